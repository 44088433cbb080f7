import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

export interface Offered {
	/** Refused with words, taken in, or holding nothing new. That nothing is said at all ends in an error. */
	answer: 'refused' | 'taken' | 'nothing new';
	/** Until the app said something. */
	tookMs: number;
}

/** Chooses the file in the settings, and restores it where that is offered. The page must be at the settings. */
export async function offerBackup(page: Page, file: Buffer): Promise<Offered> {
	const folder = mkdtempSync(join(tmpdir(), 'footnote-hostile-'));
	const path = join(folder, 'backup.footnote');
	writeFileSync(path, file);
	const input = page.getByLabel(/^Restore a backup/);
	const problem = page.getByRole('alert');
	const dialog = page.getByRole('dialog', { name: 'Restore this backup?' });
	const status = page.getByRole('status').filter({ hasText: /holds|Restored/ });
	try {
		const startedMs = performance.now();
		await input.setInputFiles(path);
		// The app takes back what it said of the file before as soon as it looks at this one, and then waits with the input off.
		await input.and(page.locator(':enabled')).waitFor({ state: 'attached', timeout: 30_000 });
		await problem.or(dialog).or(status).first().waitFor();
		const tookMs = performance.now() - startedMs;
		if (await dialog.isVisible()) {
			await dialog.getByRole('button', { name: /^(Restore|Add to what is here)$/ }).click();
			await problem.or(status).first().waitFor();
			return { answer: (await problem.isVisible()) ? 'refused' : 'taken', tookMs };
		}
		return { answer: (await problem.isVisible()) ? 'refused' : 'nothing new', tookMs };
	} finally {
		rmSync(folder, { recursive: true });
	}
}
