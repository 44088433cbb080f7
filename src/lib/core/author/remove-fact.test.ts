import { describe, expect, it } from 'vitest';
import { itemsOf, joinText, splitText, type BankText } from './bank-text';
import { outlineOf } from './outline';
import { removeFact, restingOn } from './remove-fact';

const split = (text: string): BankText => {
	const result = splitText(text);
	if (!result.ok) throw new Error(result.problem);
	return result.bank;
};
const BANK = `facts:
  - id: a
  - id: b
questions:
  - id: one
    facts: [a] # alone
  - id: two
    facts: [a, b] # both
  - id: three
    facts: [b]
`;

describe('a fact that goes', () => {
	it('is counted with what rests on it', () => {
		const outline = outlineOf(split(BANK));
		expect(restingOn(outline, 0)).toEqual({ alone: 1, besides: 1 });
		expect(restingOn(outline, 1)).toEqual({ alone: 1, besides: 1 });
		expect(restingOn(outline, 2)).toEqual({ alone: 0, besides: 0 });
	});

	it('is no longer named where others are, and still is where it was alone', () => {
		const after = removeFact(split(BANK), 0);
		expect(outlineOf(after).questions.map(({ facts }) => facts)).toEqual([['a'], ['b'], ['b']]);
		expect(itemsOf(after, 'facts')).toHaveLength(1);
		expect(joinText(after)).toContain('facts: [a] # alone');
		expect(joinText(after)).toContain('# both');
	});

	it('leaves the questions to another of the same id', () => {
		const twice = split(BANK.replace('id: b\nq', 'id: a\nq'));
		expect(restingOn(outlineOf(twice), 0)).toEqual({ alone: 0, besides: 0 });
		expect(outlineOf(removeFact(twice, 0)).questions[1]!.facts).toEqual(['a', 'b']);
	});
});
