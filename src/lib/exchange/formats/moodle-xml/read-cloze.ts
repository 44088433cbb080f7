import type { BlankEntry, ChoiceEntry } from '../../../core/bank/schema';
import type { ReadEntry } from '../read-set';
import { escapeMarks } from '../../rich-text/marked-text';
import { readHtml } from '../../rich-text/read-html';
import { escapeHtml } from '../../rich-text/write-html';
import { choiceEntry, type EntryBase, type GivenChoice } from '../../xml/choice-entry';
import {
	clozeEntry,
	gapMark,
	hasGap,
	marksIn,
	replaceMarks,
	withLines,
	withoutGapMarks
} from '../../xml/gap-text';
import { isLikeHtml, plainLine, readNumber, withoutEntities } from '../../xml/given-text';
import type { ItemReading } from '../../xml/item-reading';
import { NotTaken } from '../../xml/not-taken';
import { childOf } from '../../xml/xml-element';
import { findEmbedded, type Embedded, type EmbeddedOption } from './embedded-answers';
import type { MoodleQuestion } from './moodle-question';
import { GAPS } from './write-cloze';
import { numericEntry, typedKey, type NumberAnswer } from './read-typed';

/**
 * Which gaps of a text want several choices, by their place among all; a gap text has none of them here. One that stands
 * alone makes a question of the whole.
 */
export function gapsOfSeveral(html: string): number[] {
	const found = findEmbedded(withoutGapMarks(html));
	if (found.length < 2) return [];
	return found.flatMap((gap, nth) => (gap.kind === 'several' && !isLikeOne(gap) ? nth : []));
}

/** A text with embedded answers, but for those of its gaps that want several choices. */
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
	if (only && others.length === 0 && ours < 0) {
		const whole = { ...base, stem: withLines(text) };
		if (only.kind === 'several' && !isLikeOne(only)) return several(only, whole, question.item);
		if (only.kind === 'numerical')
			return numericEntry(whole, numbersOf(only.options, question.item), question.item);
	}
	const apart = gapsOfSeveral(gaps);
	if (apart.length > 0)
		question.item.tell('changed', 'A gap with several right choices became a question of its own.');
	const rest = found.filter((_, nth) => !apart.includes(nth));
	const blanks = rest.map((embedded) => blankOf(embedded, question.item));
	const marked = text
		.split(/\n{2,}/)
		.filter(
			(paragraph) => marksIn(paragraph).some((nth) => !apart.includes(nth)) || !hasGap(paragraph)
		)
		.join('\n\n');
	return clozeEntry(
		base,
		replaceMarks(marked, (nth) => (apart.includes(nth) ? '…' : gapMark(rest.indexOf(found[nth]!)))),
		blanks,
		question.item
	);
}

/** One gap of several choices among others, with the paragraph that it stands in. */
export function readGapOfSeveral(question: MoodleQuestion, asked: number): ReadEntry {
	const container = childOf(question.element, 'questiontext');
	const html = withoutGapMarks(question.html(container));
	const found = findEmbedded(html);
	const read = readHtml(withMarks(html, found));
	const { text, image } = question.item.pictured(read, question.finder(container));
	const paragraphs = text.split(/\n{2,}/);
	const at = paragraphs.findIndex((paragraph) => marksIn(paragraph).includes(asked));
	if (at < 0) throw new NotTaken('One of its gaps stands where no text can be read.');
	const isBare = !/[\p{L}\p{N}]/u.test(replaceMarks(paragraphs[at]!, () => ''));
	const stem = paragraphs.slice(isBare ? Math.max(0, at - 1) : at, at + 1).join('\n\n');
	const base = question.base({
		text: replaceMarks(stem, (nth) => (nth === asked ? '____' : '…')),
		image
	});
	return several(found[asked]!, base, question.item);
}

function several({ options }: Embedded, base: EntryBase, item: ItemReading): ReadEntry {
	const choices = options.map((option) => choiceOf(option, item));
	return choiceEntry(base, choices, true, item);
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

function numbersOf(options: readonly EmbeddedOption[], item: ItemReading): NumberAnswer[] {
	return options.map(({ text, worth, feedback }) => {
		const [, value = text, tolerance = ''] = NUMBER.exec(withoutEntities(text)) ?? [];
		return {
			text: value,
			value: readNumber(value),
			worth,
			tolerance: Math.abs(readNumber(tolerance) ?? 0),
			feedback: optionText(feedback, item)
		};
	});
}

function numerical(options: readonly EmbeddedOption[], item: ItemReading): BlankEntry {
	const answers = numbersOf(options, item);
	for (const { value, worth, tolerance } of answers) {
		if (worth > 0 && value === null) throw new NotTaken('A number in a gap cannot be read.');
		if (worth > 0 && tolerance !== 0)
			item.tell('changed', 'A number in a gap has a tolerance there; here it must be exact.');
	}
	return typedBlank(answers, item);
}
