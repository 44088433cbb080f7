import type { Bank, Question } from '../../../core/bank/bank';
import { buildQuestion } from '../../../core/bank/build-question';
import { textAroundBlanks } from '../../../core/bank/blanks-in-text';
import type { QuestionEntry } from '../../../core/bank/schema';
import { parseMarkup } from '../../../core/markup/parse-markup';
import { plainNodes } from '../../../core/markup/plain-text';
import type { ReadItem } from '../../formats/read-set';

/** Fields of a question that no other format has, or that follow from the rest. */
const NEVER = new Set([
	'id',
	'facts',
	'section',
	'wording',
	'key',
	'markup',
	'difficulty',
	'gives',
	'digest',
	'width',
	'height'
]);
/** Texts that are read with marks where the bank says so; all others are plain. */
const MARKED = new Set([
	'stem',
	'back',
	'explanation',
	'text',
	'feedback',
	'hint',
	'right',
	'wrong',
	'true',
	'false',
	'match',
	'prompt'
]);

/** A read item as the question that a bank would have of it. */
export function questionOf({ entry }: ReadItem): Question {
	const whole = { explanation: '', ...entry, id: 'x', facts: ['x'] } as QuestionEntry;
	return buildQuestion(whole, 'x', 'markdown');
}

/** What a question says, for comparing: without ids, spaces and marks; formulas, code and lists by their letters. */
export function comparable(question: Question): unknown {
	const isMarked = question.markup === 'markdown';
	const said = (value: unknown, path: string): unknown => {
		if (typeof value === 'string') {
			const name = path.slice(path.lastIndexOf('.') + 1);
			const isGapText = question.type === 'cloze' && path === 'text';
			if (!MARKED.has(name) || isPlain(path) || !isMarked)
				return withoutSpaces(isGapText ? withoutIds(value) : value);
			const lists = !LINES.has(path);
			const pieces =
				question.type === 'cloze' && path === 'text' ? textAroundBlanks(value) : [value];
			const read = pieces.map((piece) => plainNodes(parseMarkup(piece, lists)));
			return withoutSpaces(read.join('{{}}'));
		}
		if (Array.isArray(value)) return value.map((each) => said(each, path));
		if (typeof value !== 'object' || value === null) return value;
		return Object.fromEntries(
			Object.entries(value)
				.filter(([name, each]) => !NEVER.has(name) && each !== undefined)
				.map(([name, each]) => [name, said(each, path === '' ? name : `${path}.${name}`)])
		);
	};
	return said(question, '');
}

/** Where a line that begins with "- " is no list. */
const LINES = new Set([
	...['text', 'choices.text', 'blanks.choices.text', 'items.text'],
	...['prompts.text', 'prompts.match', 'options.text']
]);

const withoutIds = (text: string) => text.replace(/\{\{[^{}]*\}\}/g, '{{}}');

const withoutSpaces = (text: string) => text.replace(/\s+/g, '');

/** A bank without letters that nobody sees, which other programs need not keep. */
export const withoutUnseen = (bank: Bank): Bank =>
	JSON.parse(
		JSON.stringify(bank).replace(/[\u00ad\u200b\u2060-\u2064\ufeff\ufff9-\ufffd]/g, 'x')
	) as Bank;

/** Of accepted answers, speakers and the like. */
const isPlain = (path: string) => ['confusions.text', 'image.alt'].includes(path);
