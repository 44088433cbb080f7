import { isoDate, localDay } from '../../../src/lib/core/memory/local-day';
import type { LocalDay } from '../../../src/lib/core/memory/event';

/** Where the learners of the journeys live, see playwright.config.ts. */
export const TIME_ZONE = 'Europe/Berlin';
/** Theirs ends at four in the morning: a journey that runs at night is still in the day before. */
const DAY_ENDS = 4;

/** The day that it is for the learner of a journey. @param atMs of which moment, else of this one */
export function learnerDay(atMs = Date.now()): LocalDay {
	// Swedish writes a time as ISO 8601 does.
	const wall = new Date(atMs).toLocaleString('sv-SE', { timeZone: TIME_ZONE });
	const offsetMs = Date.parse(`${wall}Z`) - Math.floor(atMs / 1000) * 1000;
	return localDay(atMs, offsetMs / 60_000, DAY_ENDS);
}

/** So many days from the learner's today, as a field for a date wants it. */
export function dateIn(days: number): string {
	return isoDate(learnerDay() + days);
}
