import { expect, type Page } from '@playwright/test';
import { readStore } from './learner-database';

export async function openSettings(page: Page): Promise<void> {
	await page.goto('/settings/');
	await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
}

export const chooseBackup = (page: Page, file: Buffer | string, name = 'my-backup.footnote') =>
	page
		.getByLabel(/^Restore a backup/)
		.setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(file) });

export const restoring = (page: Page) => page.getByRole('dialog', { name: 'Restore this backup?' });

/** The ids of all events in the database, in their order. */
export const keptIds = async (page: Page) => (await readStore(page, 'events')).map(({ id }) => id);
