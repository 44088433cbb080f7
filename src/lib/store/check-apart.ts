import type { EventId, LocalDay } from '../core/memory/event';
import type { CheckAnswer, CheckRequest } from './check-messages';
import type { Connection } from './connection';
import { startWorker } from './journal/start-worker';
import { lookThrough, type LookedThrough } from './look-through';
import { StorageFault } from './storage-fault';

/**
 * As `lookThrough`, in a worker of its own so that the page does not stand still meanwhile; on the page where there
 * are no workers.
 * @throws StorageFault when the database cannot be read
 */
export async function checkApart(
	connection: Connection,
	journal: EventId[] | null,
	today: LocalDay
): Promise<LookedThrough> {
	const ask: CheckRequest = { database: connection.current.name, journal, today };
	const answer = await askWorker(ask);
	if (!answer) return lookThrough(connection, journal, today);
	if (!answer.ok) throw new StorageFault(answer.kind, answer.message);
	return answer.found;
}

/** @returns null where no worker could be started */
function askWorker(ask: CheckRequest): Promise<CheckAnswer | null> {
	let worker: Worker;
	try {
		worker = startWorker('check');
	} catch {
		return Promise.resolve(null);
	}
	return new Promise<CheckAnswer | null>((resolve) => {
		worker.onmessage = ({ data }: MessageEvent<CheckAnswer>) => resolve(data);
		worker.onerror = () => resolve(null);
		worker.postMessage(ask);
	}).finally(() => worker.terminate());
}
