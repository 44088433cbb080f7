import { plainText } from '../../../core/markup/plain-text';
import type { CardEntry, ReadEntry } from '../read-set';
import type { Remark } from '../remark';
import { isOccluding } from './cloze';
import { readSide, type CardSide } from './card-side';
import { filtered, type FilterScene } from './filters';
import type { NoteType } from './note-types';
import type { Note } from './notes';
import type { PictureShelf } from '../picture-shelf';
import { fillTemplate, MOST_HTML, SideTooLong, type Template } from './template';

/** What a card stands in, for its templates. */
export interface CardPlace {
	deck: readonly string[];
	/** Which of the note's cards it is, from 0. */
	place: number;
	isFlagged: boolean;
}

export type CardMade = (
	| { ok: true; entry: ReadEntry; remarks: Remark[] }
	/** Why there is none, as a sentence. */
	| { ok: false; reason: string }
) & {
	/** How it begins, in letters alone. */
	item: string;
	/** How much HTML was made for it. */
	letters: number;
};

/** What stands where a side has no words. */
const [A_PICTURE, A_SOUND, NOTHING] = ['(picture)', '(sound)', '—'];
const TITLE_LENGTH = 80;

/**
 * A note's card as Anki shows it: its templates filled, what is repeated of the front on the back left out. Every card
 * becomes one of ours that is shown and rated, gaps too, for that is how it was learnt.
 */
export function makeCard(note: Note, type: NoteType, at: CardPlace, shelf: PictureShelf): CardMade {
	let [item, letters] = ['', 0];
	const none = (reason: string): CardMade => ({
		ok: false,
		reason,
		item: item || titleOf(readSide((note.fields[0] ?? '').slice(0, 1000))) || note.guid,
		letters
	});
	const template = type.templates.get(type.isCloze ? 0 : at.place);
	if (!template) return none('Its note type has no such card.');
	if (type.isOcclusion || note.fields.some(isOccluding))
		return none('It hides parts of a picture, which no question here can do.');
	const filled = (sides: Template, scene: FilterScene) =>
		fillTemplate(sides, {
			field: (name) => fieldOf(name, note, type, at, scene.isBack),
			filtered: (html, filters) => filtered(html, filters, scene),
			gap: scene.gap
		});
	const gap = at.place + 1;
	const hints: string[] = [];
	let front: CardSide;
	let back: CardSide;
	try {
		const lost = [new Set<string>(), new Set<string>()] as const;
		const shown = filled(template.front, { gap, isBack: false, hints, lost: lost[0] });
		letters = shown.length;
		front = readSide(shown, lost[0]);
		const answer = filled(template.back, { gap, isBack: true, hints, lost: lost[1] });
		letters += answer.length;
		back = readSide(withoutFront(answer, front), lost[1]);
	} catch (error) {
		if (!(error instanceof SideTooLong)) throw error;
		letters += MOST_HTML;
		return none('It is longer than any question can be.');
	}
	const sources = new Set(front.pictures.map(({ src }) => src));
	back.pictures = back.pictures.filter(({ src }) => !sources.has(src));
	item = titleOf(front);
	const remarks: Remark[] = [];
	const tell = (kind: Remark['kind'], text: string) =>
		remarks.push({ kind, place: { item }, text });
	const image = pictureOf(front, shelf, tell);
	const backImage = pictureOf(back, shelf, tell);
	if (front.text === '' && !image) {
		if (front.pictures.length > 0)
			return none('Its front is a picture that could not be taken over.');
		return none(
			front.lost.includes('sound')
				? 'Its front is a sound, and sounds cannot be played here.'
				: 'Its front is empty.'
		);
	}
	tellLost(front, back, template.hasScript, tell);
	const hint = hints.length > 0 ? readSide(hints.join('<br>')).text : '';
	if (back.text === '' && !backImage && back.pictures.length === 0 && !back.lost.includes('sound'))
		tell('noted', 'Its back is empty.');
	const entry: Omit<CardEntry, 'id' | 'facts' | 'dismissed' | 'explanation'> = {
		type: 'card',
		stem: front.text || A_PICTURE,
		...(image && { image }),
		back: back.text || standIn(back),
		...(backImage && { 'back-image': backImage }),
		...(hint && { hint }),
		...(note.tags.length > 0 && { tags: note.tags })
	};
	return { ok: true, entry, remarks, item, letters };
}

const titleOf = ({ text }: CardSide) =>
	plainText(text, 'markdown').replace(/\s+/g, ' ').slice(0, TITLE_LENGTH);

function standIn(side: CardSide): string {
	if (side.pictures.length > 0) return A_PICTURE;
	return side.lost.includes('sound') ? A_SOUND : NOTHING;
}

function fieldOf(
	name: string,
	note: Note,
	type: NoteType,
	{ deck, place, isFlagged }: CardPlace,
	isBack: boolean
): string | undefined {
	const at = type.fields.indexOf(name);
	if (at >= 0) return note.fields[at] ?? '';
	switch (name) {
		// The front stays to be seen above the back.
		case 'FrontSide':
			return isBack ? '' : undefined;
		case 'Tags':
			return escaped(note.tags.join(' '));
		case 'Type':
			return escaped(type.name);
		case 'Deck':
			return escaped(deck.join('::'));
		case 'Subdeck':
			return escaped(deck.at(-1) ?? '');
		case 'Card':
			return escaped(type.isCloze ? `Cloze ${place + 1}` : (type.templates.get(place)?.name ?? ''));
		case 'CardFlag':
			return isFlagged ? 'flag1' : 'flag0';
		default:
			return undefined;
	}
}

const escaped = (text: string) =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Many a template says the front once more before it answers, most of them above this line. */
const ANSWER_LINE = /<hr\b[^<>]{0,100}\bid\s?=\s?["']?answer\b[^<>]{0,100}>/i;

function withoutFront(back: string, front: CardSide): string {
	const line = ANSWER_LINE.exec(back);
	if (!line) return back;
	const above = readSide(back.slice(0, line.index)).text;
	const says = plainText(front.text, 'markdown').startsWith(plainText(above, 'markdown'));
	return says ? back.slice(line.index) : back;
}

type Tell = (kind: Remark['kind'], text: string) => void;

/** The first picture that can be taken. */
function pictureOf({ pictures }: CardSide, shelf: PictureShelf, tell: Tell) {
	let first: { file: string; alt: string } | undefined;
	for (const picture of pictures) {
		if (first) {
			tell('left-out', 'A picture is left out: a side has room for one.');
			continue;
		}
		const taken = shelf.take(picture);
		if ('problem' in taken) tell('left-out', `A picture is left out: ${taken.problem}.`);
		else first = taken;
	}
	return first;
}

function tellLost(front: CardSide, back: CardSide, hasScript: boolean, tell: Tell): void {
	for (const lost of new Set([...front.lost, ...back.lost])) {
		// Told once, where it stands: in the note type.
		if (lost === 'script' && hasScript) continue;
		if (lost === 'a link') tell('changed', 'A link stays as its words, without its address.');
		else if (lost === 'a field to type into')
			tell('changed', 'Its answer is not typed but thought of, and rated by the learner.');
		else tell('left-out', `What cannot be shown here is left out: ${lost}.`);
	}
	if (front.isCut || back.isCut)
		tell('changed', 'A side with more than 5,000 characters is cut off there.');
}
