import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from './default-settings';
import { dueRange, seededDay, within } from './due-range';
import { nextMemory } from './fsrs';

const before = {
	memory: { stability: 40, difficulty: 5 },
	lastDay: 20_000,
	dueDay: 20_044,
	reps: 5,
	lapses: 0
};

describe('the days on which a question may come back', () => {
	it('are never sooner on Good than the interval before, as far as the model allows', () => {
		const arbitrary = fc.record({
			stability: fc.double({ min: 0.5, max: 800, noNaN: true }),
			difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
			interval: fc.integer({ min: 1, max: 900 }),
			elapsed: fc.integer({ min: 0, max: 1200 })
		});
		fc.assert(
			fc.property(arbitrary, ({ stability, difficulty, interval, elapsed }) => {
				const known = { stability, difficulty };
				const memory = nextMemory(known, 'good', elapsed, DEFAULT_SETTINGS);
				const earlier = { ...before, memory: known, dueDay: before.lastDay + interval };
				const day = before.lastDay + elapsed;
				const answer = { before: earlier, memory, rating: 'good' as const, day };
				const range = dueRange(answer, DEFAULT_SETTINGS);
				expect(range.first).toBeLessThanOrEqual(range.last);
				expect(range.first - day).toBeGreaterThanOrEqual(Math.min(interval, range.last - day));
				expect(range.first).toBeGreaterThan(day);
			})
		);
	});

	it('may be sooner after a failure', () => {
		const memory = nextMemory(before.memory, 'again', 44, DEFAULT_SETTINGS);
		const range = dueRange({ before, memory, rating: 'again', day: 20_044 }, DEFAULT_SETTINGS);
		expect(range.last - 20_044).toBeLessThan(44);
	});

	it('are chosen by the seed, the same each time and spread over all', () => {
		const memory = nextMemory(before.memory, 'good', 44, DEFAULT_SETTINGS);
		const answer = { before, memory, rating: 'good' as const, day: 20_044 };
		const of = (seed: string) => seededDay(answer, seed, DEFAULT_SETTINGS);
		expect(of('bank/q/3')).toBe(of('bank/q/3'));
		const days = Array.from({ length: 300 }, (_, n) => of(`bank/q${n}/3`));
		const { first, last } = dueRange(answer, DEFAULT_SETTINGS);
		expect([Math.min(...days), Math.max(...days)]).toEqual([first, last]);
		expect(new Set(days).size).toBe(last - first + 1);
	});

	it('hold what is wanted, or come as close as they can', () => {
		const range = { first: 36, ideal: 40, last: 44 };
		expect([30, 41, 99].map((day) => within(range, day))).toEqual([36, 41, 44]);
	});
});
