import Papa from 'papaparse';
import { Unreadable } from '../format';
import type { DecodedText, GivenFile } from '../given-file';
import { guessMapping, type Mapping } from './mapping';
import { isSpreadsheet, readSpreadsheet } from './spreadsheet';
import { MAX_ROWS, type TableRow } from './table-row';

export interface Table {
	/** Without empty ones. */
	rows: TableRow[];
	/** What the columns seem to be; null where that is for a person to say. */
	guess: Mapping | null;
	/** Of a text; null in a spreadsheet. */
	text: { delimiter: string; encoding: DecodedText['encoding'] } | null;
}

/** What may part the cells of a row. */
export const DELIMITERS = ['\t', ';', ',', '|'] as const;

/**
 * The cells of a file with values parted by commas, semicolons or tabs, or of the first sheet of an .xlsx, and what its
 * columns seem to be.
 * @param delimiter where a person says it; else what stands most evenly in the lines
 * @throws Unreadable where there are none
 */
export function readTable(file: GivenFile, delimiter?: string): Table {
	const isText = !isSpreadsheet(file);
	const mark = isText ? (delimiter ?? delimiterOf(file.text)) : '';
	const rows = isText ? readRows(file.text, mark) : readSpreadsheet(file);
	const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
	if (filled.length === 0) throw new Unreadable('There is no row with anything in this table.');
	return {
		rows: filled,
		guess: guessMapping(filled),
		text: isText ? { delimiter: mark, encoding: file.decoded.encoding } : null
	};
}

export function readRows(text: string, delimiter = delimiterOf(text)): TableRow[] {
	let parsed = Papa.parse<string[]>(text, { delimiter, preview: MAX_ROWS });
	// Quizlet and others put no quotes around cells, so one in a cell is a letter.
	if (parsed.errors.some(({ type }) => type === 'Quotes'))
		parsed = Papa.parse<string[]>(text, { delimiter, preview: MAX_ROWS, quoteChar: '\0' });
	let line = 1;
	return parsed.data.map((cells) => {
		const row = { line, cells };
		line += 1 + cells.reduce((ends, cell) => ends + (cell.split('\n').length - 1), 0);
		return row;
	});
}

/** What stands as often, and at least once, in each of the first lines; a tab before the others. */
export function delimiterOf(text: string): string {
	const head = text.slice(0, 20_000);
	let best = { mark: ',', score: 0 };
	for (const mark of DELIMITERS) {
		const { data, errors } = Papa.parse<string[]>(head, { delimiter: mark, preview: 20 });
		const full = data.filter((cells) => cells.some((cell) => cell !== ''));
		const widths = full.map((cells) => cells.length);
		const split = widths.filter((width) => width > 1).length;
		const same = widths.filter((width) => width === widths[0]).length;
		const score =
			split === 0 ? 0 : (split + same) / (2 * widths.length) - (errors.length > 0 ? 0.2 : 0);
		if (score > best.score + 0.001) best = { mark, score };
	}
	return best.mark;
}
