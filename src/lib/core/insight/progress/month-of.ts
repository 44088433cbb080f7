import type { LocalDay } from '../../memory/event';
import { isoDate } from '../../memory/local-day';

/** No calendar goes further; a log from a file may name any day. */
const LAST_DAY = 100_000_000;

const months = new Map<LocalDay, string>();

/** The month of a local day as YYYY-MM. */
export function monthOf(day: LocalDay): string {
	let month = months.get(day);
	// A date for each of many answers takes longer than all the rest of a tally.
	if (month === undefined)
		months.set(day, (month = isoDate(Math.min(Math.max(day, -LAST_DAY), LAST_DAY)).slice(0, 7)));
	return month;
}
