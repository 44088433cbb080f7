import { isoDate, localDay } from '../core/memory/local-day';
import { clock } from './clock';

/** A day short of where dates end. */
const LAST_TIME_MS = 8.64e15 - 86_400_000;

/** Whether it is a time, in milliseconds since the epoch, that has a date: a file can claim anything. */
export function isTime(atMs: unknown): atMs is number {
	return typeof atMs === 'number' && Math.abs(atMs) < LAST_TIME_MS;
}

/** The date on this device's calendar, YYYY-MM-DD; null for what is no time. */
export function dateOf(atMs: unknown): string | null {
	return isTime(atMs) ? isoDate(localDay(atMs, clock.offsetMin(atMs), 0)) : null;
}
