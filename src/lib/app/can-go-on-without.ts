import { DatabaseUnavailable } from '../store/database-unavailable';
import { StorageFault } from '../store/storage-fault';

/**
 * Whether a learner can go on without a database that was not opened for this reason. A full disk takes no journal either,
 * and what a newer version wrote is no business of this one.
 */
export function canGoOnWithout(error: unknown): boolean {
	if (error instanceof DatabaseUnavailable) return !['newer', 'full'].includes(error.reason);
	return error instanceof StorageFault && !['closed', 'full'].includes(error.kind);
}
