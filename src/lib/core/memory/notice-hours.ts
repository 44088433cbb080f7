const MINUTE_MS = 60_000;
const FROM_HOUR = 9;
const UNTIL_HOUR = 21;

/**
 * Whether a notice may come at a moment: from nine in the morning until nine in the evening by the wall clock, so that
 * none wakes anyone, and none asks for learning when the day is over.
 * @param atMs milliseconds since the epoch
 * @param offsetMin minutes to add to UTC for the wall clock at that moment
 */
export function inNoticeHours(atMs: number, offsetMin: number): boolean {
	const hour = new Date(atMs + offsetMin * MINUTE_MS).getUTCHours();
	return hour >= FROM_HOUR && hour < UNTIL_HOUR;
}
