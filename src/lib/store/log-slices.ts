import type { EventId, LearnerEvent } from '../core/memory/event';
import type { Connection } from './connection';
import { Overtaken } from './overtaken';
import { soundOf } from './read-log';

/** A part of the log that was read at once. */
export interface LogSlice {
	/** The segment that its events are sealed in; null of loose ones. */
	key: [device: string, number: number] | null;
	events: LearnerEvent[];
	/** How many of its events cannot be read. */
	unreadable: number;
}

/**
 * The whole log, a thousand events after the other, in no order, so that it need not be held in memory. An event that a
 * damaged log holds twice comes twice; a record that cannot be read is left out.
 * @throws Overtaken where anything was written since `writes` was read
 */
export async function* logSlices(
	connection: Connection,
	writes: number,
	isWanted: (key: [string, number]) => boolean = () => true
): AsyncGenerator<LogSlice> {
	const keys = await connection.use((db) => db.getAllKeys('segments'));
	for (const key of keys.filter(isWanted)) {
		const [head, segment] = await connection.use((db) => {
			const tx = db.transaction(['meta', 'segments']);
			return Promise.all([tx.objectStore('meta').get('head'), tx.objectStore('segments').get(key)]);
		});
		hold(head, writes);
		yield slice(key, segment?.events ?? [], segment?.count ?? 1);
	}
	const [head, loose] = await connection.use((db) => {
		const tx = db.transaction(['meta', 'events']);
		return Promise.all([tx.objectStore('meta').get('head'), tx.objectStore('events').getAll()]);
	});
	hold(head, writes);
	yield slice(null, loose, loose.length);
}

/** @param count how many there are to be */
function slice(key: LogSlice['key'], records: readonly unknown[], count: number): LogSlice {
	const events = soundOf(records);
	return { key, events, unreadable: Math.max(count, records.length) - events.length };
}

function hold(head: unknown, writes: number): void {
	if (((head as { writes?: number } | undefined)?.writes ?? 0) !== writes) throw new Overtaken();
}

/** The events of a log's slices, each once, however often a damaged log holds it. */
export async function* eventsOnce(slices: AsyncIterable<LogSlice>): AsyncGenerator<LearnerEvent[]> {
	const ids = new Set<EventId>();
	for await (const { events } of slices)
		yield events.filter(({ id }) => !ids.has(id) && ids.add(id));
}
