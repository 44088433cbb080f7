const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** An ISO date in words, "1 March 2024"; anything else as it stands. */
export function dayLabel(date: string): string {
	const ms = Date.parse(date);
	return /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(ms) ? format.format(ms) : date;
}
