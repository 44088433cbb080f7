import type { Bank, Question } from '../../../core/bank/bank';
import { buildBank } from '../../../core/bank/build-bank';
import { examplePng } from '../../../core/bank/example-image';
import { cardOf } from '../../../core/bank/image-card';
import type { ImageBytes } from '../../bank-texts';
import { buildQuestion } from '../../../core/bank/build-question';
import { textAroundBlanks } from '../../../core/bank/blanks-in-text';
import type { BankFile, QuestionEntry } from '../../../core/bank/schema';
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

/** A bank of one card with a picture on either side. */
export function cardBank(): { bank: Bank; images: ImageBytes } {
	const files = new Map([
		['front.png', examplePng(3, 4)],
		['back.png', examplePng(4, 3)]
	]);
	const cards = new Map([...files].map(([name, bytes]) => [name, cardOf(bytes)]));
	const source = {
		title: 'x',
		author: 'x',
		publisher: 'x',
		date: '2024-03-01',
		url: 'https://example.org'
	};
	const bank = buildBank(
		{
			...{
				id: 'x',
				title: 'x',
				summary: 'x',
				language: 'en',
				licence: 'x',
				authors: ['x'],
				revision: 1
			},
			markup: 'markdown',
			sources: [{ id: 's', kind: 'other', passages: { unit: 'page', count: 1 }, ...source }],
			sections: [{ id: 'a', title: 'x', from: 1, to: 1 }],
			facts: [
				{ id: 'f', passage: 1, kind: 'event', 'said-by': 'x', statement: 'x', attribution: false }
			],
			questions: [
				{
					...{
						id: 'q',
						type: 'card',
						facts: ['f'],
						stem: 'The *front*',
						explanation: 'x',
						back: 'The back'
					},
					image: { file: 'front.png', alt: 'Before' },
					'back-image': { file: 'back.png', alt: 'Behind' }
				}
			]
		} as BankFile,
		new Map(),
		cards
	);
	return {
		bank,
		images: new Map([...files].map(([name, bytes]) => [cards.get(name)!.digest, bytes]))
	};
}

/** Of accepted answers, speakers and the like. */
const isPlain = (path: string) => ['confusions.text', 'image.alt'].includes(path);
