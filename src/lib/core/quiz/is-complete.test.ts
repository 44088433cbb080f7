import { describe, expect, test } from 'vitest';
import type { Question } from '../bank/bank';
import { isComplete } from './is-complete';
import type { Response } from './response';
import { sampleQuestion } from './testing/sample-question';

const choices = [
	{ id: 'a', text: 'a', correct: true, feedback: '' },
	{ id: 'b', text: 'b', correct: false, feedback: '' }
];
const feedback = { right: '', wrong: '' };
const multiple = sampleQuestion('multiple', { choices });
const numeric = sampleQuestion('numeric', { answer: 1, tolerance: 0, feedback, confusions: [] });
const cloze = sampleQuestion('cloze', {
	text: '{{x}} {{y}}',
	blanks: [
		{ id: 'x', kind: 'typed', accept: ['x'], feedback: '' },
		{ id: 'y', kind: 'chosen', choices }
	]
});
const matching = sampleQuestion('matching', {
	prompts: ['p', 'q'].map((id) => ({ id, text: id, match: 'o', feedback: '' })),
	options: [{ id: 'o', text: 'o' }]
});
const speakers = ['Ada', 'Bob'];
const attribution = sampleQuestion('attribution', {
	statement: '',
	kind: 'event',
	speaker: 'Ada',
	speakers
});

describe('may not be submitted', () => {
	test.each<[string, Question, Response | null]>([
		['nothing', multiple, null],
		['no choice', multiple, { type: 'multiple', choices: [] }],
		['a choice that is gone', multiple, { type: 'multiple', choices: ['gone'] }],
		['spaces', numeric, { type: 'numeric', text: ' \n' }],
		['an empty blank', cloze, { type: 'cloze', blanks: { x: 'x', y: '' } }],
		['a prompt without a match', matching, { type: 'matching', matches: { p: 'o' } }],
		['no kind', attribution, { type: 'attribution', kind: null, speaker: 'Ada' }],
		['no speaker', attribution, { type: 'attribution', kind: 'event', speaker: null }]
	])('%s', (_, question, response) => {
		expect(isComplete(question, response)).toBe(false);
	});
});

describe('may be submitted', () => {
	test.each<[string, Question, Response]>([
		['a wrong choice', multiple, { type: 'multiple', choices: ['b'] }],
		['a text that is no number', numeric, { type: 'numeric', text: 'many' }],
		['every blank filled', cloze, { type: 'cloze', blanks: { x: 'no', y: 'b' } }],
		['every prompt matched', matching, { type: 'matching', matches: { p: 'o', q: 'o' } }],
		[
			'the kind alone, where there is one speaker',
			{ ...attribution, speakers: ['Ada'] },
			{ type: 'attribution', kind: 'event', speaker: null }
		]
	])('%s', (_, question, response) => {
		expect(isComplete(question, response)).toBe(true);
	});
});
