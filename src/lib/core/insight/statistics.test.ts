import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correlation, median, medianOf, shareInterval } from './statistics';

describe('the correlation', () => {
	it('is 1 for what rises together, −1 for the reverse, and what a textbook has for the rest', () => {
		expect(
			correlation([
				[1, 2],
				[2, 4],
				[3, 6]
			])
		).toBeCloseTo(1, 10);
		expect(
			correlation([
				[1, 6],
				[2, 4],
				[3, 2]
			])
		).toBeCloseTo(-1, 10);
		// By hand: deviations −1.5, −0.5, 0.5, 1.5 and −1, 1, −1, 1.
		expect(
			correlation([
				[1, 0],
				[2, 2],
				[3, 0],
				[4, 2]
			])
		).toBeCloseTo(2 / Math.sqrt(20), 10);
	});

	it('is not known where one side never varies, and never outside −1 to 1', () => {
		expect(
			correlation([
				[1, 0.1],
				[2, 0.1],
				[3, 0.1]
			])
		).toBeNull();
		expect(correlation([[1, 1]])).toBeNull();
		const share = fc.double({ min: 0, max: 1, noNaN: true });
		fc.assert(
			fc.property(fc.array(fc.tuple(share, share), { minLength: 2 }), (pairs) => {
				const found = correlation(pairs);
				return found === null || Math.abs(found) <= 1 + 1e-9;
			})
		);
	});
});

it('The median is the middle one, or the mean of the middle two', () => {
	expect(median([3, 1, 2])).toBe(2);
	expect(median([4, 1, 3, 2])).toBe(2.5);
});

describe('the interval of a share', () => {
	it('is what Wilson gives for 9 of 10', () => {
		const [low, high] = shareInterval(0.9, 10);
		expect(low).toBeCloseTo(0.596, 3);
		expect(high).toBeCloseTo(0.982, 3);
	});

	it('holds the share, stays within 0 to 1, and narrows with more people', () => {
		fc.assert(
			fc.property(
				fc.double({ min: 0, max: 1, noNaN: true }),
				fc.integer({ min: 1, max: 10_000 }),
				(share, n) => {
					const [low, high] = shareInterval(share, n);
					const [lower, higher] = shareInterval(share, 2 * n);
					expect(low).toBeGreaterThanOrEqual(0);
					expect(high).toBeLessThanOrEqual(1);
					expect(low).toBeLessThanOrEqual(share + 1e-9);
					expect(high).toBeGreaterThanOrEqual(share - 1e-9);
					expect(higher - lower).toBeLessThan(high - low);
				}
			)
		);
	});
});

describe('the median of very many', () => {
	const few = fc.array(fc.integer({ min: 0, max: 9 }).map(Number), { maxLength: 60 });
	const any = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }));
	const ordered = few.map((values) => values.toSorted((a, b) => a - b));
	const reversed = ordered.map((values) => values.toReversed());

	it('is that of the few, in whatever order they are and however often one comes', () => {
		fc.assert(
			fc.property(fc.oneof(few, any, ordered, reversed), (values) => {
				expect(medianOf(Float64Array.from(values)) + 0).toBe(median(values) + 0);
			})
		);
	});

	it('leaves them in their order', () => {
		const values = Float64Array.of(3, 1, 2);
		medianOf(values);
		expect([...values]).toEqual([3, 1, 2]);
	});
});
