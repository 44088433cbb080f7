import type { IDBPDatabase } from 'idb';
import type { LearnerEvent } from '../../core/memory/event';
import type { FootnoteDatabase, Head } from '../database-schema';
import type { Upgrade } from './upgrade';

/** What the head held before this version. */
type FirstHead = Omit<Head, 'loose'> & { wide: string[] };

/**
 * Version 2: segments for the older part of the log, and a store of its own for the events that concern more than one
 * card, whose ids the head held. Nothing is sealed here: that is done a thousand events at a time once the app is open.
 */
export async function migrateToSegments(
	db: IDBPDatabase<FootnoteDatabase>,
	tx: Upgrade
): Promise<void> {
	const segments = db.createObjectStore('segments', { keyPath: ['device', 'number'] });
	segments.createIndex('by-card', 'cards', { multiEntry: true });
	segments.createIndex('by-session', 'sessions', { multiEntry: true });
	segments.createIndex('by-last', 'last');
	db.createObjectStore('wide', { keyPath: 'id' });

	const meta = tx.objectStore('meta');
	const head = (await meta.get('head')) as FirstHead | undefined;
	if (!head) return;
	const { wide, ...rest } = head;
	for (const id of wide) {
		const event = (await tx.objectStore('events').get(id)) as LearnerEvent | undefined;
		if (event) await tx.objectStore('wide').put(event);
	}
	const loose = await tx.objectStore('events').count();
	await meta.put({ ...rest, loose }, 'head');
}
