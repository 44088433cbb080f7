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
 * they hold. Resolves when that is done, or not due, or another tab is at it. Never throws: what is not made now is made then.
 */
export async function sumUpApart(connection: Connection): Promise<void> {
	try {
		const tries = inVain.get(connection) ?? 0;
		if (tries >= MOST_TRIES || !(await areSumsDue(connection))) return;
		const hadTurn = await inWorker(connection, false);
		if (hadTurn && (await areSumsDue(connection))) inVain.set(connection, tries + 1);
	} catch {
		// The database may be gone, or no worker start.
	}
}

/**
 * As `sumUpApart`, after so much came or went at once that what is held, whatever it is, may not fit any more; where another
 * tab is at it, this waits for it.
 * @param tell how much is done, 0–1
 */
export async function sumUpAnew(
	connection: Connection,
	tell: (share: number) => void
): Promise<void> {
	try {
		await doubtHeld(connection.current.name);
		if (await areSumsDue(connection)) await inWorker(connection, true, tell);
	} catch {
		// As above.
	}
}

/** @returns false where another was at it, which this did not wait for */
async function inWorker(
	connection: Connection,
	waits: boolean,
	tell: (share: number) => void = () => undefined
): Promise<boolean> {
	const worker = startWorker('progress');
	return new Promise((resolve) => {
		worker.onmessage = ({ data }: MessageEvent<ProgressNews>) => {
			if ('share' in data) tell(data.share);
			else resolve('isSummedUp' in data && data.isSummedUp);
		};
		worker.onerror = () => resolve(true);
		const ask: ProgressAsk = { sumUp: { database: connection.current.name, waits } };
		worker.postMessage(ask);
	});
}
