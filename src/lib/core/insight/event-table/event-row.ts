import type { LearnerEvent } from '../../memory/event';
import { unionOf } from '../../memory/union-of';
import { EVENT_COLUMNS, type ColumnType } from './event-columns';

export type Cell = string | number | boolean | null;
/** A cell for each column, in the columns' order. */
export type EventRow = Cell[];

/** Milliseconds from the epoch to the end of the calendar that dates are written in. */
const LAST_MS = 8.64e15;
const DAY_MS = 86_400_000;

/** The name in the event, where it is another than that of the column. */
const FIELDS: { readonly [column: string]: string } = {
	at: 'atMs',
	offset_min: 'offsetMin',
	question_type: 'questionType',
	duration_ms: 'durationMs'
};
const COLUMNS = EVENT_COLUMNS.map(({ name, type }) => ({
	name,
	type,
	field: FIELDS[name] ?? name
}));
const MORE = COLUMNS.findIndex(({ name }) => name === 'more');

/**
 * The events as rows of a table, each with a cell for each of `EVENT_COLUMNS`, one after the other as they are asked for.
 * @param events in any order, what was taken back among them: it is all in the table, and marked
 */
export function* eventRows(events: readonly LearnerEvent[]): Generator<EventRow, void> {
	const log = unionOf(events).events;
	const undone = new Set<string>();
	for (const event of log) if (event.type === 'undone') undone.add(event.target);
	for (const event of log) yield rowOf(event, event.type !== 'undone' && undone.has(event.id));
}

function rowOf(event: LearnerEvent, takenBack: boolean): EventRow {
	const fields = event as unknown as Record<string, unknown>;
	let taken = 0;
	const row = COLUMNS.map(({ name, type, field }) => {
		if (name === 'taken_back') return takenBack;
		const cell = cellOf(fields[field], type);
		if (cell !== null) taken++;
		return cell;
	});
	// Nearly always there is nothing more.
	if (taken < Object.keys(fields).length) row[MORE] = othersOf(fields);
	return row;
}

/** Null for what is not there, or no column of that type can hold. */
function cellOf(value: unknown, type: ColumnType): Cell {
	if (value === undefined || value === null) return null;
	switch (type) {
		case 'timestamp':
			return isoTime(value);
		case 'date':
			return isoTime(Number(value) * DAY_MS)?.replace(/T.*/, '') ?? null;
		case 'json':
			return JSON.stringify(value);
		case 'integer':
			return Number.isInteger(value) ? (value as number) : null;
		case 'number':
			return typeof value === 'number' ? value : null;
		case 'boolean':
			return typeof value === 'boolean' ? value : null;
		case 'text':
			return typeof value === 'string' ? value : null;
	}
}

function isoTime(ms: unknown): string | null {
	return typeof ms === 'number' && Math.abs(ms) <= LAST_MS ? new Date(ms).toISOString() : null;
}

/** What no cell holds. */
function othersOf(fields: Record<string, unknown>): string | null {
	const others = Object.entries(fields).filter(([name, value]) => {
		const column = COLUMNS.find(({ field }) => field === name);
		return value !== undefined && (!column || cellOf(value, column.type) === null);
	});
	return others.length > 0 ? JSON.stringify(Object.fromEntries(others)) : null;
}
