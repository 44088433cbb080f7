import { leanEntry } from '../lean-entry';
import { ESSAY_TOLD, NO_ANSWER } from '../no-answer';
import {
	itemName,
	outsideText,
	sayAt,
	withoutNoText,
	type Say,
	type TextKind
} from '../outside-text';
import type { ReadEntry, ReadItem } from '../read-set';
import type { Place, Remark } from '../remark';
import type { GiftBlock } from './blocks';
import { bracesIn, lastMarkAt, markAt, unescapeGift, type Braces } from './escapes';
import { readCategory, readLabels } from './labels';
import { readChoices } from './read-choices';
import { readMatching } from './read-matching';
import { readNumeric } from './read-numeric';
import { readShortText } from './read-short-text';

/** What is read of the answers of a question: the fields that its type has, or null where it is left out (and told). */
export type Answers = ReadEntry extends infer E
	? E extends { type: string }
		? Omit<E, 'stem' | 'explanation' | 'tags' | 'hint' | 'difficulty' | 'image'>
		: never
	: never;

/** Reads a piece of the file that may begin with a format of its own. */
export type ReadText = (raw: string) => string;

const FORMATS: { readonly [name: string]: TextKind } = {
	html: 'html',
	moodle: 'mixed',
	plain: 'plain',
	markdown: 'markdown'
};

/** One question; null where it could not be understood, which is told. */
export function readBlock(block: GiftBlock, remarks: Remark[]): ReadItem | null {
	const { name, rest } = nameOf(block.text);
	const place: Place = { line: block.line, item: name === null ? shortName(rest) : itemName(name) };
	const say = sayAt(remarks, place);
	const { id, tags } = readLabels(block.comments);
	const entry = readEntry(rest, name, say);
	if (entry === null) return null;
	return {
		place,
		...(id === undefined ? {} : { ownId: id }),
		group: readCategory(block.category),
		entry: leanEntry({ ...entry, tags })
	};
}

function readEntry(raw: string, name: string | null, say: Say): ReadEntry | null {
	const braces = answerBraces(raw, say);
	if (braces === undefined) return null;
	const inner = braces ? withoutNote(raw.slice(braces.start + 1, braces.end)) : '';
	const general = lastMarkAt(inner, '####');
	const answers = (general < 0 ? inner : inner.slice(0, general)).trim();
	const { format, text } = formatOf(braces ? withGap(raw, braces) : raw, 'mixed');
	const read: ReadText = (piece) => {
		const own = formatOf(piece, format);
		return outsideText(unescapeGift(own.text), own.format, say);
	};
	const stem = outsideText(unescapeGift(text), format, say);
	const explanation = general < 0 ? '' : read(inner.slice(general + 4).trim());
	if (braces === null) return description(name, stem, say);
	if (stem === '') {
		say('left-out', 'The question has no text.');
		return null;
	}
	if (answers === '') {
		if (explanation === '') say('noted', ESSAY_TOLD);
		return { type: 'card', stem, back: explanation || NO_ANSWER };
	}
	const body = readAnswers(answers, read, say);
	if (body === null) return null;
	return { ...body, stem, ...(explanation === '' ? {} : { explanation }) } as ReadEntry;
}

/** A text that asks nothing. */
function description(name: string | null, text: string, say: Say): ReadEntry | null {
	if (text === '') {
		say('left-out', 'The text is empty.');
		return null;
	}
	say('noted', 'A text without a question became a card.');
	return name === null
		? { type: 'card', stem: text, back: NO_ANSWER }
		: { type: 'card', stem: outsideText(name, 'plain', say), back: text };
}

