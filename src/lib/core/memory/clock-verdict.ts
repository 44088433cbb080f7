import type { Card } from './card';
import type { LocalDay } from './event';

/**
 * How far two clocks of one learner may lie apart without a word: more than a clock that missed the change to or from
 * summer time.
 */
export const CLOCK_SKEW_MS = 90 * 60_000;
const DAY_MS = 86_400_000;

/**
 * What the clock of this device is worth: `behind` where something was written at a later time than now, so the clock
 * was set back or was ahead before; `too-early` where it is before this version of the app was made, and nothing was written later.
 */
export type ClockVerdict =
	{ kind: 'fine' } | { kind: 'behind'; byMs: number } | { kind: 'too-early'; byMs: number };

/**
 * @param nowMs milliseconds since the epoch, as the device has it
 * @param newestAtMs `atMs` of the event with the newest id, or null for an empty log. Not the time in the id, which never
 * goes back: after the first answer by the right clock this is right again, and the message gone
 * @param madeMs when this version of the app was made, where that is known
 */
export function clockVerdict(
	nowMs: number,
	newestAtMs: number | null,
	madeMs: number | null = null
): ClockVerdict {
	if (newestAtMs !== null && newestAtMs - nowMs > CLOCK_SKEW_MS)
		return { kind: 'behind', byMs: newestAtMs - nowMs };
	if (madeMs !== null && madeMs - nowMs > DAY_MS)
		return { kind: 'too-early', byMs: madeMs - nowMs };
	return { kind: 'fine' };
}

/**
 * The cards that were last answered on a day that has not come yet: the clock was ahead then, and they come back that
 * much too late unless they are answered again. One day is allowed for, which travelling west over the date line takes.
 */
export function cardsFromTheFuture(cards: readonly Card[], today: LocalDay): Card[] {
	return cards.filter(({ lastDay }) => lastDay !== null && lastDay > today + 1);
}
