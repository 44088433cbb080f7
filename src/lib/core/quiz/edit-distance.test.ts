import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance } from './edit-distance';

const short = fc.string({ maxLength: 8, unit: fc.constantFrom('a', 'b', 'c', '😀') });

describe('edit distance', () => {
	test.each([
		['', '', 0],
		['tide', 'tide', 0],
		['tide', 'tid', 1],
		['tide', 'tides', 1],
		['tide', 'ride', 1],
		['tide', 'tdie', 1],
		['kitten', 'sitting', 3],
		['ca', 'abc', 3],
		['😀', '😁', 1]
	])('of %j and %j is %i', (a, b, distance) => {
		expect(editDistance(a, b)).toBe(distance);
	});

	test('is the same both ways, and 0 only for equal texts', () => {
		fc.assert(
			fc.property(short, short, (a, b) => {
				expect(editDistance(a, b)).toBe(editDistance(b, a));
				expect(editDistance(a, b) === 0).toBe(a === b);
			})
		);
	});

	test('with a limit is the distance up to it, and one more beyond it', () => {
		fc.assert(
			fc.property(short, short, fc.integer({ min: 0, max: 4 }), (a, b, limit) => {
				expect(editDistance(a, b, limit)).toBe(Math.min(editDistance(a, b), limit + 1));
			}),
			{ numRuns: 2000 }
		);
	});

	test('with a small limit takes time by the length of the texts, not by its square', () => {
		const long = 'ab'.repeat(50_000);
		// The whole table would have ten thousand million places.
		expect(editDistance(`${long}x`, `y${long}`, 2)).toBe(2);
	});
});
