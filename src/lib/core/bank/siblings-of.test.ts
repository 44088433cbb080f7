import { expect, it } from 'vitest';
import type { Bank } from './bank';
import { siblingsOf } from './siblings-of';

it('Questions that share a fact are siblings, and none is its own', () => {
	const question = (id: string, ...facts: string[]) => ({ id, facts });
	const questions = [
		question('a', 'f', 'g'),
		question('b', 'g'),
		question('c', 'h'),
		question('d', 'f')
	];
	const bank = { questions } as unknown as Bank;
	expect(siblingsOf(bank, 'a')).toEqual(['b', 'd']);
	expect(siblingsOf(bank, 'c')).toEqual([]);
	expect(siblingsOf(bank, 'gone')).toEqual([]);
});
