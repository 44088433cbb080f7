import { expect, it } from 'vitest';
import type { Bank, Question } from '../bank/bank';
import { bankChanges } from './bank-changes';
import { newCard, type Card } from './card';

const bank = (...questions: [id: string, wording: string, key: string][]) =>
	({
		id: 'b',
		questions: questions.map(([id, wording, key]) => ({ id, wording, key }) as Question)
	}) as Bank;
const met = (question: string, over: Partial<Card> = {}): Card => ({
	...newCard('b', question),
	firstDay: 1,
	wording: 'w',
	key: 'k',
	...over
});

it('tells reworded, another key, retired and returned, and nothing of what is as it was', () => {
	const changes = bankChanges(
		bank(['same', 'w', 'k'], ['reworded', 'w2', 'k'], ['rekeyed', 'w2', 'k2'], ['back', 'w', 'k']),
		[met('same'), met('reworded'), met('rekeyed'), met('gone'), met('back', { retired: true })]
	);
	expect(changes.map((change) => `${change.question} ${change.change}`)).toEqual([
		'reworded wording',
		'rekeyed key',
		'gone retired',
		'back returned'
	]);
});

it('does not retire twice', () => {
	expect(bankChanges(bank(), [met('gone', { retired: true })])).toEqual([]);
});
