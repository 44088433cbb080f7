import { openDB } from 'idb';
import type { LearnerEvent } from '../../core/memory/event';
import { unionOf } from '../../core/memory/union-of';
import type { FootnoteDatabase, SegmentRecord, SessionRecord } from '../database-schema';
import { soundOf } from '../read-log';
import { isOlder } from './is-older';

/**
 * The log and the sessions of a database that the next opening will migrate, whatever its version; null where there is
 * nothing to migrate, or the browser cannot tell without opening it.
 * @throws DOMException when it cannot be read
 */
export async function readOlder(
	name: string
): Promise<{ events: LearnerEvent[]; sessions: SessionRecord[] } | null> {
	if (!(await isOlder(name))) return null;
	const db = await openDB<FootnoteDatabase>(name);
	try {
		const all = async <T>(store: 'events' | 'segments' | 'sessions') =>
			(db.objectStoreNames.contains(store) ? await db.getAll(store) : []) as T[];
		const segments = await all<SegmentRecord>('segments');
		const loose = await all<LearnerEvent>('events');
		const { events } = unionOf(soundOf([...segments.flatMap(({ events }) => events), ...loose]));
		return { events, sessions: await all<SessionRecord>('sessions') };
	} finally {
		db.close();
	}
}
