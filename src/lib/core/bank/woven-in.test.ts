import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { wovenIn } from './woven-in';

const numbered = (letter: string, count: number) =>
	Array.from({ length: count }, (_, index) => `${letter}${index}`);

it('spreads the generated questions after a lead of written ones', () => {
	expect(wovenIn(numbered('w', 8), numbered('g', 2))).toEqual([
		'w0',
		'w1',
		'w2',
		'w3',
		'g0',
		'w4',
		'w5',
		'g1',
		'w6',
		'w7'
	]);
});

it('loses none and keeps both orders, whatever the numbers', () => {
	fc.assert(
		fc.property(fc.nat(40), fc.nat(40), (written, generated) => {
			const woven = wovenIn(numbered('w', written), numbered('g', generated));
			expect(woven.filter((each) => each.startsWith('w'))).toEqual(numbered('w', written));
			expect(woven.filter((each) => each.startsWith('g'))).toEqual(numbered('g', generated));
		})
	);
});
