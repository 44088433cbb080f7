import type { LocalDay } from './event';

const DAY_MS = 86_400_000;

/** For tests: what calendar and clock on the wall of a zone show, as if it were UTC, in ms. */
export function wallMs(atMs: number, zone: string): number {
	const [year, month, day, hour, minute, second] = wallParts(atMs, zone);
	return Date.UTC(year!, month! - 1, day, hour, minute, second) + (((atMs % 1000) + 1000) % 1000);
}

/** Whole days of the calendar on the wall; before the hour at which a day ends it is still the day before. */
export function calendarDay(atMs: number, zone: string, dayEndHour: number): LocalDay {
	const [year, month, day, hour] = wallParts(atMs, zone);
	const date = Date.UTC(year!, month! - 1, day) / DAY_MS;
	return hour! < dayEndHour ? date - 1 : date;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function wallParts(atMs: number, zone: string): number[] {
	const numeric = 'numeric';
	let format = formats.get(zone);
	if (!format)
		formats.set(
			zone,
			(format = new Intl.DateTimeFormat('en', {
				timeZone: zone,
				hourCycle: 'h23',
				year: numeric,
				month: numeric,
				day: numeric,
				hour: numeric,
				minute: numeric,
				second: numeric
			}))
		);
	const parts = new Map(format.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]));
	return (['year', 'month', 'day', 'hour', 'minute', 'second'] as const).map((type) =>
		parts.get(type)!
	);
}
