import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Outcome } from './response';
import { sessionProgress, withoutMissing, type SessionAnswer } from './session-progress';
import type { Mode, SessionPlan } from './session-plan';

const ref = (question: string) => ({ bank: 'b', question });
const plan = (questions: string, mode: Mode = 'study'): SessionPlan => ({
	mode,
	bank: 'b',
	seed: 's',
	items: [...questions].map(ref)
});
const answer = (question: string, outcome: Outcome = 'right'): SessionAnswer => ({
	...ref(question),
	outcome,
	score: { right: 1, mostly: 0.8, partly: 0.5, wrong: 0 }[outcome]
});
const order = (progress: ReturnType<typeof sessionProgress>) =>
	[progress.current?.ref, ...progress.waiting].map((each) => each?.question).join('');

describe('a study session', () => {
	test('begins with the first question', () => {
		expect(sessionProgress(plan('abc'), [])).toEqual({
			current: { ref: ref('a'), attempt: 1 },
			waiting: [ref('b'), ref('c')],
			total: 3,
			answered: 0,
			passed: 0,
			returning: 0,
			firstTry: [],
			fraction: 0,
			done: false
		});
	});

	test('goes on after a pass, also a mostly right one', () => {
		expect(order(sessionProgress(plan('abc'), [answer('a'), answer('b', 'mostly')]))).toBe('c');
	});

	test.each(['wrong', 'partly'] as const)('asks again after four others what was %s', (outcome) => {
		const progress = sessionProgress(plan('abcdefg'), [answer('a', outcome)]);
		expect(order(progress)).toBe('bcdeafg');
	});

	test('asks again at the end when fewer wait, and counts the attempts', () => {
		expect(order(sessionProgress(plan('abc'), [answer('a', 'wrong')]))).toBe('bca');
		const alone = sessionProgress(plan('a'), [answer('a', 'wrong'), answer('a', 'wrong')]);
		expect(alone.current).toEqual({ ref: ref('a'), attempt: 3 });
	});

	test('lets the others come up before what was missed twice', () => {
		const twice = [answer('a', 'wrong'), ...[...'bcde'].map((each) => answer(each))];
		const progress = sessionProgress(plan('abcdefgh'), [...twice, answer('a', 'wrong')]);
		expect(order(progress)).toBe('fgha');
		expect(progress.returning).toBe(1);
	});

	test('keeps the first answer as the result', () => {
		const progress = sessionProgress(plan('a'), [answer('a', 'wrong'), answer('a')]);
		expect(progress).toMatchObject({ done: true, current: null, passed: 1, fraction: 1 });
		expect(progress.firstTry).toEqual([{ ref: ref('a'), outcome: 'wrong', score: 0 }]);
	});

	test('takes an answer from another tab, and passes over one from another session', () => {
		expect(order(sessionProgress(plan('abc'), [answer('c'), answer('x')]))).toBe('ab');
		expect(order(sessionProgress(plan('abcdefg'), [answer('g', 'wrong')]))).toBe('abcdgef');
	});

	test('does not ask again what was passed and then missed in another tab', () => {
		const progress = sessionProgress(plan('ab'), [answer('a'), answer('a', 'wrong')]);
		expect(order(progress)).toBe('b');
		expect(progress.passed).toBe(1);
	});

	test('asks a question once that the plan has twice', () => {
		expect(sessionProgress(plan('aba'), [answer('a')])).toMatchObject({ total: 2, passed: 1 });
	});

	test('without questions is done', () => {
		expect(sessionProgress(plan(''), [])).toMatchObject({ done: true, fraction: 1 });
	});
});

describe('a test', () => {
	test('asks every question once, in any order, whatever the answer', () => {
		const answers = [answer('c', 'wrong'), answer('a', 'partly')];
		const progress = sessionProgress(plan('abc', 'test'), answers);
		expect(order(progress)).toBe('b');
		expect(progress).toMatchObject({ answered: 2, passed: 0, fraction: 2 / 3, done: false });
		expect(sessionProgress(plan('abc', 'test'), [...answers, answer('b')]).done).toBe(true);
	});

	test('has no second try', () => {
		const progress = sessionProgress(plan('ab', 'test'), [answer('a', 'wrong'), answer('a')]);
		expect(progress).toMatchObject({ answered: 1, passed: 0, fraction: 0.5 });
	});
});

