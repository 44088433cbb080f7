import type { IDBPTransaction } from 'idb';
import type { EventId, LearnerEvent } from '../core/memory/event';
import { isInOrder, unionOf } from '../core/memory/union-of';
import { badEventField } from './backup/event-fields';
import type { FootnoteDatabase, SegmentRecord } from './database-schema';
import type { CardKey, WRITTEN } from './writing';

/** A transaction that the whole log can be read in. */
export type Reading = IDBPTransaction<FootnoteDatabase, typeof WRITTEN, IDBTransactionMode>;

/** So many thousands of events are read in one step: some ms. */
const STEP_SEGMENTS = 4;

/** The whole log in order of id, each event once. A record that a damaged disk has emptied is left out. */
export async function readLog(tx: Reading): Promise<LearnerEvent[]> {
	const events: LearnerEvent[] = [];
	const store = tx.objectStore('segments');
	// In the order of their keys, some at a time: what is read at once holds up the page.
	for (let last: [string, number] | undefined, more = true; more;) {
		const range = last && IDBKeyRange.lowerBound(last, true);
		const [segments, keys] = await Promise.all([
			store.getAll(range, STEP_SEGMENTS),
			store.getAllKeys(range, STEP_SEGMENTS)
		]);
		for (const segment of segments)
			for (const event of soundOf(eventsIn(segment))) events.push(event);
		last = keys.at(-1);
		more = keys.length === STEP_SEGMENTS;
	}
	for (const event of soundOf(await tx.objectStore('events').getAll())) events.push(event);
	return isInOrder(events) ? events : unionOf(events).events;
}

/** The events about one card, in order of id. */
export async function eventsOfCard(tx: Reading, key: CardKey): Promise<LearnerEvent[]> {
	const [segments, loose] = await Promise.all([
		tx.objectStore('segments').index('by-card').getAll(key),
		tx.objectStore('events').index('by-card').getAll(key)
	]);
	const sealed = segments
		.flatMap(eventsIn)
		.filter((event) => 'question' in event && event.bank === key[0] && event.question === key[1]);
	return unionOf([...sealed, ...loose]).events;
}

/** The events of one session, in order of id. */
export async function eventsOfSession(tx: Reading, session: string): Promise<LearnerEvent[]> {
	const [segments, loose] = await Promise.all([
		tx.objectStore('segments').index('by-session').getAll(session),
		tx.objectStore('events').index('by-session').getAll(session)
	]);
	const sealed = segments
		.flatMap(eventsIn)
		.filter((event) => 'session' in event && event.session === session);
	return unionOf([...sealed, ...loose]).events;
}

/** Which of these ids the log holds, in a record that can be read. */
export async function heldIds(tx: Reading, ids: readonly EventId[]): Promise<Set<EventId>> {
	const loose = tx.objectStore('events');
	const found = await Promise.all(ids.map((id) => loose.get(id)));
	const held = new Set(soundOf(found).map(({ id }) => id));
	const others = ids.filter((id) => !held.has(id)).sort();
	const [oldest] = others;
	if (oldest === undefined) return held;
	const newest = others.at(-1)!;
	// Ids that are newer than all segments, which is nearly always so, read none.
	const byLast = tx.objectStore('segments').index('by-last');
	const wanted = new Set(others);
	for (const segment of await byLast.getAll(IDBKeyRange.lowerBound(oldest)))
		if (segment && segment.first <= newest)
			for (const { id } of soundOf(eventsIn(segment))) if (wanted.has(id)) held.add(id);
	return held;
}

/** Without the records that a damaged disk has emptied or garbled, which the second copy or a backup can bring back. */
export function soundOf(events: readonly unknown[]): LearnerEvent[] {
	return events.filter(isSound);
}

const isSound = (event: unknown): event is LearnerEvent => badEventField(event) === null;
const eventsIn = (segment: SegmentRecord | null): LearnerEvent[] => segment?.events ?? [];
