import type { LocalDay } from './event';

/** One missed day is forgiven in so many. */
const FORGIVEN_EVERY_DAYS = 7;

export interface Streak {
	/** Days with an answer; 0 where there is none to go on with. */
	days: number;
	/** From when on a missed day would be forgiven again; null where one would be today. */
	freeFrom: LocalDay | null;
}

/** Whether a streak that stands today began after a day: two days missed in a row lie between the two. */
export function beganAfter(
	from: LocalDay,
	active: ReadonlySet<LocalDay>,
	today: LocalDay
): boolean {
	for (let day = today - 1; day > from + 1; day--)
		if (!active.has(day) && !active.has(day - 1)) return true;
	return false;
}

/**
 * Days in a row with at least one answer, up to today. One missed day a week is forgiven: a second one within seven days
 * of it ends the streak. Today counts once it has an answer, and breaks nothing before.
 * @param active days with an answer
 */
export function streakOf(active: ReadonlySet<LocalDay>, today: LocalDay): Streak {
	let days = 0;
	let last: LocalDay | null = null;
	let forgiven: LocalDay | null = null;
	/** Whether the streak goes on after the days between the last one and this one, which were missed. */
	const goesOn = (until: LocalDay): boolean => {
		const missed = last === null ? 0 : until - last - 1;
		if (missed === 0) return true;
		const isFree = forgiven === null || until - 1 - forgiven >= FORGIVEN_EVERY_DAYS;
		if (missed > 1 || !isFree) return false;
		forgiven = until - 1;
		return true;
	};
	for (const day of [...active].filter((one) => one <= today).sort((a, b) => a - b)) {
		if (!goesOn(day)) [days, forgiven] = [0, null];
		days++;
		last = day;
	}
	if (last === null || (last < today && !goesOn(today))) return { days: 0, freeFrom: null };
	const freeFrom: LocalDay = forgiven === null ? today : forgiven + FORGIVEN_EVERY_DAYS;
	return { days, freeFrom: freeFrom > today ? freeFrom : null };
}
