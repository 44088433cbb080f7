/**
 * What spreadsheets take for the beginning of a formula, wide forms included
 * (https://owasp.org/www-community/attacks/CSV_Injection).
 */
const FORMULA = /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/** A cell that no spreadsheet runs: an apostrophe stands before what would begin a formula. */
export const harmless = (cell: string) => (FORMULA.test(cell) ? `'${cell}` : cell);

/** What it was before. */
export const harmful = (cell: string) =>
	cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
