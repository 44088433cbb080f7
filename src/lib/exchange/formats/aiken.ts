import type { Bank, Question } from '../../core/bank/bank';
import { hasMarks } from '../../core/markup/parse-markup';
import { plainText } from '../../core/markup/plain-text';
import { Unreadable, type Format } from './format';
import { leanEntry } from './lean-entry';
import { itemName, outsideText, sayAt, type Say } from './outside-text';
import type { ReadItem, ReadSet } from './read-set';
import type { Remark } from './remark';

const CHOICE = /^\s*([A-Za-z])([.)])(\s*)(.*)$/;
const ANSWER = /^\s*ANSWERS?\s*:\s*(.*)$/i;
const LETTER = (index: number) => String.fromCharCode(65 + index);

/** One question as its lines come in. */
interface Draft {
	line: number;
	stem: string[];
	choices: { letter: string; lines: string[] }[];
	/** Whether the line before was empty. */
	afterGap: boolean;
}

/** A line that begins a choice: the letter that is due, or, with room behind it, any capital once there are choices. */
function choiceOf(line: string, { choices, stem }: Draft): { letter: string; text: string } | null {
	const match = CHOICE.exec(line);
	if (!match || stem.length === 0) return null;
	const [, raw = '', , room = '', text = ''] = match;
	const isDue = raw.toUpperCase() === LETTER(choices.length);
	const isCapital = choices.length > 0 && raw === raw.toUpperCase() && room !== '';
	return isDue || isCapital ? { letter: raw.toUpperCase(), text } : null;
}

function readAiken(text: string): ReadSet {
	const items: ReadItem[] = [];
	const remarks: Remark[] = [];
	let draft: Draft | null = null;

	const sayOf = (of: Draft, line = of.line) =>
		sayAt(remarks, { line, item: itemName(of.stem[0] ?? '') });
	const giveUp = (of: Draft) => {
		const hasChoices = of.choices.length > 0;
		sayOf(of)(
			'left-out',
			hasChoices
				? 'The question has no line that begins with "ANSWER:".'
				: 'A text without choices is no question.'
		);
	};

	text.split('\n').forEach((line, index) => {
		const answer = ANSWER.exec(line);
		if (line.trim() === '') {
			if (draft) draft.afterGap = true;
		} else if (answer) {
			if (draft) {
				const item = itemOf(draft, answer[1] ?? '', sayOf(draft, index + 1));
				if (item) items.push(item);
			} else
				sayAt(remarks, { line: index + 1 })('left-out', 'An answer stands without a question.');
			draft = null;
		} else if (draft === null)
			draft = { line: index + 1, stem: [line], choices: [], afterGap: false };
		else {
			const choice = choiceOf(line, draft);
			if (choice) draft.choices.push({ letter: choice.letter, lines: [choice.text] });
			else if (draft.choices.length === 0)
				draft.stem.push(...(draft.afterGap ? ['', line] : [line]));
			else if (draft.afterGap) {
				giveUp(draft);
				draft = { line: index + 1, stem: [line], choices: [], afterGap: false };
			} else draft.choices.at(-1)!.lines.push(line);
			draft.afterGap = false;
		}
	});
	if (draft) giveUp(draft);
	return { items, pictures: new Map(), remarks };
}

