import { itemName } from '../outside-text';
import type { Remark } from '../remark';
import { nameOf, NUMBERING, PICTURES, type Mapping } from './mapping';
import type { TableRow } from './table-row';

/** Columns that say something and are not taken, each told once at the row that names it. */
export function unusedColumns(rows: readonly TableRow[], mapping: Mapping): Remark[] {
	// Its own columns beyond what is read are made of what is.
	if (mapping.from === 'footnote') return [];
	const { headerRows, columns } = mapping;
	const body = rows.slice(headerRows);
	const names = headerRows > 0 ? rows[headerRows - 1] : undefined;
	const width = body.reduce((most, { cells }) => Math.max(most, cells.length), 0);
	const remarks: Remark[] = [];
	for (let index = 0; index < width; index++) {
		if ((columns[index] ?? 'ignored') !== 'ignored') continue;
		const own = body
			.map(({ cells }) => (cells[index] ?? '').trim())
			// Blooket's mark of a question to be typed, wherever it stands, is read.
			.map((cell) => (mapping.from === 'blooket' && /^typing$/i.test(cell) ? '' : cell));
		if (own.every((cell) => cell === '') || isNumbering(own)) continue;
		const name = names?.cells[index] ?? '';
		if (NUMBERING.test(nameOf(name))) continue;
		remarks.push({
			kind: 'left-out',
			place: {
				...(names && name.trim() !== '' ? { line: names.line } : {}),
				item: itemName(name) || `column ${index + 1}`
			},
			text: PICTURES.test(nameOf(name))
				? 'A column of pictures is left out: a table only names them.'
				: 'A column is not used.'
		});
	}
	return remarks;
}

/** 1, 2, 3 and so on. */
export const isNumbering = (cells: readonly string[]) =>
	cells.every((cell, index) => cell === '' || Number(cell) - Number(cells[0]) === index);
