/** When the log was last saved outside the browser, and what came of it since. */
export interface OutsideAge {
	/** Whole days on the learner's calendar since the last such backup; null when there was none. */
	days: number | null;
	/** Answers since then. */
	since: number;
	/** It is time to say so. */
	isDue: boolean;
}

/** So many days without a backup outside the browser are let pass. */
const QUIET_DAYS = 7;
const WEEK_MS = 7 * 86_400_000;

/**
 * Whether a learner is to be reminded to save a backup outside the browser: when the last one is more than seven days
 * old (or the first answer is, where there was none), something was answered since, and the reminder was not put off.
 * @param last the day of the last such backup, and the answers that stood then
 * @param firstDay of the first answer; null where there is none
 * @param putOffUntilMs milliseconds since the epoch; more than a week ahead it comes from a clock that was wrong
 */
export function outsideAge(
	now: { today: number; atMs: number; answers: number; firstDay: number | null },
	last: { day: number; answers: number } | null,
	putOffUntilMs: number | null
): OutsideAge {
	const days = last && Math.max(0, now.today - last.day);
	const since = Math.max(0, now.answers - (last?.answers ?? 0));
	const without = days ?? (now.firstDay === null ? 0 : now.today - now.firstDay);
	const wait = (putOffUntilMs ?? 0) - now.atMs;
	const isPutOff = wait > 0 && wait <= WEEK_MS;
	return { days, since, isDue: without > QUIET_DAYS && since > 0 && !isPutOff };
}
