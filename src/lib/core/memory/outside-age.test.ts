import { describe, expect, it } from 'vitest';
import { outsideAge } from './outside-age';

const DAY_MS = 86_400_000;
const now = { today: 100, atMs: 100 * DAY_MS, answers: 50, firstDay: 60 };

describe('the reminder to save outside the browser', () => {
	it('comes after seven days with something answered since', () => {
		expect(outsideAge(now, { day: 92, answers: 20 }, null)).toEqual({
			days: 8,
			since: 30,
			isDue: true
		});
		expect(outsideAge(now, { day: 93, answers: 20 }, null).isDue).toBe(false);
		expect(outsideAge(now, { day: 10, answers: 50 }, null).isDue).toBe(false);
	});

	it('counts from the first answer for who never saved anything', () => {
		expect(outsideAge(now, null, null)).toEqual({ days: null, since: 50, isDue: true });
		expect(outsideAge({ ...now, firstDay: 93 }, null, null).isDue).toBe(false);
		expect(outsideAge({ ...now, answers: 0, firstDay: null }, null, null).isDue).toBe(false);
	});

	it('can be put off for a week, and no longer by a clock that was wrong', () => {
		const due = (untilMs: number) => outsideAge(now, null, untilMs).isDue;
		expect(due(now.atMs + 7 * DAY_MS)).toBe(false);
		expect(due(now.atMs)).toBe(true);
		expect(due(now.atMs + 8 * DAY_MS)).toBe(true);
	});

	it('tells no days and answers below zero after the clock or the log was set back', () => {
		expect(outsideAge(now, { day: 105, answers: 80 }, null)).toEqual({
			days: 0,
			since: 0,
			isDue: false
		});
	});
});
