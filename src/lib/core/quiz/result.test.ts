import { expect, test } from 'vitest';
import type { QuestionPlace } from './result';
import { sessionResult } from './result';
import type { SessionPlan } from './session-plan';

const ref = (question: string) => ({ bank: 'b', question });
const study: SessionPlan = { mode: 'study', bank: 'b', seed: 's', items: [...'abcd'].map(ref) };
const testPlan: SessionPlan = { ...study, mode: 'test' };
const places: Record<string, QuestionPlace> = {
	a: { section: { id: 's1', title: 'One' }, kind: 'judgement' },
	b: { section: { id: 's2', title: 'Two' }, kind: 'event' },
	c: { section: { id: 's1', title: 'One' }, kind: 'event' }
};
const find = ({ question }: { question: string }) => places[question] ?? null;
const answers = [
	{ ...ref('a'), outcome: 'wrong' as const, score: 0, id: 1 },
	{ ...ref('b'), outcome: 'mostly' as const, score: 0.8, id: 2 },
	{ ...ref('a'), outcome: 'right' as const, score: 1, id: 3 },
	{ ...ref('d'), outcome: 'right' as const, score: 1, id: 4 },
	{ ...ref('x'), outcome: 'right' as const, score: 1, id: 5 }
];

test('a test counts first answers, and what was not answered as wrong', () => {
	const result = sessionResult(testPlan, answers, find);
	expect(result).toMatchObject({ of: 4, right: 1, passed: 2, missed: [ref('a')] });
	expect(result.score).toBeCloseTo(1.8 / 4);
	expect(result.unanswered).toEqual([ref('c')]);
	expect(result.rows.map((row) => [row.ref.question, row.answer?.id])).toEqual([
		['a', 1],
		['b', 2],
		['c', undefined],
		['d', 4]
	]);
});

test('sections and kinds have their own tallies, questions that are gone are in none', () => {
	const result = sessionResult(testPlan, answers, find);
	expect(result.bySection).toEqual([
		{ bank: 'b', id: 's1', title: 'One', of: 2, right: 0, passed: 0, score: 0 },
		{ bank: 'b', id: 's2', title: 'Two', of: 1, right: 0, passed: 1, score: 0.8 }
	]);
	expect(result.byKind).toEqual([
		{ kind: 'event', of: 2, right: 0, passed: 1, score: 0.4 },
		{ kind: 'judgement', of: 1, right: 0, passed: 0, score: 0 }
	]);
});

test('a study session that was left early counts what was answered', () => {
	const result = sessionResult(study, answers, find);
	expect(result.of).toBe(3);
	expect(result.score).toBeCloseTo(0.6);
	expect(sessionResult(study, [], find)).toMatchObject({ of: 0, score: 0, bySection: [] });
});
