import type { Page } from '@playwright/test';
import type { AppServer } from './app-server';
import type { BrowserProcess } from './browser-process';

/** An empty page of the app's origin, past its service worker: none of the app's code runs in it. */
export async function openBlank(browser: BrowserProcess, server: AppServer): Promise<Page> {
	const page = await browser.newPage();
	const session = await browser.context.newCDPSession(page);
	await session.send('Network.enable');
	await session.send('Network.setBypassServiceWorker', { bypass: true });
	await page.goto(server.blank);
	return page;
}
