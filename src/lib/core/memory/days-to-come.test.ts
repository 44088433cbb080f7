import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { newCard, type Card } from './card';
import { chooseDays, daysAsked, rangesToCome } from './days-to-come';
import { DEFAULT_SETTINGS } from './default-settings';

const known: Card = {
	...newCard('bank', 'question'),
	memory: { stability: 40, difficulty: 5 },
	lastDay: 20_000,
	firstDay: 19_900,
	dueDay: 20_040,
	reps: 4
};

it('A better rating never brings a question back sooner, whatever else is due', () => {
	const arbitrary = fc.record({
		stability: fc.double({ min: 0.3, max: 500, noNaN: true }),
		elapsed: fc.integer({ min: 0, max: 600 }),
		loads: fc.infiniteStream(fc.nat(40)),
		easyDays: fc.array(fc.constantFrom(0, 0.5, 1), { minLength: 7, maxLength: 7 })
	});
	fc.assert(
		fc.property(arbitrary, ({ stability, elapsed, loads, easyDays }) => {
			const card = { ...known, memory: { stability, difficulty: 5 } };
			const ranges = rangesToCome(card, 20_000 + elapsed, DEFAULT_SETTINGS);
			const due = new Map(daysAsked(ranges).map((day) => [day, loads.next().value as number]));
			const days = chooseDays(ranges, { due, easyDays, siblings: new Set() });
			expect(days.hard).toBeLessThanOrEqual(days.good);
			expect(days.good).toBeLessThanOrEqual(days.easy);
			for (const rating of ['again', 'hard', 'good', 'easy'] as const) {
				expect(days[rating]).toBeGreaterThanOrEqual(ranges[rating].first);
				expect(days[rating]).toBeLessThanOrEqual(ranges[rating].last);
			}
		})
	);
});

it('Nothing but the days that it may choose from are asked for', () => {
	const ranges = rangesToCome(known, 20_040, DEFAULT_SETTINGS);
	const asked = daysAsked(ranges);
	expect(asked.length).toBeLessThanOrEqual(4 * 10);
	expect(asked).toContain(ranges.good.ideal);
	expect(rangesToCome(undefined, 20_040, DEFAULT_SETTINGS).good.first).toBeGreaterThan(20_040);
});
