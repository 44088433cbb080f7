import { describe, expect, it } from 'vitest';
import type { Question } from '../bank/bank';
import { EXAMPLE_BANK } from '../bank/example-bank';
import { parseBank } from '../bank/parse-bank';
import { answerParts } from './answer-parts';

const questionsOf = (text: string): Question[] => {
	const parsed = parseBank(text, 'tides.yaml', { checks: false });
	if (!parsed.ok) throw new Error(parsed.errors[0]?.problem);
	return parsed.bank.questions;
};
const before = questionsOf(EXAMPLE_BANK);

/** The ids of the questions of the example whose answers mean something else after a change. */
function touched(from: string, to: string): string[] {
	if (!EXAMPLE_BANK.includes(from)) throw new Error(`Not in the example: ${from}`);
	const after = questionsOf(EXAMPLE_BANK.replace(from, () => to));
	return before.flatMap((question) => {
		const same = after.find(({ id }) => id === question.id);
		return same && answerParts(same) === answerParts(question) ? [] : [question.id];
	});
}

describe('an answer', () => {
	it('means the same while only the stem, the key or the feedback is another', () => {
		expect(touched("Put the water's states in order", 'Order the states of the water')).toEqual([]);
		expect(touched('answer: 48000', 'answer: 47000')).toEqual([]);
		expect(touched('feedback: The beginning.', 'feedback: It begins.')).toEqual([]);
	});

	it('means something else when a part of it says something else', () => {
		expect(touched('text: Rising water', 'text: Falling water')).toEqual(['order']);
		expect(touched('match: Half Moon', 'match: New Moon')).toHaveLength(1);
	});

	it('depends on what the ids of its parts stand for, and not on their order', () => {
		const single = before.find(({ type }) => type === 'single');
		if (single?.type !== 'single') throw new Error('There is no such question.');
		const [first, second, ...rest] = single.choices;
		const swapped = [{ ...second!, id: first!.id }, { ...first!, id: second!.id }, ...rest];
		expect(answerParts({ ...single, choices: swapped })).not.toBe(answerParts(single));
		const turned = [...single.choices].reverse();
		expect(answerParts({ ...single, choices: turned })).toBe(answerParts(single));
	});
});
