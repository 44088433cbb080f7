import type { LocalDay } from '../../memory/event';
import { isoDate } from '../../memory/local-day';

/** No calendar goes further; a log from a file may name any day. */
const LAST_DAY = 100_000_000;
const DAY_MS = 86_400_000;

const names = new Map<number, string>();

/** The month of a local day as YYYY-MM. */
export function monthOf(day: LocalDay): string {
	const within = Math.min(Math.max(day, -LAST_DAY), LAST_DAY);
	const date = new Date(within * DAY_MS);
	// To write a date for each of many days takes longer than all the rest of a tally.
	const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
	let name = names.get(month);
	if (name === undefined) names.set(month, (name = isoDate(within).slice(0, 7)));
	return name;
}
