import type { LocalDay, Settings } from './event';
import { weekdayOf } from './least-busy-day';

/** So many due at once are more than a day's review. */
export const BACKLOG = 100;

/**
 * How many reviews a day has room for: the learner's limit, or of it what a light weekday is to have.
 * @returns null where there is no limit; on a free day 0, so that what is due waits for the next one
 */
export function reviewLimit(
	day: LocalDay,
	{ reviewsPerDay, easyDays }: Pick<Settings, 'reviewsPerDay' | 'easyDays'>
): number | null {
	if (reviewsPerDay === null) return null;
	return Math.round(reviewsPerDay * shareOf(weekdayOf(day), easyDays));
}

/** How many reviews a day has room for on average. */
export function meanLimit(perDay: number, easyDays: readonly number[]): number {
	const shares = Array.from({ length: 7 }, (_, weekday) => shareOf(weekday, easyDays));
	return (perDay * shares.reduce((sum, share) => sum + share, 0)) / shares.length;
}

/** Where every weekday is free, none is: what is due would wait for ever. */
function shareOf(weekday: number, easyDays: readonly number[]): number {
	return easyDays.some((share) => share > 0) ? (easyDays[weekday] ?? 1) : 1;
}
