import { expect, it } from 'vitest';
import { meanLimit, reviewLimit } from './review-limit';

const easyDays = [1, 1, 1, 1, 1, 0.5, 0];
/** 2026-01-05, a Monday. */
const MONDAY = 20_458;
const week = (reviewsPerDay: number | null) =>
	easyDays.map((_, n) => reviewLimit(MONDAY + n, { reviewsPerDay, easyDays }));

it('is the limit of the learner, half of it on a half day and nothing on a free one', () => {
	expect(week(40)).toEqual([40, 40, 40, 40, 40, 20, 0]);
	expect(week(null)).toEqual(easyDays.map(() => null));
});

it('is the whole of it where every day is free, since nothing would ever be asked', () => {
	const free = easyDays.map(() => 0);
	expect(reviewLimit(MONDAY, { reviewsPerDay: 40, easyDays: free })).toBe(40);
	expect(meanLimit(40, free)).toBe(40);
	expect(meanLimit(40, easyDays)).toBeCloseTo((40 * 5.5) / 7);
});
