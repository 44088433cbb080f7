import type { IDBPTransaction } from 'idb';
import type { EventId, LearnerEvent } from '../core/memory/event';
import { unionOf } from '../core/memory/union-of';
import { badEventField } from './backup/event-fields';
import type { FootnoteDatabase, SegmentRecord } from './database-schema';
import { sent, type CardKey, type WRITTEN } from './writing';

/** A transaction that the whole log can be read in. */
export type Reading = IDBPTransaction<FootnoteDatabase, typeof WRITTEN, IDBTransactionMode>;

/** So many thousands of events are read in one step: some ms. */
const STEP_SEGMENTS = 4;
/** So many steps are asked for before they are needed, so that the disk does not wait for who reads. */
const STEPS_AHEAD = 4;

/** The whole log in order of id, each event once. A record that a damaged disk has emptied is left out. */
export async function readLog(tx: Reading): Promise<LearnerEvent[]> {
	const events: LearnerEvent[] = [];
	const store = tx.objectStore('segments');
	const keys = await store.getAllKeys();
	// Some at a time: what is read at once holds up the page. The next are on their way while these are looked at.
	const coming: Promise<(SegmentRecord | null)[]>[] = [];
	let asked = 0;
	const ask = () => {
		const last = keys[Math.min(asked + STEP_SEGMENTS, keys.length) - 1];
		const segments = store.getAll(IDBKeyRange.bound(keys[asked], last));
		// It fails with the transaction, also where nobody has come to wait for it.
		sent(segments);
		coming.push(segments);
		asked += STEP_SEGMENTS;
	};
	const loose = tx.objectStore('events').getAll();
	sent(loose);
	while (asked < keys.length && coming.length < STEPS_AHEAD) ask();
	for (let segments = coming.shift(); segments; segments = coming.shift()) {
		const here = await segments;
		if (asked < keys.length) ask();
		for (const segment of here)
			for (const event of eventsIn(segment)) if (isSound(event)) events.push(event);
	}
	for (const event of await loose) if (isSound(event)) events.push(event);
	return unionOf(events).events;
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
