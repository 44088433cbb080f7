const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** An amount of storage in words a person can hold on to: "850 kB", "12 MB", "1.4 GB". */
export function byteText(bytes: number, locale: string): string {
	const power = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
	const value = bytes / 1000 ** power;
	return new Intl.NumberFormat(locale, {
		style: 'unit',
		unit: UNITS[power] ?? 'byte',
		maximumFractionDigits: value < 10 && power > 0 ? 1 : 0
	}).format(value);
}
