import { guessMapping } from './csv/mapping';
import { readMapped } from './csv/read-mapped';
import { isSpreadsheet } from './csv/spreadsheet';
import { delimiterOf, readRows, readTable } from './csv/table';
import { writeTable } from './csv/write-table';
import { Unreadable, type Format } from './format';

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
		const isTable = rows.filter(({ cells }) => cells.length > 1).length > rows.length * 0.9;
		if (!isTable || rows.length === 0) return 0;
		return delimiterOf(head) === '\t' ? 0.55 : 0.3;
	},
	async read(file) {
		const { rows, guess } = readTable(file);
		if (!guess)
			throw new Unreadable(
				'It is not clear what the columns of this table are. Say which holds the questions and which the answers.'
			);
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
