import { harmless } from '../formats/csv/harmless';
import type { TableCell } from './table-cell';

/**
 * A table as CSV (RFC 4180), line by line with their ends: names first. Nothing is an empty cell, an empty text is `""`.
 * No cell of text can become a formula: an apostrophe stands before what a spreadsheet would take for one.
 */
export function* csvLines(
	names: readonly string[],
	rows: Iterable<readonly TableCell[]>
): Generator<string, void> {
	yield lineOf(names);
	for (const row of rows) yield lineOf(row);
}

const lineOf = (cells: readonly TableCell[]) => `${cells.map(cellText).join(',')}\r\n`;

function cellText(cell: TableCell): string {
	if (cell === null) return '';
	if (typeof cell !== 'string') return String(cell);
	const text = harmless(cell);
	const isQuoted = text === '' || text !== cell || /[",\r\n]/.test(text);
	return isQuoted ? `"${text.replaceAll('"', '""')}"` : text;
}
