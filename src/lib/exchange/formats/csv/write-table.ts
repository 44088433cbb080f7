import Papa from 'papaparse';
import type { Bank, Question } from '../../../core/bank/bank';
import { hasMarks } from '../../../core/markup/parse-markup';
import { plainText } from '../../../core/markup/plain-text';
import { footnoteLines } from '../footnote-lines';
import { sayAt, type Say } from '../outside-text';
import type { Remark } from '../remark';
import { harmless } from './harmless';
import { HEADER_BEGIN } from './mapping';

interface Row {
	type: string;
	correct: string;
	tolerance?: string;
	/** Each with its feedback. */
	choices: [text: string, feedback: string][];
}

/** A bank as a table, one question a row; no cell can become a formula. */
export function writeTable(bank: Bank): { text: string; remarks: Remark[] } {
	const remarks: Remark[] = [];
	const rows = bank.questions.flatMap((question) => {
		const say = sayAt(remarks, { item: question.id });
		const plain = (text: string, lists = true) => {
			if (question.markup === 'markdown' && hasMarks(text, lists))
				say('changed', 'Emphasis, lists, code and formulas are plain text in a table.');
			return plainText(text, question.markup, lists);
		};
		const row = rowOf(question, plain, say);
		return row
			? [
					{
						question,
						row,
						stem: plain(question.stem),
						explanation: plain(question.explanation),
						hint: question.hint ? plain(question.hint.text) : ''
					}
				]
			: [];
	});
	const width = Math.max(2, ...rows.map(({ row }) => row.choices.length));
	const header = [
		...HEADER_BEGIN,
		...Array.from({ length: width }, (_, index) => [
			`choice ${index + 1}`,
			`feedback ${index + 1}`
		]).flat(),
		...['explanation', 'hint', 'tags', 'footnote']
	];
	const lines = rows.map(({ question, row, stem, explanation, hint }) => [
		question.id,
		bank.sections.find(({ id }) => id === question.section)?.title ?? '',
		row.type,
		stem,
		row.correct,
		row.tolerance ?? '',
		...Array.from({ length: width }, (_, index) => row.choices[index] ?? ['', '']).flat(),
		explanation,
		hint,
		question.tags.join(', '),
		footnoteLines(question, bank).join('\n')
	]);
	const cells = [header, ...lines].map((line) => line.map(harmless));
	return { text: Papa.unparse(cells, { quotes: true, newline: '\r\n' }) + '\r\n', remarks };
}

/** Null where a row has no room for it. */
function rowOf(
	question: Question,
	plain: (text: string, lists?: boolean) => string,
	say: Say
): Row | null {
	tellLosses(question, say);
	switch (question.type) {
		case 'single':
		case 'multiple':
			return {
				type: question.type,
				correct: question.choices
					.flatMap(({ correct }, index) => (correct ? [index + 1] : []))
					.join(', '),
				choices: question.choices.map(({ text, feedback }) => [plain(text, false), plain(feedback)])
			};
		case 'true-false':
			if (question.feedback.true || question.feedback.false)
				say('left-out', 'Feedback is left out but for that to choices.');
			return { type: question.type, correct: String(question.answer), choices: [] };
		case 'numeric':
			if (question.unit) say('left-out', 'The unit is left out.');
			return {
				type: question.type,
				correct: String(question.answer),
				tolerance: String(question.tolerance),
				choices: []
			};
		case 'short-text':
			if (question.caseSensitive) say('changed', 'Small and capital letters count as the same.');
			return { type: question.type, correct: question.accept.join('\n'), choices: [] };
		case 'card':
			if (question.backImage) say('left-out', 'The picture on the back is left out.');
			return { type: question.type, correct: plain(question.back, true), choices: [] };
		case 'ordering':
			return {
				type: question.type,
				correct: '',
				choices: question.items.map(({ text, feedback }) => [plain(text, false), plain(feedback)])
			};
		case 'cloze':
		case 'matching':
		case 'attribution':
			say('left-out', 'A row has no room for questions of this type.');
			return null;
	}
}

function tellLosses(question: Question, say: Say): void {
	if (question.type === 'numeric' || question.type === 'short-text') {
		const { feedback, confusions } = question;
		if (feedback.right || feedback.wrong || confusions.length > 0)
			say('left-out', 'Feedback is left out but for that to choices.');
	}
	const choices = 'choices' in question ? question.choices : [];
	if (question.image || choices.some(({ image }) => image))
		say('left-out', 'The picture is left out.');
	if (choices.some(({ pinned }) => pinned))
		say('changed', 'That a choice stays in its place is not kept.');
	if (question.difficulty !== undefined) say('left-out', 'The difficulty is left out.');
	if (question.hint?.gives) say('changed', 'That the hint gives the answer away is not kept.');
	if (question.tags.some((tag) => /[,;]/.test(tag)))
		say('changed', 'A tag with a comma became several.');
}
