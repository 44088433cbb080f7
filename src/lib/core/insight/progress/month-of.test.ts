import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isoDate, localDayOf } from '../../memory/local-day';
import { monthOf } from './month-of';

it('is the beginning of the date, on each day of each month', () => {
	fc.assert(
		fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (day) => {
			expect(monthOf(day)).toBe(isoDate(day).slice(0, 7));
		})
	);
	expect(monthOf(localDayOf('2024-02-29'))).toBe('2024-02');
	expect(monthOf(localDayOf('2024-03-01'))).toBe('2024-03');
});

it('is some month on days that no calendar has', () => {
	expect(monthOf(1e12)).toBe(monthOf(1e13));
	expect(monthOf(-1e12)).toBe(monthOf(-1e13));
});
