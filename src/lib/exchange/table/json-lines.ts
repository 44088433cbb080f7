import type { TableCell } from './table-cell';

/** A table as JSON Lines, line by line with their ends: an object for each row, with each of the names, null for nothing. */
export function* jsonLines(
	names: readonly string[],
	rows: Iterable<readonly TableCell[]>
): Generator<string, void> {
	const begins = names.map((name, at) => `${at === 0 ? '{' : ','}${JSON.stringify(name)}:`);
	for (const row of rows)
		yield `${row.map((cell, at) => begins[at]! + JSON.stringify(cell)).join('')}}\n`;
}
