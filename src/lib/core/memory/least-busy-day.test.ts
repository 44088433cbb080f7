import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../quiz/random';
import { daysToCompare, leastBusyDay, weekdayOf, type Loads } from './least-busy-day';

const calm: Loads = { due: new Map(), easyDays: [1, 1, 1, 1, 1, 1, 1], siblings: new Set() };
const range = { first: 20_036, ideal: 20_040, last: 20_044 };

describe('the least busy day', () => {
	it('is the one that the model names, where all are as busy', () => {
		expect(leastBusyDay(range, calm)).toBe(20_040);
	});

	it('is one with less to do', () => {
		const due = new Map(daysToCompare(range).map((day) => [day, day === 20_038 ? 2 : 30]));
		expect(leastBusyDay(range, { ...calm, due })).toBe(20_038);
	});

	it('is not that of a question on the same facts', () => {
		expect(leastBusyDay(range, { ...calm, siblings: new Set([20_040]) })).not.toBe(20_040);
	});

	it('is none that is to stay free, unless there is no other', () => {
		const free = weekdayOf(20_040);
		const easyDays = calm.easyDays.map((share, weekday) => (weekday === free ? 0 : share));
		expect(weekdayOf(leastBusyDay(range, { ...calm, easyDays }))).not.toBe(free);
		const only = { first: 20_040, ideal: 20_040, last: 20_040 };
		expect(leastBusyDay(only, { ...calm, easyDays })).toBe(20_040);
	});

	it('lies within the range, whatever the loads', () => {
		const arbitrary = fc.record({
			first: fc.integer({ min: 20_000, max: 21_000 }),
			width: fc.nat(400),
			ideal: fc.nat(400),
			loads: fc.array(fc.nat(50), { maxLength: 60 }),
			easyDays: fc.array(fc.constantFrom(0, 0.5, 1), { minLength: 7, maxLength: 7 })
		});
		fc.assert(
			fc.property(arbitrary, ({ first, width, ideal, loads, easyDays }) => {
				const given = { first, last: first + width, ideal: first + Math.min(ideal, width) };
				const due = new Map(loads.map((load, n) => [first + n, load]));
				const day = leastBusyDay(given, { ...calm, due, easyDays });
				expect(day).toBeGreaterThanOrEqual(given.first);
				expect(day).toBeLessThanOrEqual(given.last);
			})
		);
	});

	it('makes days alike where chance leaves them uneven, and intervals as long on the whole', () => {
		const random = seededRandom('loads');
		const count = 3000;
		const chosen = new Map<number, number>();
		const byChance = new Map<number, number>();
		const add = (to: Map<number, number>, day: number) => to.set(day, (to.get(day) ?? 0) + 1);
		let drift = 0;
		for (let n = 0; n < count; n++) {
			// What was learnt together comes together: intervals of one of three lengths, from a few days.
			const interval = [20, 40, 60][n % 3]! + Math.floor(random() * 3);
			const ideal = 20_000 + interval;
			const given = { first: ideal - 4, ideal, last: ideal + 4 };
			const day = leastBusyDay(given, { ...calm, due: chosen });
			drift += (day - ideal) / count;
			add(chosen, day);
			add(byChance, given.first + Math.floor(random() * 9));
		}
		expect(Math.abs(drift)).toBeLessThan(0.5);
		expect(Math.max(...chosen.values())).toBeLessThan(0.85 * Math.max(...byChance.values()));
	});
});

it('a week begins on a Monday', () => {
	// 2026-11-23 was one.
	const monday = Date.UTC(2026, 10, 23) / 86_400_000;
	expect([0, 1, 6, 7].map((more) => weekdayOf(monday + more))).toEqual([0, 1, 6, 0]);
	expect(weekdayOf(0)).toBe(3);
});
