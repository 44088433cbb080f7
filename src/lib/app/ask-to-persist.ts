/** Asks the browser not to clear this site's data by itself; whether it agreed. */
export async function askToPersist(): Promise<boolean> {
	const storage = navigator.storage as StorageManager | undefined;
	return (await storage?.persist?.().catch(() => false)) ?? false;
}
