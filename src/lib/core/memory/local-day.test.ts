import { expect, it } from 'vitest';
import { isoDate, localDay } from './local-day';

const at = (iso: string) => Date.parse(iso);

it('ends the day at the hour that was set, by the wall clock', () => {
	const noon = localDay(at('2026-03-10T12:00:00Z'), 0, 4);
	expect(localDay(at('2026-03-11T03:59:59Z'), 0, 4)).toBe(noon);
	expect(localDay(at('2026-03-11T04:00:00Z'), 0, 4)).toBe(noon + 1);
	expect(isoDate(noon)).toBe('2026-03-10');
});

it('does not change day at midnight UTC for a learner elsewhere', () => {
	const tokyo = 9 * 60;
	const evening = localDay(at('2026-03-10T13:00:00Z'), tokyo, 4);
	expect(localDay(at('2026-03-10T18:59:00Z'), tokyo, 4)).toBe(evening);
	expect(localDay(at('2026-03-10T19:00:00Z'), tokyo, 4)).toBe(evening + 1);
});
