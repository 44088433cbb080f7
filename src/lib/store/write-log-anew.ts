import type { LearnerEvent } from '../core/memory/event';
import { unionOf } from '../core/memory/union-of';
import { soundOf } from './read-log';
import { takeInMany } from './seal';
import type { Sealing } from './sealing';
import { checksumHolds } from './segment';
import { sent, type Writing } from './writing';

/**
 * Writes the whole log again: each event once, in order, in segments that hold what they say. A record that cannot be
 * understood stays as it is, unless the log has its event from elsewhere. The caller derives everything anew.
 * @param others all that the second copy holds; believed before a segment that is no longer what was sealed
 */
export async function writeLogAnew(
	tx: Writing,
	others: readonly LearnerEvent[],
	sealing: Sealing
): Promise<void> {
	const segments = await tx.objectStore('segments').getAll();
	const loose = await tx.objectStore('events').getAll();
	const sound = segments.filter((segment) => segment && checksumHolds(segment));
	const damaged = segments.filter((segment) => segment && !checksumHolds(segment));
	const log = new Map<string, LearnerEvent>();
	const takeIn = (events: readonly unknown[]) => {
		for (const event of soundOf(events)) if (!log.has(event.id)) log.set(event.id, event);
	};
	takeIn(sound.flatMap(({ events }) => events));
	takeIn(loose);
	takeIn(others);
	takeIn(damaged.flatMap(({ events }) => events));
	sent(tx.objectStore('segments').clear());
	sent(tx.objectStore('events').clear());
	await takeInMany(tx, unionOf([...log.values()]).events, sealing);
	const all: unknown[] = [...loose, ...segments.flatMap((segment) => segment?.events ?? [])];
	for (const record of all)
		if (hasId(record) && !log.has(record.id)) sent(tx.objectStore('events').put(record));
}

function hasId(record: unknown): record is LearnerEvent {
	return typeof (record as LearnerEvent | null)?.id === 'string';
}
