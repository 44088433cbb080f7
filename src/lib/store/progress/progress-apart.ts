import type { BankId } from '../../core/bank/bank';
import type { KnownBank } from '../../core/insight/progress/known-bank';
import type { LocalDay } from '../../core/memory/event';
import type { Connection } from '../connection';
import { StorageFault, type FaultKind } from '../storage-fault';
import type { BankMark } from './known-store';
import type { ProgressAsk, ProgressNews, ReadBank } from './progress-words';
import { workOutProgress, type Listening, type ProgressFound } from './progress-work';
import { progressWorker } from './worker-ahead';

type Answer = Extract<ProgressNews, { found: unknown } | { fault: unknown }>;

/** The banks that can be taken, as the figures need them. */
export interface KnownShelf {
	/** All of them, in order. */
	marks: readonly BankMark[];
	/** Reads one; null where it can be read no more. What it throws, the figures' function throws. */
	read(id: BankId): Promise<ReadBank | null>;
}

/**
 * All that the progress screen shows, worked out in a worker of its own; on the page, in small steps, where none starts.
 * @param shelf of which only the banks are read that were not kept from an earlier visit; one after the other, while the
 *   worker reads the log: all at once they would hold up the page
 * @param listening hears of the standing figures only where they are there long before the others
 * @throws StorageFault when the database cannot be read; what `shelf.read` throws
 */
export async function progressApart(
	connection: Connection,
	shelf: KnownShelf,
	today: LocalDay,
	listening: Listening
): Promise<ProgressFound> {
	const database = connection.current.name;
	const asked = askWorker({ ask: { database, today, shelf: shelf.marks } }, listening);
	let isDone = false;
	try {
		for (const id of (await asked?.lacking) ?? []) {
			const bank = await shelf.read(id);
			if (bank) asked?.worker.postMessage({ bank } satisfies ProgressAsk);
		}
		asked?.worker.postMessage({ bank: null } satisfies ProgressAsk);
		const news = await asked?.answer;
		if (!news) return await progressHere(connection, shelf, today, listening);
		if ('fault' in news) throw new StorageFault(news.fault.kind as FaultKind, news.fault.message);
		isDone = true;
		return news.found;
	} finally {
		// It has something to keep, and ends by itself.
		if (!isDone) asked?.worker.terminate();
	}
}

/** As `progressApart`, on the page, in small steps: for what lies in its memory, which no worker can read. */
export async function progressHere(
	connection: Connection,
	shelf: KnownShelf,
	today: LocalDay,
	listening: Listening
): Promise<ProgressFound> {
	const banks: KnownBank[] = [];
	for (const { id } of shelf.marks) {
		const bank = await shelf.read(id);
		if (bank) banks.push(bank.known);
	}
	const told = { share: listening.share };
	const wanted = { banks, today };
	const { figures, names } = await workOutProgress(connection, wanted, null, told, nextTurn);
	return { figures, names };
}

/** @returns null where no worker could be started; answers of null where it could not do its work */
function askWorker(
	ask: ProgressAsk,
	listening: Listening
): { worker: Worker; lacking: Promise<BankId[] | null>; answer: Promise<Answer | null> } | null {
	let worker: Worker;
	try {
		worker = progressWorker();
	} catch {
		return null;
	}
	let toldLacking: (ids: BankId[] | null) => void;
	const lacking = new Promise<BankId[] | null>((resolve) => (toldLacking = resolve));
	const answer = new Promise<Answer | null>((resolve) => {
		worker.onmessage = ({ data }: MessageEvent<ProgressNews>) => {
			if ('share' in data) listening.share(data.share);
			else if ('standing' in data) listening.standing?.(data.standing);
			else if ('lacking' in data) toldLacking(data.lacking);
			else if (!('sumUpEnded' in data)) resolve(data);
		};
		worker.onerror = () => resolve(null);
		// What was lost for want of memory would be waited for for ever. Chromium's workers have no `onmessageerror`.
		worker.addEventListener('messageerror', () => resolve(null));
	});
	worker.postMessage(ask);
	// Where it ends without having told, there is nothing to read for it.
	return { worker, lacking: Promise.race([lacking, answer.then(() => null)]), answer };
}

const nextTurn = () => new Promise<void>((resolve) => setTimeout(resolve));
