import { describe, expect, test } from 'vitest';
import { gradeAnswer } from './grade-answer';
import { sampleQuestion } from './testing/sample-question';

const choice = (id: string, correct: boolean) => ({ id, text: id, correct, feedback: '' });

describe('single choice', () => {
	const question = sampleQuestion('single', { choices: [choice('a', true), choice('b', false)] });
	test.each([
		['a', 1],
		['b', 0],
		['gone', 0]
	])('%s scores %d', (id, score) => {
		expect(gradeAnswer(question, { type: 'single', choice: id }).score).toBe(score);
	});
});

describe('multiple choice', () => {
	const question = sampleQuestion('multiple', {
		choices: ['a', 'b', 'c', 'd'].map((id) => choice(id, true)).concat(choice('x', false))
	});
	const grade = (...choices: string[]) => gradeAnswer(question, { type: 'multiple', choices });

	test.each([
		[['a', 'b', 'c', 'd'], 1, 'right'],
		[['a', 'b', 'c'], 0.75, 'mostly'],
		[['a', 'b', 'c', 'd', 'x'], 0.75, 'mostly'],
		[['a', 'b'], 0.5, 'partly'],
		[['a', 'x'], 0, 'wrong'],
		[['x'], 0, 'wrong'],
		[[], 0, 'wrong'],
		[['a', 'b', 'c', 'gone'], 0.5, 'partly'],
		[['a', 'a', 'a', 'a'], 0.25, 'partly']
	])('%j scores %d, %s', (choices, score, outcome) => {
		expect(grade(...choices)).toMatchObject({ score, outcome });
	});

	test('tells of each choice whether to leave or take it was right', () => {
		expect(grade('a', 'x').parts).toEqual({ a: true, b: false, c: false, d: false, x: false });
		expect(grade('a').parts).toMatchObject({ a: true, x: true });
	});
});

test('true or false is all or nothing', () => {
	const question = sampleQuestion('true-false', {
		answer: false,
		feedback: { true: '', false: '' }
	});
	expect(gradeAnswer(question, { type: 'true-false', value: false }).outcome).toBe('right');
	expect(gradeAnswer(question, { type: 'true-false', value: true }).outcome).toBe('wrong');
});

describe('matching', () => {
	const question = sampleQuestion('matching', {
		prompts: ['p', 'q'].map((id) => ({ id, text: id, match: `${id}-match`, feedback: '' })),
		options: ['p-match', 'q-match', 'extra'].map((id) => ({ id, text: id }))
	});
	test('scores the share of prompts', () => {
		const matches = { p: 'p-match', q: 'extra' };
		expect(gradeAnswer(question, { type: 'matching', matches })).toEqual({
			score: 0.5,
			outcome: 'partly',
			parts: { p: true, q: false },
			notes: []
		});
	});
});

describe('ordering', () => {
	const items = ['a', 'b', 'c', 'd'].map((id) => ({ id, text: id, feedback: '' }));
	const question = sampleQuestion('ordering', { items });
	const grade = (...order: string[]) => gradeAnswer(question, { type: 'ordering', order });

	test.each([
		[['a', 'b', 'c', 'd'], 1, 'right'],
		[['b', 'a', 'c', 'd'], 5 / 6, 'mostly'],
		[['d', 'a', 'b', 'c'], 3 / 6, 'partly'],
		[['d', 'c', 'b', 'a'], 0, 'wrong'],
		[['a', 'gone', 'b', 'c', 'd', 'a'], 1, 'right'],
		[['a', 'b'], 1 / 6, 'partly'],
		[[], 0, 'wrong']
	])('%j scores %d, %s', (order, score, outcome) => {
		expect(grade(...order)).toMatchObject({ score, outcome });
	});

	test('counts the pairs in order, and tells of each item whether it is in its place', () => {
		expect(grade('b', 'a', 'c', 'd')).toMatchObject({
			parts: { a: false, b: false, c: true, d: true },
			notes: [{ code: 'pairs-in-order', right: 5, of: 6 }]
		});
	});
});

describe('attribution', () => {
	const question = sampleQuestion('attribution', {
		statement: '',
		kind: 'judgement',
		speaker: 'Ada',
		speakers: ['Ada', 'Bob']
	});
	test.each([
		['judgement', 'Ada', 'right'],
		['judgement', 'Bob', 'partly'],
		['event', 'Ada', 'partly'],
		['event', 'Bob', 'wrong'],
		[null, null, 'wrong']
	] as const)('%s by %s is %s', (kind, speaker, outcome) => {
		expect(gradeAnswer(question, { type: 'attribution', kind, speaker }).outcome).toBe(outcome);
	});

	test('asks for the kind alone when there is one speaker', () => {
		const alone = { ...question, speakers: ['Ada'] };
		const response = { type: 'attribution', kind: 'judgement', speaker: null } as const;
		expect(gradeAnswer(alone, response)).toMatchObject({ score: 1, parts: { kind: true } });
	});
});
