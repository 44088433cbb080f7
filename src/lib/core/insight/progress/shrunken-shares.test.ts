import { expect, it } from 'vitest';
import { shrunkenShares } from './shrunken-shares';

const close = (counts: { x: number; n: number }[], expected: number[]) =>
	shrunkenShares(counts).forEach((share, at) => expect(share).toBeCloseTo(expected[at]!, 6));

it('one of one does not stand above nine of ten', () => {
	const counts = [
		{ x: 1, n: 1 },
		{ x: 9, n: 10 },
		...Array.from({ length: 8 }, () => ({ x: 1, n: 10 }))
	];
	const [one, nine] = shrunkenShares(counts);
	expect(one).toBeLessThan(nine!);
});

it('the prior is as strong as the groups lie close together', () => {
	// p = 1/2, pq = 1/4, N = 40, spread = 40 − 800/40 − 1 = 19, apart = 20·0.3²·2 = 3.6;
	// correlation = (3.6 − 0.25)/(4.75) = 0.705263, m = 0.417910, held at 1.
	close(
		[
			{ x: 16, n: 20 },
			{ x: 4, n: 20 }
		],
		[16.5 / 21, 4.5 / 21]
	);
	// apart = 20·0.15²·2 = 0.9; correlation = 0.65/4.75 = 0.136842, m = 6.307692.
	const m = 6.3076923;
	close(
		[
			{ x: 13, n: 20 },
			{ x: 7, n: 20 }
		],
		[(13 + m / 2) / (20 + m), (7 + m / 2) / (20 + m)]
	);
	// No further apart than by chance: a hundred.
	close(
		[
			{ x: 11, n: 20 },
			{ x: 9, n: 20 }
		],
		[61 / 120, 59 / 120]
	);
});

it('where the groups tell nothing, the prior is worth ten', () => {
	close([{ x: 1, n: 1 }], [1]);
	close(
		[
			{ x: 1, n: 1 },
			{ x: 0, n: 1 }
		],
		[6 / 11, 5 / 11]
	);
	close(
		[
			{ x: 0, n: 3 },
			{ x: 0, n: 9 }
		],
		[0, 0]
	);
	expect(shrunkenShares([])).toEqual([]);
});
