import { StorageFault } from './storage-fault';

/** What this tab itself is at, by database; a lock that it waited for while it holds one would never come. */
const held = new Map<string, LockMode[]>();

/**
 * Does what concerns both copies of a log: comparing them beside other tabs that do so (`shared`), or putting another
 * log in their place, alone (`exclusive`). Where the browser has no locks it is done at once; the database itself then
 * refuses what comes from before a replacement. Comparing may turn out to be needed in the middle of either.
 * @throws StorageFault `lost` when this tab itself is replacing the log; what `work` throws
 */
export async function withCopies<T>(
	database: string,
	mode: LockMode,
	work: () => Promise<T>
): Promise<T> {
	const { locks } = navigator as { locks?: LockManager };
	const own = held.get(database) ?? [];
	if (mode === 'shared' && own.includes('exclusive'))
		throw new StorageFault('lost', 'The log is being replaced.');
	if (!locks || (mode === 'shared' && own.includes('shared'))) return work();
	return (await locks.request(`footnote-copies:${database}`, { mode }, async () => {
		held.set(database, [...(held.get(database) ?? []), mode]);
		try {
			return await work();
		} finally {
			const rest = [...(held.get(database) ?? [])];
			rest.splice(rest.indexOf(mode), 1);
			held.set(database, rest);
		}
	})) as T;
}
