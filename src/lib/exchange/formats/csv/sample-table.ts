import type { GivenFile } from '../given-file';
import type { Mapping } from './mapping';
import { suggestMapping } from './suggest-mapping';
import { readTable, type Table } from './table';
import type { TableRow } from './table-row';

/** Enough to see what the columns are, names before them included. */
const SHOWN = 24;
/** Columns that a person can be asked about. */
const MOST_COLUMNS = 60;

/** The beginning of a table, for a person to say what its columns are. */
export interface TableSample {
	rows: TableRow[];
	/** Of all rows with anything in them. */
	count: number;
	/** Columns of the widest row; the mapping has the first of them alone where they are too many. */
	width: number;
	text: Table['text'];
	/** What the columns may be, one for each. */
	mapping: Mapping;
}

/** @throws Unreadable where there is no row */
export function sampleTable(file: GivenFile, delimiter?: string): TableSample {
	const { rows, text } = readTable(file, delimiter);
	const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
	const mapping = suggestMapping(rows);
	const columns = Array.from(
		{ length: Math.min(width, MOST_COLUMNS) },
		(_, index) => mapping.columns[index] ?? 'ignored'
	);
	return {
		rows: rows.slice(0, SHOWN),
		count: rows.length,
		width,
		text,
		mapping: { ...mapping, columns }
	};
}
