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
export async function takeInMany(
	tx: Writing,
	added: readonly LearnerEvent[],
	sealing: Sealing,
	pace = new Pace()
): Promise<void> {
	const store = tx.objectStore('events');
	const device = await readDevice(tx);
	const loose = new Map(soundOf(await store.getAll()).map((event) => [event.id, event]));
	let rest = [...loose.values(), ...added];
	if (device && rest.length >= sealing.loose) {
		rest.sort((a, b) => (a.id < b.id ? -1 : 1));
		let at = 0;
		for (; rest.length - at >= sealing.loose; at += sealing.segment) {
			pace.check(at, rest.length);
			await putSegment(tx, device, rest.slice(at, at + sealing.segment));
		}
		rest = rest.slice(at);
		const kept = new Set(rest.map(({ id }) => id));
		for (const id of loose.keys()) if (!kept.has(id)) sent(store.delete(id));
	}
	for (const event of rest) if (!loose.has(event.id)) sent(store.put(event));
	pace.check(1);
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
