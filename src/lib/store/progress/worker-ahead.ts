import { startWorker } from '../journal/start-worker';
import type { ProgressAsk } from './progress-words';

/** So long one that nobody has asked anything is kept, ms. */
const UNASKED_MS = 30_000;

let ahead: Worker | null = null;

/**
 * Starts the worker of the progress screen before it can be told what to do, and has it read what is surely needed, while
 * the page opens its database. Never throws.
 * @param database of the learner; where it is not there yet, or of an older version, it is left to the page
 */
export function startAhead(database: string): void {
	if (ahead) return;
	let worker: Worker;
	try {
		worker = startWorker('progress');
	} catch {
		return;
	}
	ahead = worker;
	const drop = () => {
		if (ahead !== worker) return;
		ahead = null;
		worker.terminate();
	};
	worker.addEventListener('error', drop);
	setTimeout(drop, UNASKED_MS);
	worker.postMessage({ ahead: { database } } satisfies ProgressAsk);
}

/**
 * The one that was started ahead, to whoever comes first; else a new one.
 * @throws where none can be started
 */
export function progressWorker(): Worker {
	const worker = ahead ?? startWorker('progress');
	ahead = null;
	return worker;
}
