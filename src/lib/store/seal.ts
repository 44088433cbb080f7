import type { DeviceId, LearnerEvent } from '../core/memory/event';
import type { Head } from './database-schema';
import { putHead, readHead } from './head';
import { Pace } from './pace';
import { soundOf } from './read-log';
import type { Sealing } from './sealing';
import { segmentOf } from './segment';
import { sent, type Writing } from './writing';

/**
 * Seals the oldest loose events into a segment, where there are enough of them.
 * @returns whether it did
 */
export async function sealOldest(tx: Writing, sealing: Sealing): Promise<boolean> {
	const head = await readHead(tx);
	if (head.loose < sealing.loose) return false;
	const device = await readDevice(tx);
	const loose = tx.objectStore('events');
	const events = soundOf(await loose.getAll(null, sealing.segment));
	// One that cannot be read waits for a repair: sealing would take away what is known of it.
	if (!device || events.length < sealing.segment) return false;
	await putSegment(tx, device, events);
	sent(loose.delete(IDBKeyRange.bound(events[0]!.id, events.at(-1)!.id)));
	await putLooseCount(tx, head, head.loose - events.length);
	return true;
}

/**
 * Takes many events in at once, which the log does not hold yet: a record for each would take a hundred times as long.
 * The caller derives everything anew.
 * @param pace hears of each segment; what it throws is thrown
 */
export function takeInMany(
	tx: Writing,
	added: readonly LearnerEvent[],
	sealing: Sealing,
	pace = new Pace()
): Promise<number> {
	const events = added.toSorted((one, other) => (one.id < other.id ? -1 : 1));
	return takeInOrdered(tx, { count: events.length, events }, sealing, pace);
}

/**
 * As `takeInMany`, for events that are made one after the other, in order of id.
 * @returns how many events are loose then
 */
export async function takeInOrdered(
	tx: Writing,
	coming: { count: number; events: Iterable<LearnerEvent> },
	sealing: Sealing,
	pace: Pace
): Promise<number> {
	const store = tx.objectStore('events');
	const device = await readDevice(tx);
	const loose = soundOf(await store.getAll());
	const wasLoose = new Set(loose.map(({ id }) => id));
	const all = loose.length + coming.count;
	let toSeal = 0;
	if (device) while (all - toSeal >= sealing.loose) toSeal += sealing.segment;
	let [done, batch]: [number, LearnerEvent[]] = [0, []];
	for (const event of joined(loose, coming.events)) {
		if (done++ >= toSeal) {
			if (!wasLoose.has(event.id)) sent(store.put(event));
			continue;
		}
		batch.push(event);
		if (batch.length < sealing.segment) continue;
		pace.check(done, all);
		await putSegment(tx, device!, batch);
		for (const { id } of batch) if (wasLoose.has(id)) sent(store.delete(id));
		batch = [];
	}
	pace.check(1);
	// One that cannot be read is among them: it waits for a repair.
	return store.count();
}

/** Both in order of id, and none in both. */
function* joined(some: readonly LearnerEvent[], others: Iterable<LearnerEvent>) {
	let at = 0;
	for (const other of others) {
		for (; at < some.length && some[at]!.id < other.id; at++) yield some[at]!;
		yield other;
	}
	yield* some.slice(at);
}

async function putSegment(
	tx: Writing,
	device: DeviceId,
	events: readonly LearnerEvent[]
): Promise<void> {
	const segments = tx.objectStore('segments');
	const newest = await segments.openKeyCursor(IDBKeyRange.bound([device], [device, []]), 'prev');
	sent(segments.add(segmentOf(device, (newest?.primaryKey[1] ?? 0) + 1, events)));
}

/** Counted as a write, so that what another tab read before is known to be old. */
function putLooseCount(tx: Writing, head: Head, loose: number): Promise<void> {
	return putHead(tx, { ...head, writes: head.writes + 1, loose });
}

async function readDevice(tx: Writing): Promise<DeviceId | undefined> {
	return (await tx.objectStore('meta').get('device')) as DeviceId | undefined;
}
