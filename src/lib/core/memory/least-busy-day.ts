import type { DueRange } from './due-range';
import type { LocalDay } from './event';

/** What is known of the days of a range. */
export interface Loads {
	/** How many questions are due on a day; 0 where it is missing. */
	due: ReadonlyMap<LocalDay, number>;
	/** For each weekday, Monday first, which share (0–1) of the usual load it is to have. */
	easyDays: readonly number[];
	/** Days on which a question on the same facts comes. */
	siblings: ReadonlySet<LocalDay>;
}

/** So many days of a range are looked at: a busy one has a free one close to it. */
const LOOKED_AT = 9;
/** A sibling on the day weighs as much as so many questions. */
const SIBLING_LOAD = 20;
/** How much more a day at the end of the range weighs than the one that the model names. */
const PULL = 0.2;
/** A day that is to have nothing is taken only where the range has no other. */
const LEAST_SHARE = 0.001;

/** The days of a range that are looked at, the ideal one among them, spread over all of it. */
export function daysToCompare({ first, last, ideal }: DueRange): LocalDay[] {
	const width = last - first;
	const count = Math.min(LOOKED_AT, width + 1);
	const spread = Array.from({ length: count }, (_, n) =>
		count === 1 ? first : first + Math.round((n * width) / (count - 1))
	);
	const middle = Math.min(Math.max(ideal, first), last);
	return [...new Set([...spread, middle])].sort((a, b) => a - b);
}

/**
 * Of the days on which a question may come back, the one with the least to do, as a share of what that weekday is to have.
 * The nearer to the model's own day the better, so that intervals grow neither longer nor shorter on the whole.
 */
export function leastBusyDay(range: DueRange, { due, easyDays, siblings }: Loads): LocalDay {
	const half = Math.max(1, (range.last - range.first) / 2);
	let best = { day: range.first, weight: Infinity };
	for (const day of daysToCompare(range)) {
		const share = Math.max(LEAST_SHARE, easyDays[weekdayOf(day)] ?? 1);
		const load = (due.get(day) ?? 0) + 1 + (siblings.has(day) ? SIBLING_LOAD : 0);
		const weight = (load / share) * (1 + PULL * (Math.abs(day - range.ideal) / half));
		if (weight < best.weight) best = { day, weight };
	}
	return best.day;
}

/** 0 for Monday; 1970-01-01 was a Thursday. */
export function weekdayOf(day: LocalDay): number {
	return (((day + 3) % 7) + 7) % 7;
}
