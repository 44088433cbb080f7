import Papa from 'papaparse';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryHistories } from '../../core/memory/arbitrary-histories';
import { EVENT_COLUMNS } from '../../core/insight/event-table/event-columns';
import { eventRows } from '../../core/insight/event-table/event-row';
import { exported } from '../../core/insight/progress/testing/exported';
import { csvLines } from './csv-lines';
import { jsonLines } from './json-lines';
import type { TableCell } from './table-cell';

const names = ['a', 'b'];
const csv = (...rows: TableCell[][]) => [...csvLines(names, rows)].join('');
const arbitraryCell = fc.oneof(
	fc.constant(null),
	fc.boolean(),
	fc.double({ noNaN: true, noDefaultInfinity: true }),
	fc.string({ unit: 'grapheme' }),
	fc.constantFrom('=1+1', '+1', '-1', '@x', "'=1", '\t=1', 'a"b', 'a,b', 'a\r\nb', '＝1', '')
);
const arbitraryRows = fc.array(fc.tuple(arbitraryCell, arbitraryCell));

describe('CSV', () => {
	it('quotes what RFC 4180 says, and ends each line with CRLF', () => {
		expect(csv(['x', 1.5], [null, ''], ['a,"b"\n', true])).toBe(
			'a,b\r\nx,1.5\r\n,""\r\n"a,""b""\n",true\r\n'
		);
	});

	it('has no cell of text that a spreadsheet takes for a formula, and leaves numbers alone', () => {
		expect(csv(['=1+1', -5], ['@x', '-5'])).toBe('a,b\r\n"\'=1+1",-5\r\n"\'@x","\'-5"\r\n');
	});

	it('is read by another reader as it was written', () => {
		fc.assert(
			fc.property(arbitraryRows, (rows) => {
				const read = Papa.parse<string[]>(csv(...rows).slice(0, -2), { newline: '\r\n' }).data;
				expect(
					read
						.slice(1)
						.map((row) => row.map((text) => text.replace(/^'(?='*[=+\-@\t\r＝＋－＠])/, '')))
				).toEqual(rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell)))));
			})
		);
	});
});

describe('JSON Lines', () => {
	it('has each name in each line, and one line a row', () => {
		fc.assert(
			fc.property(arbitraryRows, (rows) => {
				const lines = [...jsonLines(names, rows)];
				expect(lines.every((line) => line.indexOf('\n') === line.length - 1)).toBe(true);
				expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(
					rows.map(([a, b]) => JSON.parse(JSON.stringify({ a, b })) as unknown)
				);
			})
		);
	});

	it('writes the table of events that the figures are checked with', () => {
		const columns = EVENT_COLUMNS.map(({ name }) => name);
		fc.assert(
			fc.property(arbitraryHistories(40), (histories) => {
				const log = histories.flat();
				expect([...jsonLines(columns, eventRows(log))].join('')).toBe(exported(log));
			}),
			{ numRuns: 30 }
		);
	});
});
