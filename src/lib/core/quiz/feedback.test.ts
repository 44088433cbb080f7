import { describe, expect, test } from 'vitest';
import type { Question } from '../bank/bank';
import { describeKey, describeResponse } from './describe';
import { feedbackFor } from './feedback';
import { gradeAnswer } from './grade-answer';
import type { Response } from './response';
import { sampleQuestion } from './testing/sample-question';

const choice = (id: string, correct: boolean) => ({
	id,
	text: id.toUpperCase(),
	correct,
	feedback: `on ${id}`
});
const told = (question: Question, response: Response) =>
	feedbackFor(question, response, gradeAnswer(question, response));

const single = sampleQuestion('single', {
	choices: [choice('a', true), choice('b', false), choice('c', false)]
});
const multiple = sampleQuestion('multiple', {
	choices: [choice('a', true), choice('b', true), choice('c', false), choice('d', false)]
});
const trueFalse = sampleQuestion('true-false', {
	answer: true,
	feedback: { true: 'on true', false: 'on false' }
});
const typed = sampleQuestion('short-text', {
	accept: ['Vladivostok'],
	caseSensitive: false,
	feedback: { right: 'Indeed', wrong: '' },
	confusions: []
});
const cloze = sampleQuestion('cloze', {
	text: '{{x}} {{y}}',
	blanks: [
		{ id: 'x', kind: 'typed', accept: ['ebb'], feedback: 'on x' },
		{ id: 'y', kind: 'chosen', choices: single.choices }
	]
});
const matching = sampleQuestion('matching', {
	prompts: ['p', 'q'].map((id) => ({ id, text: id, match: `${id}o`, feedback: `on ${id}` })),
	options: ['po', 'qo'].map((id) => ({ id, text: `option ${id}` }))
});
const ordering = sampleQuestion('ordering', {
	items: ['first', 'second'].map((id) => ({ id, text: `the ${id}`, feedback: `on ${id}` }))
});
const attribution = sampleQuestion('attribution', {
	statement: '',
	kind: 'event',
	speaker: 'Ada',
	speakers: ['Ada', 'Bob']
});

describe('feedback', () => {
	test('is on the choice alone when it is the key', () => {
		expect(told(single, { type: 'single', choice: 'a' })).toEqual([
			{ about: 'choice', label: 'A', right: true, text: 'on a' }
		]);
	});

	test('is on the choice and on the key when it is not', () => {
		expect(told(single, { type: 'single', choice: 'b' })).toEqual([
			{ about: 'key', label: 'A', right: true, text: 'on a' },
			{ about: 'choice', label: 'B', right: false, text: 'on b' }
		]);
		expect(told(trueFalse, { type: 'true-false', value: false })).toEqual([
			{ about: 'key', label: 'true', right: true, text: 'on true' },
			{ about: 'choice', label: 'false', right: false, text: 'on false' }
		]);
	});

	test('is on the key alone for who does not know', () => {
		expect(told(single, { type: 'dont-know' })).toEqual([
			{ about: 'key', label: 'A', right: true, text: 'on a' }
		]);
	});

	test('is on all that was chosen and on each key that was missed', () => {
		expect(told(multiple, { type: 'multiple', choices: ['a', 'c'] })).toEqual([
			{ about: 'choice', label: 'A', right: true, text: 'on a' },
			{ about: 'key', label: 'B', right: true, text: 'on b' },
			{ about: 'choice', label: 'C', right: false, text: 'on c' }
		]);
	});

	test('is for right to a typo, and left out where the bank has none', () => {
		expect(told(typed, { type: 'short-text', text: 'Vladivostock' })).toEqual([
			{ about: 'choice', label: 'Vladivostock', right: true, text: 'Indeed' }
		]);
		expect(told(typed, { type: 'short-text', text: 'Kyiv' })).toEqual([]);
	});

	test('is on each blank, a typed one only when it is wrong', () => {
		expect(told(cloze, { type: 'cloze', blanks: { x: 'flow', y: 'b' } })).toEqual([
			{ about: 'part', label: 'ebb', right: false, text: 'on x', part: 'x' },
			{ about: 'key', label: 'A', right: true, text: 'on a', part: 'y' },
			{ about: 'choice', label: 'B', right: false, text: 'on b', part: 'y' }
		]);
		expect(told(cloze, { type: 'cloze', blanks: { x: 'ebb', y: 'a' } })).toEqual([
			{ about: 'choice', label: 'A', right: true, text: 'on a', part: 'y' }
		]);
	});

	test('is on each prompt and each item', () => {
		expect(told(matching, { type: 'matching', matches: { p: 'po', q: 'po' } })).toEqual([
			{ about: 'part', label: 'p', right: true, text: 'on p', part: 'p' },
			{ about: 'part', label: 'q', right: false, text: 'on q', part: 'q' }
		]);
		const items = told(ordering, { type: 'ordering', order: ['second', 'first'] });
		expect(items.map(({ part, right }) => [part, right])).toEqual([
			['first', false],
			['second', false]
		]);
	});
});

describe('what was answered and the key are shown', () => {
	test.each<[string, Question, Response, unknown, unknown]>([
		['single', single, { type: 'single', choice: 'b' }, [{ value: 'B' }], [{ value: 'A' }]],
		[
			'multiple',
			multiple,
			{ type: 'multiple', choices: ['c', 'a', 'gone'] },
			[{ value: 'A' }, { value: 'C' }],
			[{ value: 'A' }, { value: 'B' }]
		],
		[
			'cloze',
			cloze,
			{ type: 'cloze', blanks: { x: 'flow', y: 'b' } },
			[
				{ label: '1', value: 'flow' },
				{ label: '2', value: 'B' }
			],
			[
				{ label: '1', value: 'ebb' },
				{ label: '2', value: 'A' }
			]
		],
		[
			'matching',
			matching,
			{ type: 'matching', matches: { p: 'qo' } },
			[
				{ label: 'p', value: 'option qo' },
				{ label: 'q', value: '' }
			],
			[
				{ label: 'p', value: 'option po' },
				{ label: 'q', value: 'option qo' }
			]
		],
		[
			'ordering',
			ordering,
			{ type: 'ordering', order: ['second', 'first'] },
			[
				{ label: '1', value: 'the second' },
				{ label: '2', value: 'the first' }
			],
			[
				{ label: '1', value: 'the first' },
				{ label: '2', value: 'the second' }
			]
		],
		[
			'attribution',
			attribution,
			{ type: 'attribution', kind: 'figure', speaker: 'Bob' },
			[
				{ label: 'kind', value: 'figure' },
				{ label: 'speaker', value: 'Bob' }
			],
			[
				{ label: 'kind', value: 'event' },
				{ label: 'speaker', value: 'Ada' }
			]
		]
	])('%s', (_, question, response, answer, key) => {
		expect(describeResponse(question, response)).toEqual(answer);
		expect(describeKey(question)).toEqual(key);
	});
});
