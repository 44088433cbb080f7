import type { Page } from '@playwright/test';
import type { AppServer } from './app-server';
import type { BrowserProcess } from './browser-process';

/**
 * A tab with the torture page, not opened yet (`torture.open()` does).
 * @param hear called with what the page says, at once: no answer goes back, which would take the page's time
 */
export async function openTorture(
	browser: BrowserProcess,
	server: AppServer,
	hear: (text: string) => void = () => {}
): Promise<Page> {
	const page = await browser.newPage();
	const session = await browser.context.newCDPSession(page);
	await session.send('Runtime.enable');
	await session.send('Network.enable');
	await session.send('Network.setBypassServiceWorker', { bypass: true });
	await session.send('Runtime.addBinding', { name: 'say' });
	session.on('Runtime.bindingCalled', ({ name, payload }) => {
		if (name === 'say') hear(payload);
	});
	await page.goto(server.torture);
	await page.waitForFunction(() => 'torture' in globalThis);
	return page;
}