describe('of any session', () => {
	const questions = fc.uniqueArray(fc.constantFrom(...'abcdefghij'), { minLength: 1 });
	const outcomes = fc.constantFrom<Outcome>('right', 'mostly', 'partly', 'wrong');
	const answers = fc.array(fc.tuple(fc.constantFrom(...'abcdefghijxyz'), outcomes));
	const mode = fc.constantFrom<Mode>('study', 'review', 'missed', 'test');

	test('the fraction never falls, and what waits is what is not yet passed', () => {
		fc.assert(
			fc.property(questions, answers, mode, (asked, given, how) => {
				const setUp = plan(asked.join(''), how);
				let before = 0;
				for (let count = 0; count <= given.length; count++) {
					const soFar = given
						.slice(0, count)
						.map(([question, outcome]) => answer(question, outcome));
					const progress = sessionProgress(setUp, soFar);
					const waiting = new Set(order(progress));
					expect(progress.fraction).toBeGreaterThanOrEqual(before);
					expect(waiting.size).toBe(order(progress).length);
					const finished = how === 'test' ? progress.answered : progress.passed;
					expect(waiting.size).toBe(progress.total - finished);
					expect(progress.done).toBe(waiting.size === 0);
					before = progress.fraction;
				}
			})
		);
	});

	test('whoever answers what is asked gets to the end when every question was passed', () => {
		fc.assert(
			fc.property(questions, fc.array(outcomes, { maxLength: 30 }), mode, (asked, first, how) => {
				const setUp = plan(asked.join(''), how);
				const given: SessionAnswer[] = [];
				for (;;) {
					const { current } = sessionProgress(setUp, given);
					if (current === null) break;
					given.push(answer(current.ref.question, first[given.length] ?? 'right'));
					expect(given.length).toBeLessThanOrEqual(first.length + asked.length);
				}
				const end = sessionProgress(setUp, given);
				expect(end).toMatchObject({ done: true, fraction: 1, answered: asked.length });
				if (how !== 'test') expect(end.passed).toBe(asked.length);
			})
		);
	});
});

test('a plan can be rid of questions that no longer exist', () => {
	const left = withoutMissing(plan('abc'), ({ question }) => question !== 'b');
	expect(left).toEqual({ ...plan('abc'), items: [ref('a'), ref('c')] });
});

describe('a question that was put away', () => {
	test('is not asked any more, and counts for nothing', () => {
		const progress = sessionProgress(plan('abc'), [answer('a')], [ref('b')]);
		expect(order(progress)).toBe('c');
		expect(progress).toMatchObject({ total: 2, answered: 1, passed: 1, fraction: 0.5 });
	});

	test('does not come back after it was missed, and its first answer stays in the result', () => {
		const progress = sessionProgress(plan('abc'), [answer('a', 'wrong')], [ref('a')]);
		expect(order(progress)).toBe('bc');
		expect(progress).toMatchObject({ total: 2, answered: 0, returning: 0 });
		expect(progress.firstTry).toHaveLength(1);
	});

	test('changes nothing once it was passed, nor where it is of no concern', () => {
		const answers = [answer('a')];
		const before = sessionProgress(plan('abc'), answers);
		expect(sessionProgress(plan('abc'), answers, [ref('a'), ref('x')])).toEqual(before);
	});

	test('ends the session where it was the last', () => {
		const progress = sessionProgress(plan('ab'), [answer('a')], [ref('b')]);
		expect(progress).toMatchObject({ done: true, fraction: 1, total: 1 });
		expect(sessionProgress(plan('a'), [], [ref('a')])).toMatchObject({ done: true, fraction: 1 });
	});
});
