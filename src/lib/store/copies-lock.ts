/**
 * Does what concerns both copies of a log: comparing them beside other tabs that do so (`shared`), or putting another
 * log in their place, alone (`exclusive`). Where the browser has no locks it is done at once; the database itself then
 * refuses what comes from before a replacement.
 */
export async function withCopies<T>(
	database: string,
	mode: LockMode,
	work: () => Promise<T>
): Promise<T> {
	const { locks } = navigator as { locks?: LockManager };
	if (!locks) return work();
	return (await locks.request(`footnote-copies:${database}`, { mode }, work)) as T;
}
