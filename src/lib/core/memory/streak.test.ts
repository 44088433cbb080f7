import fc from 'fast-check';
import { expect, it } from 'vitest';
import { beganAfter, streakOf } from './streak';

const days = (...active: number[]) => new Set(active);

it('counts the days in a row, and today only once it has an answer', () => {
	expect(streakOf(days(8, 9, 10), 10).days).toBe(3);
	expect(streakOf(days(8, 9), 10).days).toBe(2);
	expect(streakOf(days(), 10).days).toBe(0);
});

it('forgives one missed day a week and no second one', () => {
	expect(streakOf(days(6, 7, 9, 10), 10).days).toBe(4);
	expect(streakOf(days(4, 5, 7, 9, 10), 10).days).toBe(2);
	expect(streakOf(days(1, 2, 4, 5, 6, 7, 8, 9, 11, 12, 13), 13)).toEqual({
		days: 11,
		freeFrom: 17
	});
	// What was said on day 13: the next one is forgiven from day 17 on.
	expect(streakOf(days(1, 2, 4, 5, 6, 7, 8, 9, 11, 12, 13, 15), 15).days).toBe(1);
	expect(streakOf(days(1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 13), 13).days).toBe(11);
	expect(streakOf(days(6, 7), 10).days).toBe(0);
});

it('says from when on a missed day is forgiven again', () => {
	expect(streakOf(days(7, 8, 9, 10), 10).freeFrom).toBeNull();
	expect(streakOf(days(6, 7, 9, 10), 10).freeFrom).toBe(15);
	expect(streakOf(days(7, 8), 10).freeFrom).toBe(16);
	expect(streakOf(days(6, 8, 9, 10, 11, 12, 13, 14), 14).freeFrom).toBeNull();
});

it('and so does the count', () => {
	fc.assert(
		fc.property(fc.uniqueArray(fc.nat(40)), (list) => {
			const active = new Set([...list, 40]);
			const { days: before, freeFrom } = streakOf(active, 40);
			// Every day from tomorrow on but one.
			for (let missed = 41; missed < 50; missed++) {
				const later = Array.from({ length: 20 }, (_, at) => 41 + at);
				const after = streakOf(new Set([...active, ...later.filter((day) => day !== missed)]), 60);
				const isForgiven = missed >= (freeFrom ?? 0);
				if (isForgiven) expect(after.days).toBe(before + 19);
				else expect(after.days).toBeLessThan(before + 19);
			}
		})
	);
});

it('needs no day before two that were missed in a row', () => {
	expect(beganAfter(1, days(2, 4, 5, 6), 7)).toBe(false);
	expect(beganAfter(1, days(2, 5, 6), 7)).toBe(true);
	expect(beganAfter(1, days(2, 3, 4, 5), 8)).toBe(true);
	fc.assert(
		fc.property(fc.uniqueArray(fc.nat(60)), fc.nat(58), (list, from) => {
			const [all, newer] = [new Set(list), new Set(list.filter((day) => day >= from))];
			if (beganAfter(from, newer, 60)) expect(streakOf(newer, 60)).toEqual(streakOf(all, 60));
		}),
		{ numRuns: 1000 }
	);
});
