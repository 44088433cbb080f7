import type { KnownBank } from '../../core/insight/progress/known-bank';
import type { ProgressFigures } from '../../core/insight/progress/progress-figures';
import type { LocalDay } from '../../core/memory/event';
import type { Connection } from '../connection';
import { startWorker } from '../journal/start-worker';
import { StorageFault, type FaultKind } from '../storage-fault';
import { workOutProgress, type ProgressAsk, type ProgressNews } from './progress-work';

type Answer = Exclude<ProgressNews, { share: number }>;

/**
 * All that the progress screen shows, worked out in a worker of its own; on the page, in small steps, where none starts.
 * @param banks one after the other, while the worker reads the log: all at once they would hold up the page
 * @param tell how much is done, 0–1
 * @throws StorageFault when the database cannot be read; what `banks` throws
 */
export async function progressApart(
	connection: Connection,
	banks: AsyncIterable<KnownBank>,
	today: LocalDay,
	tell: (share: number) => void
): Promise<ProgressFigures> {
	const asked = askWorker({ ask: { database: connection.current.name, today } }, tell);
	const known: KnownBank[] = [];
	let isDone = false;
	try {
		for await (const bank of banks) {
			known.push(bank);
			asked?.worker.postMessage({ bank } satisfies ProgressAsk);
		}
		asked?.worker.postMessage({ bank: null } satisfies ProgressAsk);
		const news = await asked?.answer;
		if (!news) return await onPage(connection, known, today, tell);
		if ('fault' in news) throw new StorageFault(news.fault.kind as FaultKind, news.fault.message);
		isDone = true;
		return news.figures;
	} finally {
		// It has something to keep, and ends by itself.
		if (!isDone) asked?.worker.terminate();
	}
}

/** As `progressApart`, on the page, in small steps: for what lies in its memory, which no worker can read. */
export async function progressHere(
	connection: Connection,
	banks: AsyncIterable<KnownBank>,
	today: LocalDay,
	tell: (share: number) => void
): Promise<ProgressFigures> {
	const known: KnownBank[] = [];
	for await (const bank of banks) known.push(bank);
	return onPage(connection, known, today, tell);
}

async function onPage(
	connection: Connection,
	banks: readonly KnownBank[],
	today: LocalDay,
	tell: (share: number) => void
): Promise<ProgressFigures> {
	return (await workOutProgress(connection, banks, today, null, tell, nextTurn)).figures;
}

/** @returns null where no worker could be started; an answer of null where it could not do its work */
function askWorker(
	ask: ProgressAsk,
	tell: (share: number) => void
): { worker: Worker; answer: Promise<Answer | null> } | null {
	let worker: Worker;
	try {
		worker = startWorker('progress');
	} catch {
		return null;
	}
	const answer = new Promise<Answer | null>((resolve) => {
		worker.onmessage = ({ data }: MessageEvent<ProgressNews>) => {
			if ('share' in data) tell(data.share);
			else resolve(data);
		};
		worker.onerror = () => resolve(null);
	});
	worker.postMessage(ask);
	return { worker, answer };
}

const nextTurn = () => new Promise<void>((resolve) => setTimeout(resolve));