function itemOf({ line, stem, choices }: Draft, answer: string, say: Say): ReadItem | null {
	const leftOut = (text: string) => {
		say('left-out', text);
		return null;
	};
	const right = new Set(answer.toUpperCase().match(/\b[A-Z]\b/g));
	if (choices.length < 2) return leftOut('There are fewer than two choices.');
	if (right.size === 0) return leftOut('The answer names no letter.');
	const letters = choices.map(({ letter }) => letter);
	if ([...right].some((letter) => letters.indexOf(letter) !== letters.lastIndexOf(letter)))
		return leftOut('Two choices have the letter of the answer.');
	if ([...right].some((letter) => !letters.includes(letter)))
		return leftOut('The answer names a letter that no choice has.');
	if (right.size === choices.length) return leftOut('Every choice is right.');
	const plain = (lines: string[]) => outsideText(lines.join('\n'), 'plain', say);
	const read = choices.map(({ letter, lines }) => ({
		text: plain(lines),
		correct: right.has(letter) || undefined
	}));
	if (read.some(({ text }) => text === '')) return leftOut('A choice has no text.');
	const asked = plain(stem);
	if (asked === '') return leftOut('The question has no text.');
	return {
		place: { line, item: itemName(stem[0]!) },
		group: [],
		entry: leanEntry({
			type: right.size === 1 ? ('single' as const) : ('multiple' as const),
			stem: asked,
			choices: read
		})
	};
}

/** Moodle's Aiken format: https://docs.moodle.org/en/Aiken_format */
export const aiken: Format = {
	id: 'aiken',
	name: 'Aiken',
	endings: ['txt'],
	detect(file) {
		const lines = file.head().split('\n');
		const answers = lines.filter((line) => /^\s*ANSWER\s*:\s*[A-Z]\s*$/i.test(line)).length;
		const choices = lines.filter((line) => /^\s*[A-Z][.)]/.test(line)).length;
		return answers > 0 && choices > 1 ? 0.95 : 0;
	},
	async read(file) {
		const set = readAiken(file.text);
		if (set.items.length === 0 && set.remarks.length === 0)
			throw new Unreadable(
				'There is no question in this file: in Aiken, lines with "A.", "B." and "ANSWER: A" follow the text of the question.'
			);
		return set;
	},
	async write(bank) {
		const { text, remarks } = writeAiken(bank);
		return {
			name: `${bank.id}.txt`,
			mediaType: 'text/plain',
			bytes: new TextEncoder().encode(text),
			remarks
		};
	}
};

function writeAiken(bank: Bank): { text: string; remarks: Remark[] } {
	const remarks: Remark[] = [];
	sayAt(remarks, {})(
		'left-out',
		'Aiken holds questions, choices and keys alone: explanations, feedback, sources, sections and tags are left out.'
	);
	const blocks = bank.questions.flatMap(
		(question) => writeQuestion(question, sayAt(remarks, { item: question.id })) ?? []
	);
	return { text: blocks.map((block) => block + '\n').join('\n'), remarks };
}

/** Null where it cannot be asked. */
function writeQuestion(question: Question, say: Say): string | null {
	const line = (text: string, lists: boolean) => {
		if (question.markup === 'markdown' && hasMarks(text, lists))
			say('changed', 'Emphasis, lists, code and formulas are plain text in Aiken.');
		const plain = plainText(text, question.markup, lists);
		if (plain.includes('\n')) say('changed', 'Several lines became one.');
		return plain.replace(/\s+/g, ' ').trim();
	};
	if (question.type !== 'single' && question.type !== 'true-false') {
		say('left-out', 'Aiken knows only questions with one right choice.');
		return null;
	}
	const stem = line(question.stem, true);
	if (CHOICE.test(stem) || ANSWER.test(stem)) {
		say('left-out', 'The question begins as a choice or an answer does in Aiken.');
		return null;
	}
	const pictured = question.type === 'single' && question.choices.some(({ image }) => image);
	if (question.image || pictured) say('left-out', 'The picture is left out: Aiken holds none.');
	const choices =
		question.type === 'single'
			? question.choices.map(({ text, correct }) => ({ text: line(text, false), correct }))
			: [
					{ text: 'True', correct: question.answer },
					{ text: 'False', correct: !question.answer }
				];
	if (question.type === 'true-false')
		say('changed', 'A statement to judge became a question with the choices "True" and "False".');
	const key = LETTER(choices.findIndex(({ correct }) => correct));
	return [
		stem,
		...choices.map(({ text }, index) => `${LETTER(index)}. ${text}`),
		`ANSWER: ${key}`
	].join('\n');
}
