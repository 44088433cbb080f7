import { guessMapping, nameOf, roleOfName, USUAL, type ColumnRole, type Mapping } from './mapping';
import type { TableRow } from './table-row';
import { isNumbering } from './unused-columns';

/** Rows that are looked at. */
const SAMPLE = 60;
/** Share of cells that say what all of the column are: some are mistaken. */
const MOST = 0.7;
/** Letters of a name of a column at the most. */
const LONGEST_NAME = 40;

interface Column {
	cells: string[];
	/** What is not empty of it. */
	filled: string[];
	/** Letters of a filled cell, on average. */
	length: number;
}

/** What the columns may be: by their names where these tell, else by what stands in them. A beginning, for a person to mend. */
export function suggestMapping(rows: readonly TableRow[]): Mapping {
	return guessMapping(rows) ?? byContents(rows.slice(0, SAMPLE));
}

function byContents(rows: readonly TableRow[]): Mapping {
	const titles = titlesOf(rows);
	const names = hasNames(rows.slice(titles)) ? rows[titles] : undefined;
	const headerRows = titles + (names ? 1 : 0);
	const columns = columnsOf(rows.slice(headerRows));
	const named = columns.map((_, index) => roleOfName(nameOf(names?.cells[index] ?? '')));
	const open = new Set(
		columns.flatMap(({ cells, filled }, index) =>
			named[index] !== null || filled.length === 0 || isNumbering(cells) ? [] : index
		)
	);
	const roles: ColumnRole[] = named.map((role) => role ?? 'ignored');
	const give = (index: number, role: ColumnRole) => {
		roles[index] = role;
		open.delete(index);
	};
	if (!roles.includes('question')) {
		const [asks] = [...open].sort((a, b) => asking(columns[b]!) - asking(columns[a]!));
		if (asks !== undefined) give(asks, 'question');
	}
	const tellsRight = () => roles.includes('key') || roles.includes('back');
	const key = tellsRight()
		? undefined
		: [...open].find((index) => namesOther(index, columns, open));
	if (key !== undefined) give(key, 'key');
	const hasOptions = key !== undefined || roles.includes('choice');
	const answers: number[] = [];
	for (const index of [...open]) {
		const { length, filled, cells } = columns[index]!;
		const before = answers.map((each) => columns[each]!.length);
		const usual = Math.max(12, ...before);
		const isRemark = length > 60 && length > 2.5 * usual && before.length > 0;
		if (isRemark) give(index, 'explanation');
		else if (isAnswer(filled, cells.length)) {
			give(index, hasOptions ? 'choice' : tellsRight() ? 'wrong' : 'key');
			answers.push(index);
		}
	}
	return { ...USUAL, from: 'other', headerRows, columns: roles };
}

/** How many rows stand before the others with one cell, where these have more. */
function titlesOf(rows: readonly TableRow[]): number {
	const first = rows.findIndex(
		({ cells }) => cells.filter((cell) => cell.trim() !== '').length > 1
	);
	return Math.max(0, first);
}

/** A first row whose cells are short, ask nothing, and do not stand below once more. */
function hasNames([first, ...others]: readonly TableRow[]): boolean {
	if (!first || others.length === 0) return false;
	const cells = first.cells.map((cell) => cell.trim());
	const isShort = cells.every((cell) => cell.length <= LONGEST_NAME && !/[?:.]$/.test(cell));
	if (!isShort) return false;
	// A letter may be what names the right option of a first question.
	if (cells.some((cell) => cell.length > 1 && roleOfName(nameOf(cell)) !== null)) return true;
	const asksBelow = first.cells.some(
		(_, index) =>
			others.filter(({ cells }) => /\?\s*$/.test(cells[index] ?? '')).length > others.length / 2
	);
	const standsBelow = cells.some(
		(cell, index) => cell !== '' && others.some(({ cells }) => cells[index]?.trim() === cell)
	);
	return asksBelow && !standsBelow;
}

function columnsOf(rows: readonly TableRow[]): Column[] {
	const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
	return Array.from({ length: width }, (_, index) => {
		const cells = rows.map((row) => (row.cells[index] ?? '').trim());
		const filled = cells.filter((cell) => cell !== '');
		const letters = filled.reduce((sum, { length }) => sum + length, 0);
		return { cells, filled, length: filled.length === 0 ? 0 : letters / filled.length };
	});
}

/** How much a column looks like that of the questions. */
function asking({ cells, filled, length }: Column): number {
	const asks = filled.filter((cell) => /\?\s*$|_{3}/.test(cell)).length;
	return (2 * asks + filled.length) / cells.length + Math.min(1, length / 60);
}

/** Whether most of its cells are a letter or number of another column, or says what another says in its row. */
function namesOther(index: number, columns: readonly Column[], open: ReadonlySet<number>): boolean {
	const others = [...open].filter((each) => each !== index);
	if (others.length < 2) return false;
	const { cells, filled } = columns[index]!;
	const isPlace = (cell: string) => {
		const at = /^\d$/.test(cell) ? Number(cell) - 1 : cell.toUpperCase().charCodeAt(0) - 65;
		return cell.length === 1 && at >= 0 && at < others.length;
	};
	const share = (column: Column) =>
		column.filled.filter((cell) => cell.split(/[,;&\s]+/).every(isPlace)).length /
		column.filled.length;
	// In a column of options numbers may stand, too; only where the others hold no such.
	if (share(columns[index]!) >= MOST && others.every((each) => share(columns[each]!) < MOST))
		return true;
	const repeats = cells.filter(
		(cell, row) => cell !== '' && others.some((each) => columns[each]!.cells[row] === cell)
	).length;
	// One of the options repeats the key as well, in its own rows alone.
	return filled.length > 1 && repeats >= filled.length * MOST;
}

/** What is the same in most rows is a topic or a kind, and no answer. */
function isAnswer(filled: readonly string[], rows: number): boolean {
	if (filled.length < rows * 0.15) return false;
	return rows < 6 || new Set(filled).size > filled.length * 0.3;
}
