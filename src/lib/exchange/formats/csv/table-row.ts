export interface TableRow {
	/** Where it begins, from 1; in a spreadsheet its own number. */
	line: number;
	cells: string[];
}

/** More than anyone asks; the rest of a longer table is not read. */
export const MAX_ROWS = 50_000;
