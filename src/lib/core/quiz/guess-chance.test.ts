import { expect, test } from 'vitest';
import type { ClaimKind, Question } from '../bank/bank';
import { CLAIM_KINDS } from '../bank/bank';
import { gradeAnswer } from './grade-answer';
import { guessChance } from './guess-chance';
import type { Response } from './response';
import { sampleQuestion } from './testing/sample-question';

const choices = ['a', 'b', 'c'].map((id) => ({ id, text: id, correct: id === 'a', feedback: '' }));
const three = ['a', 'b', 'c'];

/** The share of right ones among all answers there are. */
function counted(question: Question, all: Response[]): number {
	const right = all.filter((response) => gradeAnswer(question, response).outcome === 'right');
	return right.length / all.length;
}

test('it is the share of fully right ones among all complete answers', () => {
	const single = sampleQuestion('single', { choices });
	expect(guessChance(single)).toBeCloseTo(
		counted(
			single,
			three.map((choice) => ({ type: 'single', choice }))
		)
	);

	const multiple = sampleQuestion('multiple', { choices });
	const sets = [['a'], ['b'], ['c'], ['a', 'b'], ['a', 'c'], ['b', 'c'], three];
	expect(guessChance(multiple)).toBeCloseTo(
		counted(
			multiple,
			sets.map((set) => ({ type: 'multiple', choices: set }))
		)
	);

	const trueFalse = sampleQuestion('true-false', {
		answer: true,
		feedback: { true: '', false: '' }
	});
	expect(guessChance(trueFalse)).toBe(0.5);

	const matching = sampleQuestion('matching', {
		prompts: ['p', 'q'].map((id, at) => ({ id, text: id, match: three[at] ?? '', feedback: '' })),
		options: three.map((id) => ({ id, text: id }))
	});
	expect(guessChance(matching)).toBeCloseTo(
		counted(
			matching,
			three.flatMap((p) => three.map((q) => ({ type: 'matching', matches: { p, q } })))
		)
	);

	const ordering = sampleQuestion('ordering', {
		items: three.map((id) => ({ id, text: id, feedback: '' }))
	});
	const orders = ['abc', 'acb', 'bac', 'bca', 'cab', 'cba'];
	expect(guessChance(ordering)).toBeCloseTo(
		counted(
			ordering,
			orders.map((order) => ({ type: 'ordering', order: [...order] }))
		)
	);

	const attribution = sampleQuestion('attribution', {
		statement: '',
		kind: 'figure',
		speaker: 'b',
		speakers: three
	});
	const claims = CLAIM_KINDS.flatMap((kind: ClaimKind) =>
		three.map((speaker): Response => ({ type: 'attribution', kind, speaker }))
	);
	expect(guessChance(attribution)).toBeCloseTo(counted(attribution, claims));
	expect(guessChance({ ...attribution, speakers: ['b'] })).toBe(1 / 4);
});

test('it is 0 where something has to be typed', () => {
	const typed = { id: 'x', kind: 'typed' as const, accept: ['x'], feedback: '' };
	const chosen = { id: 'y', kind: 'chosen' as const, choices };
	expect(guessChance(sampleQuestion('cloze', { text: '', blanks: [typed, chosen] }))).toBe(0);
	expect(guessChance(sampleQuestion('cloze', { text: '', blanks: [chosen, chosen] }))).toBeCloseTo(
		1 / 9
	);
});
