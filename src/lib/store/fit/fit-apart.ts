import type { Connection } from '../connection';
import { startWorker } from '../journal/start-worker';
import { Cancelled, Pace } from '../pace';
import { StorageFault } from '../storage-fault';
import type { FitAsk, FitNews, FitRequest, FitWork, FitWorks } from './fit-work';

type Answer<W extends FitWork> = FitWorks[W]['answer'];
/** Names one work, with what that takes. */
type Ask<W extends FitWork> = { work: W } & FitWorks[W]['ask'];

/** How the page follows the work, and calls it off. */
export interface Following {
	/** @param share how much is done, 0–1 */
	tell: (share: number) => void;
	signal: AbortSignal;
}

/**
 * Works that out in a worker of its own, so that the page stays free; on the page, in steps, where none starts.
 * @throws StorageFault when the database cannot be read; Cancelled
 */
export async function workOutApart<W extends FitWork>(
	connection: Connection,
	ask: Ask<W>,
	following: Following
): Promise<Answer<W>> {
	const request = { database: connection.current.name, ask: ask as FitAsk };
	const news = await askWorker(request, following);
	if (!news) return workOutHere(connection, ask, following);
	if ('fault' in news) throw new StorageFault(news.fault.kind, news.fault.message);
	return news.answer as Answer<W>;
}

/** As `workOutApart`, on the page: what lies in its memory no worker can read. */
export async function workOutHere<W extends FitWork>(
	connection: Connection,
	ask: Ask<W>,
	{ tell, signal }: Following
): Promise<Answer<W>> {
	const { workOut } = await import('./fit-work');
	return (await workOut(connection, ask as FitAsk, new Pace(tell, signal))) as Answer<W>;
}

/** Whether none of the log is sealed yet, so that to read it takes less than to start a worker. */
export async function isShortLog(connection: Connection): Promise<boolean> {
	return (await connection.use((db) => db.count('segments'))) === 0;
}

/** @returns null where no worker could be started */
async function askWorker(
	request: FitRequest,
	{ tell, signal }: Following
): Promise<Exclude<FitNews, { share: number }> | null> {
	if (signal.aborted) throw new Cancelled('Called off.');
	let worker: Worker;
	try {
		worker = startWorker('fit');
	} catch {
		return null;
	}
	let isAtWork = false;
	return new Promise<Exclude<FitNews, { share: number }> | null>((resolve, reject) => {
		signal.addEventListener('abort', () => reject(new Cancelled('Called off.')), { once: true });
		worker.onmessage = ({ data }: MessageEvent<FitNews>) => {
			isAtWork = true;
			if ('share' in data) tell(data.share);
			else resolve(data);
		};
		// One that broke off in its work would break off on the page too, and take it along.
		worker.onerror = ({ message }) =>
			resolve(isAtWork ? { fault: { kind: 'unknown', message: message ?? '' } } : null);
		worker.postMessage(request);
	}).finally(() => worker.terminate());
}
