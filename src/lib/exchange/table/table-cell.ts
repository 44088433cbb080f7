/** A cell of a table that leaves: a number, a truth value, a text, or nothing. */
export type TableCell = string | number | boolean | null;
