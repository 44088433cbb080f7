import type { LocalDay } from './event';

/** One missed day is forgiven in so many. */
const FORGIVEN_EVERY_DAYS = 7;

export interface Streak {
	/** Days with an answer; 0 where there is none to go on with. */
	days: number;
	/** From when on a missed day would be forgiven again; null where one would be today. */
	freeFrom: LocalDay | null;
}

/**
 * Days in a row with at least one answer, up to today. One missed day a week is forgiven: a second one within seven days
 * of it ends the streak. Today counts once it has an answer, and breaks nothing before.
 * @param active days with an answer
 */
export function streakOf(active: ReadonlySet<LocalDay>, today: LocalDay): Streak {
	let days = 0;
	let forgiven: LocalDay | null = null;
	let newest: LocalDay | null = null;
	let day = active.has(today) ? today : today - 1;
	for (; ; day--) {
		if (active.has(day)) days++;
		else {
			const tooSoon = forgiven !== null && forgiven - day < FORGIVEN_EVERY_DAYS;
			if (tooSoon || !active.has(day - 1)) break;
			forgiven = day;
			newest ??= day;
		}
	}
	const freeFrom = newest === null ? today : newest + FORGIVEN_EVERY_DAYS;
	return { days, freeFrom: freeFrom > today ? freeFrom : null };
}
