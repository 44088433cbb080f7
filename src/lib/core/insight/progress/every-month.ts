/** A log from a file may name any day: of more months than a century has, those with a value are enough. */
const MOST_MONTHS = 1200;

/**
 * The months between the first and the last, so that one without a value keeps its place in time.
 * @param months in their order; `month` is YYYY-MM
 */
export function everyMonth<T extends { month: string }>(
	months: readonly T[]
): { month: string; value: T | null }[] {
	const [first, last] = [months[0], months.at(-1)];
	if (!first || !last) return [];
	const from = monthNumber(first.month);
	const count = monthNumber(last.month) - from + 1;
	if (!(count >= 1 && count <= MOST_MONTHS))
		return months.map((value) => ({ month: value.month, value }));
	const values = new Map(months.map((value) => [value.month, value]));
	return Array.from({ length: count }, (_, at) => {
		const month = monthName(from + at);
		return { month, value: values.get(month) ?? null };
	});
}

/** Not a number where it is no month of a calendar with four digits. */
function monthNumber(month: string): number {
	const [, year, ofYear] = /^(\d{4})-(\d{2})$/.exec(month) ?? [];
	return Number(year) * 12 + Number(ofYear) - 1;
}

function monthName(number: number): string {
	const [year, ofYear] = [Math.floor(number / 12), (number % 12) + 1];
	return `${String(year).padStart(4, '0')}-${String(ofYear).padStart(2, '0')}`;
}
