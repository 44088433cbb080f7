import type { BlankEntry, ChoiceEntry } from '../../../core/bank/schema';
import type { ReadEntry } from '../read-set';
import { escapeMarks } from '../../rich-text/marked-text';
import { readHtml } from '../../rich-text/read-html';
import { escapeHtml } from '../../rich-text/write-html';
import { choiceEntry, type GivenChoice } from '../../xml/choice-entry';
import { clozeEntry, gapMark, withLines, withoutGapMarks } from '../../xml/gap-text';
import { isLikeHtml, plainLine, readNumber, withoutEntities } from '../../xml/given-text';
import type { ItemReading } from '../../xml/item-reading';
import { NotTaken } from '../../xml/not-taken';
import { childOf } from '../../xml/xml-element';
import { findEmbedded, type Embedded, type EmbeddedOption } from './embedded-answers';
import type { MoodleQuestion } from './moodle-question';
import { GAPS } from './write-cloze';
import { typedKey } from './read-typed';

/** A text with embedded answers. */
export function readCloze(question: MoodleQuestion): ReadEntry {
	const container = childOf(question.element, 'questiontext');
	const html = withoutGapMarks(question.html(container));
	// What we write ourselves says where the stem ends.
	const ours = html.indexOf(GAPS);
	const stem = ours < 0 ? '' : html.slice(0, ours);
	const gaps = html.slice(stem.length);
	const found = findEmbedded(gaps);
	if (found.length === 0) throw new NotTaken('It has no gap to fill.');
	const read = readHtml(withMarks(gaps, found));
	const before = readHtml(stem);
	read.pictures.unshift(...before.pictures);
	const old = question.letters('image');
	if (old !== '') read.pictures.push({ src: old, alt: '' });
	const { text, image } = question.item.pictured(read, question.finder(container));
	const base = question.base({ text: question.item.text({ ...before, pictures: [] }), image });
	const [only, ...others] = found;
	if (only?.kind === 'several' && others.length === 0 && !isLikeOne(only)) {
		const choices = only.options.map((option) => choiceOf(option, question.item));
		return choiceEntry({ ...base, stem: withLines(text) }, choices, true, question.item);
	}
	const blanks = found.map((embedded) => blankOf(embedded, question.item));
	return clozeEntry(base, text, blanks, question.item);
}

function withMarks(html: string, found: readonly Embedded[]): string {
	let marked = '';
	let at = 0;
	found.forEach(({ from, to }, nth) => {
		marked += html.slice(at, from) + gapMark(nth);
		at = to;
	});
	return marked + html.slice(at);
}

/** Of several that may be right only one is. */
const isLikeOne = ({ options }: Embedded) => options.filter(({ worth }) => worth > 0).length === 1;

function blankOf(embedded: Embedded, item: ItemReading): BlankEntry {
	switch (embedded.kind) {
		case null:
			throw new NotTaken(`It has a gap of the kind ${embedded.name}, which cannot be asked here.`);
		case 'several':
			if (!isLikeOne(embedded))
				throw new NotTaken('It has a gap with several right choices, which cannot be asked here.');
			return chosen(
				embedded.options.map((each) => (each.worth > 0 ? { ...each, worth: 1 } : each)),
				item
			);
		case 'one':
			return chosen(embedded.options, item);
		case 'numerical':
			return numerical(embedded.options, item);
		case 'short-case':
			item.tell('changed', 'In a gap capitals do not count here.');
			return typed(embedded.options, item);
		case 'short':
			return typed(embedded.options, item);
	}
}

function chosen(options: readonly EmbeddedOption[], item: ItemReading): BlankEntry {
	const given = options.map((option) => choiceOf(option, item));
	if (given.length === 1 && given[0]!.worth > 0) {
		item.tell('changed', 'A gap has one choice alone, so it is typed here.');
		return { accept: [plainLine(withoutEntities(options[0]!.text))] };
	}
	const entry = choiceEntry({ stem: '' }, given, false, item);
	// Of a single question; a gap has room for words alone.
	return { choices: (entry as { choices: ChoiceEntry[] }).choices };
}

function choiceOf({ text, worth, feedback }: EmbeddedOption, item: ItemReading): GivenChoice {
	return { text: optionText(text, item), worth, feedback: optionText(feedback, item) };
}

/** Moodle takes the entities away, and reads what is left as HTML again. */
function optionText(html: string, item: ItemReading): string {
	const once = withoutEntities(html);
	if (isLikeHtml(once)) return item.text(readHtml(once));
	// As HTML its letters may still hold a formula.
	return /\\[([]|\$\$/.test(once) ? readHtml(escapeHtml(once)).text : escapeMarks(plainLine(once));
}

function typed(options: readonly EmbeddedOption[], item: ItemReading): BlankEntry {
	const answers = options.map(({ text, worth, feedback }) => ({
		text: withoutEntities(text),
		worth,
		feedback: optionText(feedback, item)
	}));
	return typedBlank(answers, item);
}

function typedBlank(answers: Parameters<typeof typedKey>[0], item: ItemReading): BlankEntry {
	const { accept, right, wrong, confusions } = typedKey(answers, false, item);
	if (right !== '' || confusions.length > 0)
		item.tell('left-out', 'A gap that is typed has feedback to wrong answers alone here.');
	return { accept, ...(wrong ? { feedback: wrong } : {}) };
}

const NUMBER = /^(.{1,60}?)(?::(.{0,60}))?$/s;

function numerical(options: readonly EmbeddedOption[], item: ItemReading): BlankEntry {
	const answers = options.map(({ text, worth, feedback }) => {
		const [, value = text, tolerance = ''] = NUMBER.exec(withoutEntities(text)) ?? [];
		if (worth > 0 && readNumber(value) === null)
			throw new NotTaken('A number in a gap cannot be read.');
		if (worth > 0 && (readNumber(tolerance) ?? 0) !== 0)
			item.tell('changed', 'A number in a gap has a tolerance there; here it must be exact.');
		return { text: value, worth, feedback: optionText(feedback, item) };
	});
	return typedBlank(answers, item);
}
