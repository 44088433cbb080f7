import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryHistories } from '../../memory/arbitrary-histories';
import type { LearnerEvent } from '../../memory/event';
import { isoDate } from '../../memory/local-day';
import { unionOf } from '../../memory/union-of';
import { EVENT_COLUMNS } from './event-columns';
import { eventRows, type Cell } from './event-row';

const tableOf = (events: readonly LearnerEvent[]) =>
	[...eventRows(events)].map(
		(row) => Object.fromEntries(EVENT_COLUMNS.map(({ name }, at) => [name, row[at]!])) as Named
	);
type Named = Record<string, Cell>;

const BASE = { id: 'e1', atMs: 1_728_000_000_123, offsetMin: 120, day: 20_000, device: 'd' };

/** The event that a row tells of, by the schema alone. */
function eventIn(row: Named): Record<string, unknown> {
	const names: Record<string, string> = {
		...{ at: 'atMs', offset_min: 'offsetMin', question_type: 'questionType' },
		duration_ms: 'durationMs'
	};
	const fields = EVENT_COLUMNS.flatMap(({ name, type }) => {
		const cell = row[name];
		if (cell === null || cell === undefined || name === 'taken_back' || name === 'more') return [];
		const value =
			type === 'timestamp'
				? Date.parse(String(cell))
				: type === 'date'
					? Date.parse(String(cell)) / 86_400_000
					: type === 'json'
						? (JSON.parse(String(cell)) as unknown)
						: cell;
		return [[names[name] ?? name, value] as const];
	});
	const more = row.more === null ? {} : (JSON.parse(String(row.more)) as object);
	return { ...Object.fromEntries(fields), ...more };
}

describe('the table of events', () => {
	it('holds the whole log: each event can be made again of its row', () => {
		fc.assert(
			fc.property(arbitraryHistories(80), (histories) => {
				const log = unionOf(...histories).events;
				expect(tableOf(histories.flat()).map(eventIn)).toEqual(log);
			}),
			{ numRuns: 100 }
		);
	});

	it('has a cell of its type, or null where it may, in each column', () => {
		fc.assert(
			fc.property(arbitraryHistories(60), (histories) => {
				for (const row of tableOf(histories.flat()))
					for (const { name, type, nullable, values } of EVENT_COLUMNS) {
						const cell = row[name];
						if (cell === null) {
							expect(nullable, name).toBe(true);
							continue;
						}
						const kind =
							type === 'boolean' ? 'boolean' : /integer|number/.test(type) ? 'number' : 'string';
						expect(typeof cell, name).toBe(kind);
						if (values) expect(values).toContain(cell);
					}
			}),
			{ numRuns: 50 }
		);
	});

	it('marks what was taken back, and keeps it', () => {
		const flagged = { ...BASE, type: 'flagged', bank: 'b', question: 'q', on: false } as const;
		const undone = { ...BASE, id: 'e2', type: 'undone', target: 'e1' } as const;
		expect(tableOf([undone, flagged])).toMatchObject([
			{ id: 'e1', taken_back: true, on: false, at: '2024-10-04T00:00:00.123Z', day: '2024-10-04' },
			{ id: 'e2', taken_back: false, target: 'e1', bank: null, on: null, more: null }
		]);
	});

	it('loses nothing of a newer version, and of a clock beyond all calendars', () => {
		const odd = { ...BASE, atMs: 9e15, day: 2 ** 52, type: 'gilded', on: 'gold', with: [1] };
		const [row] = tableOf([odd as unknown as LearnerEvent]);
		expect(row).toMatchObject({ type: 'gilded', at: null, day: null, on: null });
		expect(JSON.parse(String(row!.more))).toEqual({
			...{ atMs: 9e15, day: 2 ** 52, on: 'gold', with: [1] }
		});
		expect(isoDate(20_000)).toBe('2024-10-04');
	});
});
