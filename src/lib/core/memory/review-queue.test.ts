import { expect, it } from 'vitest';
import type { Bank } from '../bank/bank';
import { newCard, type Card } from './card';
import { DEFAULT_SETTINGS } from './default-settings';
import { reviewQueue } from './review-queue';

const bank = (id: string, ...questions: string[]) =>
	({ id, questions: questions.map((question) => ({ id: question })) }) as Bank;
const due = (bank: string, question: string, stability: number): Card => ({
	...newCard(bank, question),
	memory: { stability, difficulty: 5 },
	lastDay: 90,
	dueDay: 95,
	firstDay: 80
});
const names = (refs: { bank: string; question: string }[]) =>
	refs.map((r) => `${r.bank}${r.question}`);

const banks = [bank('a', '1', '2', '3', '4'), bank('b', '1', '2', '3')];
const cards = [due('a', '1', 30), due('a', '2', 3), due('b', '1', 5), due('b', 'gone', 1)];
const met = new Map([
	['a', new Set(['1', '2'])],
	['b', new Set(['1'])]
]);
const base = { banks, due: cards, met, today: 100, settings: DEFAULT_SETTINGS };

it('asks what is due, most at risk first in each bank and the banks in turn; gone questions are left out', () => {
	const queue = reviewQueue({ ...base, introduced: 0 });
	expect(names(queue.due)).toEqual(['a2', 'b1', 'a1']);
});

it('adds new questions in their order, up to what the day leaves', () => {
	expect(names(reviewQueue({ ...base, introduced: 0 }).fresh)).toEqual(['a3', 'b2', 'a4', 'b3']);
	const tight = { ...base, settings: { ...DEFAULT_SETTINGS, newPerDay: 3 } };
	expect(names(reviewQueue({ ...tight, introduced: 1 }).fresh)).toEqual(['a3', 'b2']);
	expect(names(reviewQueue({ ...tight, introduced: 5 }).fresh)).toEqual([]);
});
