import type { Connection } from '../connection';
import { WRITTEN } from '../writing';
import { FEW_SEGMENTS } from './few-segments';
import { isSameLog, logIn } from './log-identity';
import { readHeld } from './sums-store';

/**
 * Whether the kept sums hold so much less of the log than is sealed that they are better made before someone waits for
 * them. Reads neither the log nor the sums.
 * @throws StorageFault
 */
export async function areSumsDue(connection: Connection): Promise<boolean> {
	const [segments, log] = await connection.use((db) => {
		const tx = db.transaction(WRITTEN);
		return Promise.all([tx.objectStore('segments').count(), logIn(tx)]);
	});
	if (segments < FEW_SEGMENTS) return false;
	const held = await readHeld(connection.current.name);
	// Fewer than before: they do not fit any more.
	const isPart = held !== null && isSameLog(held.log, log) && held.segments <= segments;
	return segments - (isPart ? held.segments : 0) >= FEW_SEGMENTS;
}
