/** How much this site keeps, and whether the browser may clear it by itself. */
export interface StorageState {
	/** Bytes; null where the browser does not tell. */
	used: number | null;
	quota: number | null;
	/** Null where the browser does not tell. */
	persisted: boolean | null;
}

/** Asks the browser; never throws, since none of it is needed to learn. */
export async function storageState(): Promise<StorageState> {
	const storage = navigator.storage as StorageManager | undefined;
	const [estimate, persisted] = await Promise.all([
		storage?.estimate?.().catch(() => null),
		storage?.persisted?.().catch(() => null)
	]);
	return {
		used: estimate?.usage ?? null,
		quota: estimate?.quota ?? null,
		persisted: persisted ?? null
	};
}

/** Asks the browser not to clear this site's data by itself; whether it agreed. */
export async function askToPersist(): Promise<boolean> {
	const storage = navigator.storage as StorageManager | undefined;
	return (await storage?.persist?.().catch(() => false)) ?? false;
}
