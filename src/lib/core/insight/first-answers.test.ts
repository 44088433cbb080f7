import { expect, it } from 'vitest';
import type { Answered, LearnerEvent } from '../memory/event';
import { firstAnswers } from './first-answers';

let serial = 0;
function answered(fields: Partial<Answered>): Answered {
	return {
		id: `e${String(++serial).padStart(4, '0')}`,
		atMs: serial,
		offsetMin: 0,
		day: 1,
		device: 'd',
		type: 'answered',
		bank: 'b',
		question: 'q',
		questionType: 'true-false',
		wording: 'w',
		key: 'k',
		response: { type: 'true-false', value: true },
		score: 1,
		outcome: 'right',
		durationMs: 10,
		hint: 'none',
		mode: 'study',
		session: 's',
		attempt: 1,
		...fields
	};
}
const undo = ({ id }: LearnerEvent): LearnerEvent =>
	({
		...answered({}),
		type: 'undone',
		target: id
	}) as LearnerEvent;
const scores = (events: LearnerEvent[]) =>
	firstAnswers(events, 'b').map(({ question, key, score }) => `${question} ${key} ${score}`);

it('The first answer to a question counts, and again where its key has changed', () => {
	const log = [
		answered({ score: 0 }),
		answered({ score: 1, attempt: 2 }),
		answered({ question: 'r', score: 0.5 }),
		answered({ bank: 'other', score: 1 }),
		answered({ key: 'new', score: 1 })
	];
	expect(scores(log)).toEqual(['q k 0', 'r k 0.5', 'q new 1']);
});

it('What was taken back counts for nothing: the next one is the first', () => {
	const slip = answered({ score: 0 });
	expect(scores([slip, undo(slip), answered({ score: 1 })])).toEqual(['q k 1']);
});

it('What was forgotten counts no more: the next one is the first', () => {
	const reset = (what: { bank?: string; question?: string }) => {
		const { id, atMs, offsetMin, day, device } = answered({});
		return { id, atMs, offsetMin, day, device, type: 'reset', ...what } as LearnerEvent;
	};
	const log = () => [answered({ score: 0 }), answered({ question: 'r', score: 0.5 })];
	expect(scores([...log(), reset({})])).toEqual([]);
	expect(scores([...log(), reset({ bank: 'b' }), answered({ score: 1 })])).toEqual(['q k 1']);
	expect(scores([...log(), reset({ bank: 'b', question: 'q' })])).toEqual(['r k 0.5']);
	expect(scores([...log(), reset({ bank: 'other' })])).toEqual(['q k 0', 'r k 0.5']);
	expect(scores([...log(), reset({ bank: 'other', question: 'q' })])).toHaveLength(2);
	const slip = reset({ bank: 'b' });
	expect(scores([...log(), slip, undo(slip)])).toEqual(['q k 0', 'r k 0.5']);
});

it('Nothing of the log goes along but what an author needs', () => {
	const [first] = firstAnswers([answered({})], 'b');
	expect(Object.keys(first!).sort()).toEqual(
		['durationMs', 'hint', 'key', 'mode', 'question', 'response', 'score', 'wording'].sort()
	);
});
