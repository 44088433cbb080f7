import type { Connection } from '../connection';
import { startWorker } from '../journal/start-worker';
import type { ProgressAsk, ProgressNews } from './progress-words';
import { areSumsDue } from './sums-due';
import { doubtHeld } from './sums-store';

/** Where it is still due after so many tries, a disk is full, say: writing is what it bears least, and nobody waits for this. */
const MOST_TRIES = 3;
const inVain = new WeakMap<Connection, number>();

/**
 * Has a worker make the sums that the next visit of the progress screen goes on from, where considerably more is sealed than
 * they hold. Resolves when that is done, by this tab or by another, or is not due. Never throws: what is not made now is made
 * then.
 */
export async function sumUpApart(connection: Connection): Promise<void> {
	try {
		const tries = inVain.get(connection) ?? 0;
		if (tries >= MOST_TRIES || !(await areSumsDue(connection))) return;
		await inWorker(connection, { isAnew: false });
		if (await areSumsDue(connection)) inVain.set(connection, tries + 1);
	} catch {
		// The database may be gone, or no worker start.
	}
}

/**
 * As `sumUpApart`, after so much came or went at once that what is held, whatever it is, may not fit any more.
 * @param tell how much is done, 0–1
 */
export async function sumUpAnew(
	connection: Connection,
	tell: (share: number) => void
): Promise<void> {
	try {
		await doubtHeld(connection.current.name);
		if (await areSumsDue(connection)) await inWorker(connection, { isAnew: true }, tell);
	} catch {
		// As above.
	}
}

function inWorker(
	connection: Connection,
	{ isAnew }: { isAnew: boolean },
	tell: (share: number) => void = () => undefined
): Promise<void> {
	const worker = startWorker('progress');
	return new Promise((resolve) => {
		worker.onmessage = ({ data }: MessageEvent<ProgressNews>) => {
			if ('share' in data) tell(data.share);
			else resolve();
		};
		worker.onerror = () => resolve();
		const ask: ProgressAsk = { sumUp: { database: connection.current.name, isAnew } };
		worker.postMessage(ask);
	});
}
