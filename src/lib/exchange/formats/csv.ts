import { guessMapping } from './csv/mapping';
import { readMapped } from './csv/read-mapped';
import { isSpreadsheet } from './csv/spreadsheet';
import { delimiterOf, readRows, readTable } from './csv/table';
import { writeTable } from './csv/write-table';
import { ColumnsUnknown } from './csv/columns-unknown';
import type { Format } from './format';

/** Tables with a question a row: Quizlet's exports, the spreadsheets of Kahoot and Blooket, Footnote's own, and others by what a person says of their columns (`readTable`, `readMapped`). */
export const csv: Format = {
	id: 'csv',
	name: 'CSV or spreadsheet',
	endings: ['csv', 'tsv', 'txt', 'xlsx'],
	detect(file) {
		if (isSpreadsheet(file)) return 0.9;
		const head = file.head();
		if (/^\s*[<{[]/.test(head) || head.includes('\0')) return 0;
		const rows = readRows(head).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
		const guess = guessMapping(rows);
		if (guess?.from === 'footnote') return 1;
		if (guess && guess.headerRows > 0) return guess.from === 'other' ? 0.8 : 0.95;
		if (!isTable(rows.map(({ cells }) => cells.length))) return 0;
		return delimiterOf(head) === '\t' ? 0.55 : 0.3;
	},
	async read(file) {
		const { rows, guess } = readTable(file);
		if (!guess) throw new ColumnsUnknown();
		return readMapped(rows, guess);
	},
	async write(bank) {
		const { text, remarks } = writeTable(bank);
		return {
			name: `${bank.id}.csv`,
			mediaType: 'text/csv',
			// Excel takes a file for UTF-8 only where it begins with this mark.
			bytes: new TextEncoder().encode('\uFEFF' + text),
			remarks
		};
	}
};

/** Nearly all rows have cells, or most have the same number of them, as below a title. */
function isTable(widths: readonly number[]): boolean {
	const wide = widths.filter((width) => width > 1);
	if (wide.length === 0) return false;
	if (wide.length > widths.length * 0.9) return true;
	const usual = wide.toSorted((a, b) => a - b)[wide.length >> 1];
	return wide.filter((width) => width === usual).length > widths.length * 0.6;
}
