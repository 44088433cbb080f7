import type { FootnoteApp } from './footnote-app.svelte';

/**
 * Whoever was here yesterday is saved before today begins: here, and in the folder that the learner chose. What is
 * needed for it is loaded where there is something to save. Never throws: where it fails, the next start tries again.
 */
export async function dailyBackups(app: FootnoteApp): Promise<void> {
	try {
		if ((await app.store.head()).newest === null) return;
		const { autoBackup } = await import('./auto-backup');
		await autoBackup(app.store, 'daily').catch(() => undefined);
		const { dailyToFolder } = await import('./folder-backup');
		await dailyToFolder(app);
	} catch {
		// The next start.
	}
}
