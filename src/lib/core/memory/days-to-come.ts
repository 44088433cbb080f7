import { SELF_RATINGS, type SelfRating } from '../quiz/response';
import { newCard, scheduleOf, type Card } from './card';
import { dueRange, type DueRange } from './due-range';
import type { LocalDay, Settings } from './event';
import { nextMemory } from './fsrs';
import { daysToCompare, leastBusyDay, type Loads } from './least-busy-day';

/** For each rating that an answer may get today: the days on which the question may then come back. */
export function rangesToCome(
	card: Card | undefined,
	day: LocalDay,
	settings: Settings
): Record<SelfRating, DueRange> {
	const before = scheduleOf(card ?? newCard('', ''));
	const elapsed = before.lastDay === null ? 0 : Math.max(0, day - before.lastDay);
	const ranges = SELF_RATINGS.map((rating) => {
		const memory = nextMemory(before.memory, rating, elapsed, settings);
		return [rating, dueRange({ before, memory, rating, day }, settings)] as const;
	});
	return Object.fromEntries(ranges) as Record<SelfRating, DueRange>;
}

/** All days whose loads `chooseDays` asks for, in order. */
export function daysAsked(ranges: Record<SelfRating, DueRange>): LocalDay[] {
	return [...new Set(Object.values(ranges).flatMap(daysToCompare))].sort((a, b) => a - b);
}

/** The least busy day for each rating; a better one never comes back sooner than a worse one. */
export function chooseDays(
	ranges: Record<SelfRating, DueRange>,
	loads: Loads
): Record<SelfRating, LocalDay> {
	let earliest = 0;
	const days = SELF_RATINGS.map((rating) => {
		const range = ranges[rating];
		const first = Math.min(Math.max(range.first, earliest), range.last);
		const day = leastBusyDay({ ...range, first, ideal: Math.max(range.ideal, first) }, loads);
		earliest = Math.max(earliest, day);
		return [rating, day] as const;
	});
	return Object.fromEntries(days) as Record<SelfRating, LocalDay>;
}
