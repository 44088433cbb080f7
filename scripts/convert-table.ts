import {
	lackOf,
	RIGHT_WAYS,
	USUAL,
	type ColumnRole,
	type Mapping
} from '../src/lib/exchange/formats/csv/mapping';
import { readMapped } from '../src/lib/exchange/formats/csv/read-mapped';
import { suggestMapping } from '../src/lib/exchange/formats/csv/suggest-mapping';
import { readTable } from '../src/lib/exchange/formats/csv/table';
import type { Format } from '../src/lib/exchange/formats/format';
import { Refusal } from './convert-refusal.ts';

/** What is said of a table on the command line. */
export interface TableOptions {
	columns?: string;
	'header-rows'?: string;
	delimiter?: string;
	right?: string;
	separator?: string;
	typed?: boolean;
}
export const TABLE_OPTIONS = [
	'columns',
	'header-rows',
	'delimiter',
	'right',
	'separator',
	'typed'
] as const satisfies (keyof TableOptions)[];

/** Reads a file as a table, as the options say. */
export type ReadTable = Format['read'];

/** What columns are called here. */
const NAMES: { readonly [name: string]: ColumnRole } = {
	question: 'question',
	front: 'question',
	answer: 'key',
	back: 'key',
	wrong: 'wrong',
	option: 'choice',
	feedback: 'feedback',
	explanation: 'explanation',
	hint: 'hint',
	tags: 'tags',
	topic: 'section',
	id: 'id',
	unused: 'ignored'
};

/** Null where nothing was said of a table. @throws Refusal */
export function readingOf(options: TableOptions): ReadTable | null {
	if (TABLE_OPTIONS.every((name) => options[name] === undefined)) return null;
	const columns = options.columns === undefined ? null : columnsOf(options.columns);
	const said: Partial<Mapping> = {
		...(options.right === undefined ? {} : { right: rightOf(options.right) }),
		...(options.separator === undefined ? {} : { separator: markOf(options.separator) }),
		...(options.typed ? { alone: 'asked' } : {}),
		...(options['header-rows'] === undefined ? {} : { headerRows: rowsOf(options['header-rows']) })
	};
	const delimiter = options.delimiter === undefined ? undefined : markOf(options.delimiter);
	return async (file) => {
		const { rows } = readTable(file, delimiter);
		const found = suggestMapping(rows);
		const mapping: Mapping = columns
			? { ...USUAL, from: 'other', headerRows: found.headerRows, columns, ...said }
			: { ...found, ...said };
		const lack = lackOf(mapping);
		if (lack)
			throw new Refusal(
				`no column of ${file.name} is said to hold the ${lack}. Say it with --columns.`
			);
		return readMapped(rows, mapping);
	};
}

function columnsOf(list: string): ColumnRole[] {
	return list.split(',').map((each) => {
		const name = each.trim().toLowerCase();
		if (Object.hasOwn(NAMES, name)) return NAMES[name]!;
		throw new Refusal(
			`a column cannot hold "${each.trim()}". There are: ${Object.keys(NAMES).join(', ')}.`
		);
	});
}

function rightOf(text: string): Mapping['right'] {
	const way = RIGHT_WAYS.find((each) => each === text);
	if (way) return way;
	throw new Refusal(`--right is one of: ${RIGHT_WAYS.join(', ')}.`);
}

function rowsOf(text: string): number {
	if (/^\d{1,3}$/.test(text)) return Number(text);
	throw new Refusal('--header-rows is a number of rows, as in --header-rows 1.');
}

/** What a shell makes hard to write has a name. */
function markOf(text: string): string {
	const named = { tab: '\t', '\\t': '\t', line: '\n', '\\n': '\n' }[text] ?? text;
	if (named.length === 1) return named;
	throw new Refusal(
		`"${text}" is no mark that can part cells or answers: it is one letter, "tab" or "line".`
	);
}
