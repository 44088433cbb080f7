import type { Connection } from '../connection';
import { startWorker } from '../journal/start-worker';
import type { ProgressAsk } from './progress-words';
import { areSumsDue } from './sums-due';

/** Where it is still due after so many tries, a disk is full, say: writing is what it bears least, and nobody waits for this. */
const MOST_TRIES = 3;
const inVain = new WeakMap<Connection, number>();

/**
 * Has a worker make the sums that the next visit of the progress screen goes on from, where considerably more is sealed than
 * they hold. Resolves when that is done, by whatever tab, or not due. Never throws: what is not made now is made then.
 */
export async function sumUpApart(connection: Connection): Promise<void> {
	try {
		const tries = inVain.get(connection) ?? 0;
		if (tries >= MOST_TRIES || !(await areSumsDue(connection))) return;
		const worker = startWorker('progress');
		await new Promise<unknown>((resolve) => {
			worker.onmessage = worker.onerror = resolve;
			const ask: ProgressAsk = { sumUp: { database: connection.current.name } };
			worker.postMessage(ask);
		});
		if (await areSumsDue(connection)) inVain.set(connection, tries + 1);
	} catch {
		// The database may be gone, or no worker start.
	}
}
