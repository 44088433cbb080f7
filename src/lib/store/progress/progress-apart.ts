import type { KnownBank } from '../../core/insight/progress/known-bank';
import type { ProgressFigures } from '../../core/insight/progress/progress-figures';
import type { LocalDay } from '../../core/memory/event';
import type { Connection } from '../connection';
import { startWorker } from '../journal/start-worker';
import { StorageFault, type FaultKind } from '../storage-fault';
import { workOutProgress, type ProgressAsk, type ProgressNews } from './progress-work';

/**
 * All that the progress screen shows, worked out in a worker of its own; on the page, in small steps, where none starts.
 * @param tell how much is done, 0–1
 * @throws StorageFault when the database cannot be read
 */
export async function progressApart(
	connection: Connection,
	banks: KnownBank[],
	today: LocalDay,
	tell: (share: number) => void
): Promise<ProgressFigures> {
	const ask: ProgressAsk = { database: connection.current.name, banks, today };
	const news = await askWorker(ask, tell);
	if (!news) return workOutProgress(connection, ask, tell, nextTurn);
	if ('fault' in news) throw new StorageFault(news.fault.kind as FaultKind, news.fault.message);
	return news.figures;
}

/** @returns null where no worker could be started */
function askWorker(
	ask: ProgressAsk,
	tell: (share: number) => void
): Promise<Exclude<ProgressNews, { share: number }> | null> {
	let worker: Worker;
	try {
		worker = startWorker('progress');
	} catch {
		return Promise.resolve(null);
	}
	return new Promise<Exclude<ProgressNews, { share: number }> | null>((resolve) => {
		worker.onmessage = ({ data }: MessageEvent<ProgressNews>) => {
			if ('share' in data) tell(data.share);
			else resolve(data);
		};
		worker.onerror = () => resolve(null);
		worker.postMessage(ask);
	}).finally(() => worker.terminate());
}

const nextTurn = () => new Promise<void>((resolve) => setTimeout(resolve));
