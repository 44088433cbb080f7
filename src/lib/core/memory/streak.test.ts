import { expect, it } from 'vitest';
import { streakDays } from './streak';

const days = (...active: number[]) => new Set(active);

it('counts the days in a row, and today only once it has an answer', () => {
	expect(streakDays(days(8, 9, 10), 10)).toBe(3);
	expect(streakDays(days(8, 9), 10)).toBe(2);
	expect(streakDays(days(), 10)).toBe(0);
});

it('forgives one missed day a week and no second one', () => {
	expect(streakDays(days(6, 7, 9, 10), 10)).toBe(4);
	expect(streakDays(days(4, 5, 7, 9, 10), 10)).toBe(3);
	expect(streakDays(days(1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 13), 13)).toBe(11);
	expect(streakDays(days(6, 7), 10)).toBe(0);
});
