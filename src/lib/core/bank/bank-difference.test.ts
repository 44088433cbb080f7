import { expect, it } from 'vitest';
import type { Bank, Question } from './bank';
import { bankDifference } from './bank-difference';

const bank = (...questions: [id: string, wording: string, key: string][]) =>
	({
		questions: questions.map(([id, wording, key]) => ({ id, wording, key }) as Question)
	}) as Bank;
const earlier = bank(['one', 'w', 'k'], ['two', 'w', 'k'], ['three', 'w', 'k'], ['four', 'w', 'k']);

it('counts what is reworded, has another key, is new and is gone', () => {
	const later = bank(['five', 'w', 'k'], ['three', 'x', 'k'], ['two', 'x', 'l'], ['one', 'w', 'k']);
	expect(bankDifference(earlier, later)).toEqual({ reworded: 1, key: 1, fresh: 1, retired: 1 });
});

it('finds no difference in another order', () => {
	const later = { ...earlier, questions: [...earlier.questions].reverse() };
	expect(bankDifference(earlier, later)).toEqual({ reworded: 0, key: 0, fresh: 0, retired: 0 });
});