function readAnswers(raw: string, read: ReadText, say: Say): Answers | null {
	if (raw.startsWith('#')) return readNumeric(raw.slice(1), read, say);
	if (markAt(raw, '~') >= 0) return readChoices(raw, read, say);
	if (markAt(raw, '=') >= 0 && markAt(raw, '->') >= 0) return readMatching(raw, read, say);
	const truth = /^(?:(T|TRUE)|F|FALSE)\s*(?:\/\/[^\n]*)?(?:#|$)/i.exec(raw);
	if (truth) return readTruth(raw, truth[1] !== undefined, read);
	return readShortText(raw, read, say);
}

/** After the answer: what to say to who gave the wrong one, then to who gave the right one. */
function readTruth(raw: string, answer: boolean, read: ReadText): Answers {
	const [, wrong = '', right = ''] = partsOf(raw);
	const told = { right: read(right) || undefined, wrong: read(wrong) || undefined };
	return {
		type: 'true-false',
		answer,
		feedback:
			(told.right ?? told.wrong) === undefined
				? undefined
				: { true: answer ? told.right : told.wrong, false: answer ? told.wrong : told.right }
	};
}

function partsOf(raw: string): string[] {
	const first = markAt(raw, '#');
	if (first < 0) return [raw];
	const second = markAt(raw, '#', first + 1);
	if (second < 0) return [raw.slice(0, first), raw.slice(first + 1).trim()];
	return [raw.slice(0, first), raw.slice(first + 1, second).trim(), raw.slice(second + 1).trim()];
}

function nameOf(text: string): { name: string | null; rest: string } {
	const end = text.startsWith('::') ? markAt(text, '::', 2) : -1;
	if (end < 0) return { name: null, rest: text.replace(/^::/, '') };
	const name = withoutNoText(unescapeGift(text.slice(2, end))).replace(/\s+/g, ' ');
	// A comment may stand behind the name.
	const rest = text.slice(end + 2).replace(/^[ \t]*\/\/[^\n]*\n/, '');
	return { name: name === '' ? null : name, rest: rest.trim() };
}

function shortName(raw: string): string {
	const text = raw.slice(0, 500).replace(/^\[\w+\]/, '');
	const brace = markAt(text, '{');
	const shown = brace > 0 ? text.slice(0, brace) : text.replace(/\{[^{}]*\}/, '_____');
	return itemName(unescapeGift(shown).replace(/<[^<>]{0,300}>/g, ' '));
}

function formatOf(raw: string, format: TextKind): { format: TextKind; text: string } {
	const named = /^\s*\[(html|moodle|plain|markdown)\]/.exec(raw);
	return named
		? { format: FORMATS[named[1]!]!, text: raw.slice(named[0].length) }
		: { format, text: raw };
}

/** What begins as answers do: formulas in the text may have braces that nobody escaped. */
const LIKE_ANSWERS = /^\s*(?:$|[=~#%]|(?:T|F|TRUE|FALSE)\s*(?:#|$))/i;

/** Where the answers stand; null where there are none, undefined where it cannot be told. */
function answerBraces(raw: string, say: Say): Braces | null | undefined {
	const pairs = bracesIn(raw);
	if (pairs?.length === 0) return null;
	if (pairs?.length === 1) return pairs[0]!;
	if (pairs) {
		const likely = pairs.filter(({ start, end }) => LIKE_ANSWERS.test(raw.slice(start + 1, end)));
		if (likely.length === 1) return likely[0]!;
		say(
			'left-out',
			'There is more than one pair of braces, and it is not clear which holds the answers; braces in a text want a backslash.'
		);
		return undefined;
	}
	// As Moodle has it: the first of each, if no other follows that would be lost.
	const start = markAt(raw, '{');
	const end = markAt(raw, '}', Math.max(0, start));
	if (start >= 0 && end > start && markAt(raw, '{', end) < 0 && markAt(raw, '}', end + 1) < 0)
		return { start, end };
	say('left-out', 'The braces around the answers do not match.');
	return undefined;
}

/** A comment may stand behind the brace that opens. */
const withoutNote = (inner: string) => inner.replace(/^[ \t]*\/\/[^\n]*/, '').trim();

/** The text of the question, with a line to fill in where it goes on after the answers. */
function withGap(raw: string, { start, end }: Braces): string {
	const head = raw.slice(0, start);
	const tail = raw.slice(end + 1);
	if (tail.trim() === '') return head;
	// "How many? {#3}." ends a sentence twice.
	const isDone = /^[\s.?!\"';:,)]*$/.test(tail) && /[.?!:…)\]>]\s*$/.test(head);
	return isDone ? head : `${head}_____${tail}`;
}
