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
	return Math.round(reviewsPerDay * (easyDays[weekdayOf(day)] ?? 1));
}
