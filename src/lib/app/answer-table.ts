import { EVENT_COLUMNS } from '../core/insight/event-table/event-columns';
import { eventRows } from '../core/insight/event-table/event-row';
import { csvLines } from '../exchange/table/csv-lines';
import { jsonLines } from '../exchange/table/json-lines';
import { Pace } from '../store/pace';
import { clock } from './clock';
import { dateOf } from './date-of';
import type { FootnoteApp } from './footnote-app.svelte';

export type TableKind = 'csv' | 'jsonl';

export interface AnswerTable {
	name: string;
	file: Blob;
	/** Events, one a row. */
	rows: number;
}

const WRITERS = {
	csv: { write: csvLines, type: 'text/csv' },
	jsonl: { write: jsonLines, type: 'application/jsonl' }
} as const;
/** So many rows are written at a time, and so many UTF-16 units are held before the browser takes them. */
const STEP_ROWS = 50;
const PIECE_UNITS = 1_000_000;

/** The whole log as a table, named for the day, written in steps so that the page stays free. @throws Cancelled */
export async function answerTable(
	app: FootnoteApp,
	kind: TableKind,
	pace = new Pace()
): Promise<AnswerTable> {
	const { write, type } = WRITERS[kind];
	const { events } = await app.store.readAll();
	const pieces: Blob[] = [];
	let piece = '';
	let lines = 0;
	const names = EVENT_COLUMNS.map(({ name }) => name);
	for (const line of write(names, eventRows(events))) {
		piece += line;
		if (piece.length > PIECE_UNITS) {
			pieces.push(new Blob([piece]));
			piece = '';
		}
		if (++lines % STEP_ROWS === 0) await pace.step(lines, events.length);
	}
	const file = new Blob([...pieces, piece], { type });
	return {
		name: `footnote-${dateOf(clock.nowMs()) ?? ''}.${kind}`,
		file,
		rows: events.length
	};
}
