import { checkLog } from '../core/memory/check-log';
import type { EventId } from '../core/memory/event';
import type { Finding } from '../core/memory/finding';
import type { Connection } from './connection';
import type { Head } from './database-schema';
import { keptLogOf } from './kept-log';
import { checksumHolds } from './segment';
import { WRITTEN } from './writing';

/**
 * Checks everything that is kept against what it must be, and changes nothing. All is read at one moment, so an answer
 * that is written meanwhile is no finding.
 * @param journal the ids that the journal holds, or null where there is none
 * @throws StorageFault when the database cannot be read
 */
export async function checkStore(
	connection: Connection,
	journal: readonly EventId[] | null = null
): Promise<Finding[]> {
	const read = await connection.use(async (db) => {
		const tx = db.transaction(WRITTEN);
		const [events, sealed, wide, cards, days, head] = await Promise.all([
			tx.objectStore('events').getAll(),
			tx.objectStore('segments').getAll(),
			tx.objectStore('wide').getAllKeys(),
			tx.objectStore('cards').getAll(),
			tx.objectStore('days').getAll(),
			tx.objectStore('meta').get('head') as Promise<Head | undefined>
		]);
		// One that a damaged disk has emptied is told as missing.
		const segments = sealed
			.filter((segment) => segment !== null)
			.map((segment) => ({ ...segment, checksumHolds: checksumHolds(segment) }));
		return { events, segments, wide, cards, days, head };
	});
	return checkLog(keptLogOf({ ...read, journal }));
}
