/** Which rows are chosen, by their numbers, and from where a range goes. */
export interface RowSelection {
	readonly rows: ReadonlySet<number>;
	readonly anchor: number | null;
}

export const NOTHING_CHOSEN: RowSelection = { rows: new Set(), anchor: null };

/** Chooses a row, or lets it go; a range then begins there. */
export function toggleOne({ rows }: RowSelection, row: number): RowSelection {
	const next = new Set(rows);
	if (!next.delete(row)) next.add(row);
	return { rows: next, anchor: row };
}

/**
 * Chooses all that is shown from where a range begins up to a row; what else was chosen stays, but for what the range had
 * before.
 * @param shown all rows that are shown, in their order
 * @param from where a range begins that has no beginning yet
 * @param last where the range went until now
 */
export function extendTo(
	{ rows, anchor }: RowSelection,
	shown: Uint32Array,
	from: number,
	last: number,
	to: number
): RowSelection {
	const begin = anchor !== null && rows.has(anchor) && shown.includes(anchor) ? anchor : from;
	const next = new Set(rows);
	for (const row of between(shown, begin, last)) next.delete(row);
	for (const row of between(shown, begin, to)) next.add(row);
	return { rows: next, anchor: begin };
}

/** All that is shown. */
export function chooseAll(shown: Uint32Array): RowSelection {
	return { rows: new Set(shown), anchor: null };
}

/** Without what is shown no more: nothing is done to what nobody sees. */
export function keepShown(selection: RowSelection, shown: Uint32Array): RowSelection {
	if (selection.rows.size === 0) return selection;
	const rows = new Set<number>();
	for (const row of shown) if (selection.rows.has(row)) rows.add(row);
	return rows.size === selection.rows.size ? selection : { ...selection, rows };
}

function between(shown: Uint32Array, one: number, other: number): Uint32Array {
	const [a, b] = [shown.indexOf(one), shown.indexOf(other)];
	return a < 0 || b < 0 ? new Uint32Array() : shown.subarray(Math.min(a, b), Math.max(a, b) + 1);
}

/** The new numbers of rows, by what tells them apart, where others have come or gone; those that have gone are left out. */
export function renumbered(
	rows: Iterable<number>,
	before: readonly string[],
	now: readonly string[]
): number[] {
	const places = new Map(now.map((key, at) => [key, at]));
	return [...rows].flatMap((row) => places.get(before[row] ?? '') ?? []);
}
