import type { LocalDay } from './event';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/**
 * The learner's day at a moment: days since 1970-01-01 by the wall clock, a day ending at `dayEndHour` (0–23).
 * At 03:59 it is still yesterday when the day ends at 4.
 * @param atMs milliseconds since the epoch
 * @param offsetMin minutes to add to UTC for the wall clock at that moment
 */
export function localDay(atMs: number, offsetMin: number, dayEndHour: number): LocalDay {
	return Math.floor((atMs + offsetMin * MINUTE_MS - dayEndHour * HOUR_MS) / DAY_MS);
}

/** The calendar date of a local day as YYYY-MM-DD. */
export function isoDate(day: LocalDay): string {
	return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The local day of a calendar date, YYYY-MM-DD. */
export function localDayOf(date: string): LocalDay {
	return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}
