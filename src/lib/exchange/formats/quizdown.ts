import { Unreadable, type Format } from './format';
import { leanEntry } from './lean-entry';
import { itemName, outsideText, sayAt, type Say } from './outside-text';
import type { ReadEntry, ReadItem, ReadSet } from './read-set';
import type { Remark } from './remark';

const HEADING = /^ {0,3}#{1,6}(?:[ \t]+|$)/;
const FENCE = /^ {0,3}(`{3,}|~{3,})[ \t]*([\w{.-]*)/;
const ITEM = /^ {0,3}(?:[-*+]|(\d{1,9})[.)])[ \t]+(?:\[([ xX]?)\][ \t]*)?(.*)$/;
const QUOTE = /^[ \t]*> ?/;
const RULE = /^---[ \t]*$/;

interface Item {
	ordered: boolean;
	/** Null without a box. */
	checked: boolean | null;
	lines: string[];
	comment: string[];
}

/** A heading and what stands below it. */
interface Section {
	line: number;
	title: string;
	lines: string[];
}

/** Quizzes in Markdown: https://github.com/bonartm/quizdown-js */
export const quizdown: Format = {
	id: 'quizdown',
	name: 'quizdown Markdown',
	endings: ['md', 'txt'],
	detect(file) {
		const head = file.head();
		if (!/^ {0,3}#{1,6}[ \t]/m.test(head)) return 0;
		return /^ {0,3}(?:[-*+]|\d{1,9}[.)])[ \t]+\[[ xX]\][ \t]/m.test(head) ? 0.9 : 0;
	},
	async read(file) {
		const lines = file.text.split('\n');
		const whole = readQuiz(lines, 1);
		const set = whole.items.length > 0 ? whole : readFenced(lines);
		if (set.items.length === 0 && set.remarks.length === 0)
			throw new Unreadable(
				'There is no question in this file: in quizdown, a question is a heading with a list of answers below it.'
			);
		return set;
	}
};

/** Pages about quizdown have their quizzes in listings. */
function readFenced(lines: readonly string[]): ReadSet {
	const items: ReadItem[] = [];
	const remarks: Remark[] = [];
	for (let at = 0; at < lines.length; at++) {
		const fence = FENCE.exec(lines[at]!);
		if (!fence) continue;
		let end = at + 1;
		while (end < lines.length && !lines[end]!.trim().startsWith(fence[1]!)) end++;
		if (/^(?:markdown|md|quizdown)?$/i.test(fence[2]!)) {
			const set = readQuiz(lines.slice(at + 1, end), at + 2);
			items.push(...set.items);
			if (set.items.length > 0) remarks.push(...set.remarks);
		}
		at = end;
	}
	return { items, pictures: new Map(), remarks };
}

/** @param first the number of the first line in the file */
function readQuiz(lines: readonly string[], first: number): ReadSet {
	const set: ReadSet = { items: [], pictures: new Map(), remarks: [] };
	let start = lines.findIndex((line) => line.trim() !== '');
	if (start >= 0 && RULE.test(lines[start]!)) {
		const end = lines.findIndex((line, index) => index > start && RULE.test(line));
		const locale = /^locale:[ \t]*['"]?([a-z]{2,3})['"]?[ \t]*$/m.exec(
			lines.slice(start, Math.max(end, start)).join('\n')
		);
		if (locale) set.language = locale[1];
		start = end + 1;
	}
	for (const section of sectionsOf(lines, Math.max(0, start), first)) {
		const place = { line: section.line, item: itemName(section.title) };
		const entry = entryOf(section, sayAt(set.remarks, place));
		if (entry) set.items.push({ place, group: [], entry: leanEntry(entry) });
	}
	return set;
}

function sectionsOf(lines: readonly string[], start: number, first: number): Section[] {
	const sections: Section[] = [];
	let fence = '';
	for (let at = start; at < lines.length; at++) {
		const line = lines[at]!;
		const mark = FENCE.exec(line)?.[1] ?? '';
		if (fence !== '' && line.trim().startsWith(fence)) fence = '';
		else if (fence === '' && mark !== '') fence = mark;
		else if (fence === '' && HEADING.test(line)) {
			const title = line.replace(HEADING, '').replace(/[ \t]+#+[ \t]*$/, '');
			sections.push({ line: first + at, title, lines: [] });
			continue;
		}
		sections.at(-1)?.lines.push(line);
	}
	return sections;
}

function entryOf({ title, lines }: Section, say: Say): ReadEntry | null {
	const { body, hint, items, isFixed } = partsOf(lines);
	const leftOut = (text: string) => {
		say('left-out', text);
		return null;
	};
	const markdown = (of: readonly string[]) => outsideText(of.join('\n'), 'markdown', say);
	const stem = markdown([title, '', ...body]);
	if (items.length === 0) return leftOut('There is no list of answers below the heading.');
	if (stem === '') return leftOut('The question has no text.');
	if (items.length < 2) return leftOut('There is only one answer.');
	const parts = items.map((item) => ({
		text: markdown(item.lines),
		feedback: markdown(item.comment) || undefined
	}));
	if (parts.some(({ text }) => text === '')) return leftOut('An answer has no text.');
	const base = { stem, hint: markdown(hint) || undefined };
	if (items.every(({ checked }) => checked === null))
		return { type: 'ordering', ...base, items: parts };
	const right = items.filter(({ checked }) => checked).length;
	if (right === 0) return leftOut('No answer is marked as right.');
	if (right === items.length) return leftOut('Every answer is right.');
	const isSingle = items[0]!.ordered && right === 1;
	if (items[0]!.ordered && right > 1)
		say(
			'changed',
			'Several answers of a single choice are right; now all of them are to be chosen.'
		);
	return {
		type: isSingle ? 'single' : 'multiple',
		...base,
		choices: parts.map((part, index) => ({
			...part,
			correct: items[index]!.checked || undefined,
			pinned: isFixed || undefined
		}))
	};
}

/** The text, the hint, and the list that is the answers: one with boxes, or else one with numbers. */
function partsOf(lines: readonly string[]): {
	body: string[];
	hint: string[];
	items: Item[];
	isFixed: boolean;
} {
	const hasBoxes = lines.some((line) => isAnswer(line, true));
	const body: string[] = [];
	const hint: string[] = [];
	const items: Item[] = [];
	let fence = '';
	let isFixed = false;
	let inList = false;
	for (let at = 0; at < lines.length; at++) {
		const line = lines[at]!;
		const mark = FENCE.exec(line)?.[1] ?? '';
		const options =
			RULE.test(line) && body.every((each) => each.trim() === '') ? optionsEnd(lines, at) : -1;
		if (options > 0) {
			isFixed = /^shuffleAnswers:[ \t]*false\b/m.test(lines.slice(at, options).join('\n'));
			at = options;
		} else if (fence !== '') {
			if (line.trim().startsWith(fence)) fence = '';
			(inList ? items.at(-1)!.lines : body).push(line);
		} else if (isAnswer(line, hasBoxes)) {
			const [, number, box, text = ''] = ITEM.exec(line)!;
			items.push({
				ordered: number !== undefined,
				checked: box === undefined ? null : /x/i.test(box),
				lines: [text],
				comment: []
			});
			inList = true;
		} else if (inList && /^[ \t]/.test(line) && line.trim() !== '') {
			if (QUOTE.test(line)) items.at(-1)!.comment.push(line.replace(QUOTE, ''));
			else items.at(-1)!.lines.push(line.trim());
			fence = mark;
		} else if (QUOTE.test(line)) hint.push(line.replace(QUOTE, ''));
		else {
			if (line.trim() !== '') inList = false;
			if (!RULE.test(line)) body.push(line);
			fence = mark;
		}
	}
	return { body, hint, items, isFixed };
}

function isAnswer(line: string, withBox: boolean): boolean {
	const item = ITEM.exec(line);
	return item !== null && (withBox ? item[2] !== undefined : item[1] !== undefined);
}

/** The line that ends the options of one question; 0 where the rule begins none. */
function optionsEnd(lines: readonly string[], at: number): number {
	for (let end = at + 1; end < Math.min(lines.length, at + 10); end++) {
		if (RULE.test(lines[end]!)) return end;
		if (!/^\w+:/.test(lines[end]!) && lines[end]!.trim() !== '') return 0;
	}
	return 0;
}
