import type { Page } from '@playwright/test';
import { expect, test as journey } from './journey';
import { keptOffline, ReleaseServer } from './release-server';

/** Each journey has a host of its own, which can be updated and switched off. */
export const test = journey.extend<{ folder: string; host: ReleaseServer }>({
	folder: ['/', { option: true }],
	host: async ({ folder }, use) => {
		const host = await ReleaseServer.start('first', folder);
		await use(host);
		await host.close();
	},
	baseURL: async ({ host }, use) => use(host.url)
});

/** A first visit, until all is there that the app needs without a network. */
export async function visit(page: Page): Promise<void> {
	await page.goto('./');
	await expect(page.getByRole('heading', { level: 2, name: 'Banks', exact: true })).toBeVisible();
	await keptOffline(page);
}

export async function cutOff(page: Page, host: ReleaseServer): Promise<void> {
	host.down = true;
	await page.context().setOffline(true);
}
