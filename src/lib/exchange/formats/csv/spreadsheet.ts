import { Parser, type Handler } from 'htmlparser2';
import { isZip, readZip } from '../../read-zip';
import { Unreadable } from '../format';
import type { GivenFile } from '../given-file';
import { MAX_ROWS, type TableRow } from './table-row';

const LIMITS = { entries: 2000, file: 50_000_000, total: 100_000_000 };
const MAX_COLUMNS = 200;
/** Elements in one another; a sheet has some ten, and the parser's work grows with their square. */
const MAX_DEPTH = 100;
const SHEET = /^xl\/worksheets\/[^/]*?(\d*)\.xml$/;

const DAMAGED = 'The spreadsheet is damaged or too large. Save its sheet as CSV and take that.';

/** Whether it is an archive that names a worksheet: its directory stands at the end. */
export function isSpreadsheet({ bytes }: GivenFile): boolean {
	if (!isZip(bytes)) return false;
	const end = bytes.subarray(Math.max(0, bytes.length - 65_536));
	return new TextDecoder('latin1').decode(end).includes('xl/worksheets/');
}

/**
 * The cells of the first sheet of an .xlsx (ECMA-376) as text; numbers and dates as they are stored.
 * @throws Unreadable
 */
export function readSpreadsheet({ bytes }: GivenFile): TableRow[] {
	const zip = readZip(bytes, LIMITS, () => true);
	if (!zip.ok) throw new Unreadable(DAMAGED);
	const decode = (content: Uint8Array) => new TextDecoder().decode(content);
	const shared = zip.files.get('xl/sharedStrings.xml');
	const strings = shared ? readStrings(decode(shared)) : [];
	const sheets = [...zip.files.keys()]
		.flatMap((name) => {
			const number = SHEET.exec(name)?.[1];
			return number === undefined ? [] : [{ name, number: Number(number) }];
		})
		.sort((a, b) => a.number - b.number);
	for (const { name } of sheets) {
		const rows = readSheet(decode(zip.files.get(name)!), strings);
		if (rows.some(({ cells }) => cells.some((cell) => cell !== ''))) return rows;
	}
	throw new Unreadable('The spreadsheet has no sheet with anything in it.');
}

/** Each string of the table of strings, its runs joined; how it is pronounced is none of it. */
function readStrings(xml: string): string[] {
	const strings: string[] = [];
	let text = '';
	let isText = false;
	let phonetic = 0;
	readXml(xml, {
		onopentag(tag) {
			if (tag === 'si') text = '';
			else if (tag === 'rPh') phonetic++;
			isText = tag === 't' && phonetic === 0;
		},
		ontext: (piece) => void (isText && (text += piece)),
		onclosetag(tag) {
			if (tag === 'si') strings.push(text);
			else if (tag === 'rPh') phonetic--;
			isText = false;
		}
	});
	return strings;
}

/** @throws Unreadable where elements are nested as in no sheet */
function readXml(
	xml: string,
	{ onopentag, ontext, onclosetag }: Required<Pick<Handler, 'onopentag' | 'ontext' | 'onclosetag'>>
): void {
	let depth = 0;
	const parser = new Parser(
		{
			onopentagname() {
				if (++depth > MAX_DEPTH) throw new Unreadable(DAMAGED);
			},
			onopentag,
			ontext,
			onclosetag(tag, isImplied) {
				depth--;
				onclosetag(tag, isImplied);
			}
		},
		{ xmlMode: true }
	);
	parser.write(xml);
	parser.end();
}

function readSheet(xml: string, strings: readonly string[]): TableRow[] {
	const rows: TableRow[] = [];
	let row: TableRow | null = null;
	let cell = { column: 0, type: '', value: '' };
	let isValue = false;
	readXml(xml, {
		onopentag(tag, { r, t }) {
			if (tag === 'row' && rows.length < MAX_ROWS) {
				row = { line: Number(r) || rows.length + 1, cells: [] };
				rows.push(row);
			} else if (tag === 'c')
				cell = { column: columnOf(r ?? '') ?? row?.cells.length ?? 0, type: t ?? '', value: '' };
			isValue = tag === 'v' || tag === 't';
		},
		ontext: (piece) => void (isValue && (cell.value += piece)),
		onclosetag(tag) {
			isValue = false;
			if (tag === 'row') row = null;
			if (tag !== 'c' || !row || cell.column >= MAX_COLUMNS) return;
			while (row.cells.length < cell.column) row.cells.push('');
			row.cells[cell.column] = textOf(cell, strings);
		}
	});
	return rows;
}

function textOf(
	{ type, value }: { type: string; value: string },
	strings: readonly string[]
): string {
	if (type === 's') return strings[Number(value)] ?? '';
	if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
	return type === 'e' ? '' : value;
}

/** "AB12" to 27; null where it is none. */
function columnOf(reference: string): number | null {
	const letters = /^[A-Z]{1,3}/.exec(reference)?.[0];
	if (letters === undefined) return null;
	return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
