import { StorageFault } from '../storage-fault';

/**
 * Between two tries, in ms: a minute in all. A disk that has other work may keep the journal from answering for longer than
 * a learner waits for an answer to be kept, and not for longer than they wait for a log to be replaced.
 */
export const PAUSES_MS = [1000, 2000, 4000, 8000, 15_000, 15_000, 15_000];

/** The journal did not answer in time: what was asked of it may be done, or may still come. */
export const isLate = (error: unknown) => error instanceof StorageFault && error.kind === 'lost';

/**
 * Asks the journal again where it is late.
 * @param work may be done once more where it is not known whether it was done
 * @throws what `work` throws where it is not late, or was late all through
 */
export async function inTime<T>(work: () => Promise<T>): Promise<T> {
	for (const pauseMs of PAUSES_MS) {
		try {
			return await work();
		} catch (error) {
			if (!isLate(error)) throw error;
			await new Promise((resolve) => setTimeout(resolve, pauseMs));
		}
	}
	return work();
}
