import { DatabaseUnavailable } from './database-unavailable';

/**
 * What went wrong with the browser's storage.
 * `full`: no room is left. `lost`: the connection broke or the transaction was aborted; a new try may well succeed.
 * `closed`: this tab gave the database up to a newer version of the app. `replaced`: another log was put in the place of
 * the one that this tab knows. `unknown`: nothing that is known.
 */
export type FaultKind = 'full' | 'lost' | 'closed' | 'replaced' | 'unknown';

/** A read or write of the learner's database did not go through; nothing of it was kept there. */
export class StorageFault extends Error {
	override name = 'StorageFault';
	/** The second copy has it: it will be in the database by the next start at the latest. */
	inJournal = false;
	constructor(
		readonly kind: FaultKind,
		cause: unknown
	) {
		super(`The browser's storage failed (${kind}): ${reasonOf(cause)}`, { cause });
	}
}

/** Browsers give these as errors of the same unspecific name and tell them apart by their text alone. */
const FULL = /quota|disk (is )?full|full disk|no space|not enough (disk )?space/i;
/** A transaction, a connection or the server behind it that ended before its work was done. */
const LOST = new Set([
	'AbortError',
	'InvalidStateError',
	'TransactionInactiveError',
	'UnknownError'
]);

/** Which kind of fault an error from IndexedDB, or from opening it, is. */
export function faultOf(error: unknown): StorageFault {
	if (error instanceof StorageFault) return error;
	// A worker opens the database for itself, and a newer version may have come in between.
	if (error instanceof DatabaseUnavailable && error.reason === 'newer')
		return new StorageFault('closed', error);
	if (error instanceof DatabaseUnavailable && error.reason === 'full')
		return new StorageFault('full', error);
	if (!(error instanceof DOMException)) return new StorageFault('unknown', error);
	if (error.name === 'QuotaExceededError' || FULL.test(error.message))
		return new StorageFault('full', error);
	return new StorageFault(LOST.has(error.name) ? 'lost' : 'unknown', error);
}

function reasonOf(cause: unknown): string {
	return cause instanceof Error ? cause.message || cause.name : String(cause);
}
