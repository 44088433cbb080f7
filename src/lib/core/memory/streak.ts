import type { LocalDay } from './event';

/**
 * Days in a row with at least one answer, up to today. One missed day a week is forgiven: a second one within seven days
 * of it ends the streak. Today counts once it has an answer, and breaks nothing before.
 * @param active days with an answer
 */
export function streakDays(active: ReadonlySet<LocalDay>, today: LocalDay): number {
	let length = 0;
	let forgiven: LocalDay | null = null;
	let day = active.has(today) ? today : today - 1;
	for (; ; day--) {
		if (active.has(day)) length++;
		else {
			const tooSoon = forgiven !== null && forgiven - day < 7;
			if (tooSoon || !active.has(day - 1)) break;
			forgiven = day;
		}
	}
	return length;
}
