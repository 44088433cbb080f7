let isHeldByPage = false;

/** In a worker whose page holds the lock until it is done: to ask for it again would be to wait for ever. */
export function copiesAreHeldByPage(): void {
	isHeldByPage = true;
}

/**
 * Does what concerns both copies of a log: comparing them or writing much to both beside other tabs that do so (`shared`),
 * or putting another log in their place, alone (`exclusive`). Whoever wants the journal to itself as well asks for this
 * first. Where the browser has no locks it is done at once; the database itself then refuses what comes from before a
 * replacement.
 */
export async function withCopies<T>(
	database: string,
	mode: LockMode,
	work: () => Promise<T>
): Promise<T> {
	const { locks } = navigator as { locks?: LockManager };
	if (!locks || isHeldByPage) return work();
	return (await locks.request(`footnote-copies:${database}`, { mode }, work)) as T;
}
