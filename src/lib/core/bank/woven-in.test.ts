import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { wovenIn } from './woven-in';

interface Named {
	name: string;
	facts: string[];
}
const on = (name: string, ...facts: string[]): Named => ({ name, facts });
const numbered = (letter: string, count: number) =>
	Array.from({ length: count }, (_, index) => on(`${letter}${index}`, `${letter}${index}`));
const names = (questions: Named[]) => questions.map(({ name }) => name);

it('spreads the generated questions after a lead of written ones', () => {
	expect(names(wovenIn(numbered('w', 8), numbered('g', 2)))).toEqual([
		...['w0', 'w1', 'w2', 'w3', 'g0', 'w4', 'w5', 'g1', 'w6', 'w7']
	]);
});

it('keeps a question away from those on the same fact', () => {
	const written = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((fact) => on(`w-${fact}`, fact));
	const woven = names(wovenIn(written, [on('g-d', 'd'), on('g-a', 'a')]));
	expect(woven.indexOf('g-a')).toBe(4);
	expect(woven.indexOf('g-d') - woven.indexOf('w-d')).toBeGreaterThan(3);
});

it('loses none and keeps the order of the written ones, whatever the numbers', () => {
	fc.assert(
		fc.property(fc.nat(40), fc.nat(40), (written, generated) => {
			const woven = names(wovenIn(numbered('w', written), numbered('g', generated)));
			expect(woven.filter((each) => each.startsWith('w'))).toEqual(names(numbered('w', written)));
			expect(woven.filter((each) => each.startsWith('g')).sort()).toEqual(
				names(numbered('g', generated)).sort()
			);
		})
	);
});
