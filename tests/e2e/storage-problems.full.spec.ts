import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { BrowserContext, Page } from '@playwright/test';
import { axeFinds } from './support/axe-finds';
import { expect, openSession, openToday, test } from './support/journey';
import { standingAnswers } from './support/learner-database';
import type { SessionPage } from './support/session-page';
import { article, refsOfType } from './support/shipped-banks';

/** Three answers, and then a page that is none of the app's. */
async function learnAndLeave(page: Page, session: SessionPage): Promise<void> {
	await openSession(page, refsOfType(article, 'single', 3));
	await session.answerAll();
	await page.goto('/icon.svg');
}

/** The browser refuses to open the database, with that error, as long as `mendBrowser` was not called. */
async function breakBrowser(context: BrowserContext, error: string): Promise<void> {
	await context.addInitScript((error) => {
		if (localStorage.getItem('mended')) return;
		const open = IDBFactory.prototype.open;
		IDBFactory.prototype.open = function (name, version) {
			if (version !== undefined) throw new DOMException('Refused for a test.', error);
			return open.call(this, name);
		};
	}, error);
}
const mendBrowser = (page: Page) => page.evaluate(() => localStorage.setItem('mended', 'yes'));

const problem = (page: Page, title: string) =>
	page.getByRole('alert').filter({ has: page.getByRole('heading', { level: 1, name: title }) });

test('A database that is gone is made again from the second copy, with a line that says so', async ({
	page,
	session
}) => {
	await learnAndLeave(page, session);
	await page.evaluate(
		() =>
			new Promise<void>((resolve) => {
				indexedDB.deleteDatabase('footnote').onsuccess = () => resolve();
			})
	);
	await openToday(page);
	const notice = page
		.getByRole('status')
		.filter({ hasText: '3 entries of your log were missing in the browser’s database' });
	await expect(notice).toBeVisible();
	await expect(page.getByText('3 of 212 met')).toBeVisible();
	expect(await axeFinds(page)).toEqual([]);
	await notice.getByRole('button', { name: 'Close' }).click();
	await expect(notice).toBeHidden();
	expect(await standingAnswers(page)).toHaveLength(3);
});

test('A damaged database: the second copy can be saved as a file, and is restored at a click', async ({
	page,
	context,
	session
}) => {
	await learnAndLeave(page, session);
	await breakBrowser(context, 'UnknownError');
	await page.goto('/');
	await expect(problem(page, 'The browser does not get to its database')).toBeVisible();
	await expect(page).toHaveTitle('The browser does not get to its database · Footnote');
	expect(await axeFinds(page)).toEqual([]);

	const downloading = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save the second copy as a file' }).click();
	const download = await downloading;
	expect(download.suggestedFilename()).toMatch(/^footnote-\d{4}-\d{2}-\d{2}\.footnote$/);
	await expect(page.getByRole('status').filter({ hasText: 'Saved as footnote-' })).toBeVisible();
	const lines = gunzipSync(readFileSync(await download.path())).toString();
	expect(lines.match(/"type":"answered"/g)).toHaveLength(3);

	await mendBrowser(page);
	await page.getByRole('button', { name: 'Restore from the second copy' }).click();
	await expect(page.getByText('3 of 212 met')).toBeVisible();
	expect(await standingAnswers(page)).toHaveLength(3);
});

test('A database that does not open where backups alone are left: a reload comes first, then the newest of them', async ({
	page,
	context,
	session
}) => {
	await openSession(page, refsOfType(article, 'single', 3));
	await session.answerAll();
	await page.goto('/settings/');
	// One is made for sure before a reset, which is taken back.
	await page.getByRole('button', { name: 'Reset my progress…' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Reset my progress' }).click();
	await expect(page.getByText('that Footnote made by itself')).toBeVisible();
	await page.goto('/icon.svg');
	await page.evaluate(async () => {
		const root = await navigator.storage.getDirectory();
		const own = await (await root.getDirectoryHandle('footnote')).getDirectoryHandle('footnote');
		await own.removeEntry('journal', { recursive: true });
	});
	await breakBrowser(context, 'UnknownError');
	await page.goto('/');
	await expect(problem(page, 'The browser does not get to its database')).toContainText(
		'There is no second copy, but backups that Footnote made by itself are here.'
	);
	const [first] = await page.getByRole('main').getByRole('button').all();
	await expect(first!).toHaveText('Reload the page');
	expect(await axeFinds(page)).toEqual([]);

	await mendBrowser(page);
	await page.getByRole('button', { name: 'Empty it, and go on to the backups' }).click();
	await page.getByRole('button', { name: 'Restore that backup' }).click();
	await expect(page.getByText('3 of 212 met')).toBeVisible();
	expect(await standingAnswers(page)).toHaveLength(3);
});

test('A database of a newer version is left as it is', async ({ page, session }) => {
	await learnAndLeave(page, session);
	await page.evaluate(
		() =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('footnote', 9999);
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => (opening.result.close(), resolve());
			})
	);
	await page.goto('/');
	await expect(problem(page, 'Your notes come from a newer Footnote')).toContainText(
		'Nothing was touched.'
	);
	expect(await axeFinds(page)).toEqual([]);
	await expect(page.getByRole('button', { name: 'Reload the page' })).toBeVisible();
	// There is none in this test: the page is loaded again, and says the same.
	const loadedAgain = page.waitForEvent('load');
	await page.getByRole('button', { name: 'Get the newer version' }).click();
	await loadedAgain;
	await expect(problem(page, 'Your notes come from a newer Footnote')).toBeVisible();
	expect(await standingAnswers(page)).toHaveLength(3);
});

test('A disk that is full at the start is told as such', async ({ page, context, session }) => {
	await learnAndLeave(page, session);
	await breakBrowser(context, 'QuotaExceededError');
	await page.goto('/');
	await expect(problem(page, 'There is no room to open your notes')).toContainText(
		'Your answers are still there.'
	);
	expect(await axeFinds(page)).toEqual([]);
	const downloading = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save the second copy as a file' }).click();
	const lines = gunzipSync(readFileSync(await (await downloading).path())).toString();
	expect(lines.match(/"type":"answered"/g)).toHaveLength(3);
	await mendBrowser(page);
	await page.getByRole('button', { name: 'Reload' }).click();
	await expect(page.getByText('3 of 212 met')).toBeVisible();
});

test('Storage that the browser cannot get to is not told as refused', async ({ page, context }) => {
	await breakBrowser(context, 'UnknownError');
	await page.goto('/');
	await expect(problem(page, 'Footnote could not start')).toContainText(
		'the browser lost its way to the storage, several times in a row'
	);
	await expect(problem(page, 'Footnote could not start')).toContainText('Nothing was touched.');
	await expect(page.getByRole('button')).toHaveText(['Reload the page', 'Go on without it']);
	expect(await axeFinds(page)).toEqual([]);
});

test('A browser that never opens the database: after a while the screen says what to do', async ({
	page,
	context
}) => {
	await context.addInitScript(() => {
		const { open } = IDBFactory.prototype;
		IDBFactory.prototype.open = function (...ask) {
			const request = open.apply(this, ask);
			// Before anyone else hears of it.
			request.addEventListener('success', (event) => event.stopImmediatePropagation());
			request.addEventListener('upgradeneeded', (event) => event.stopImmediatePropagation());
			return request;
		};
	});
	await page.clock.install();
	await page.goto('/');
	await expect(page.getByText('Opening your notes…')).toBeVisible();
	const slow = page.getByRole('status').filter({ hasText: 'This takes longer than usual.' });
	await expect(slow).toBeHidden();
	await page.clock.runFor(11_000);
	await expect(slow).toContainText('close every other tab of Footnote');
	await expect(page.getByText('Opening your notes…')).toHaveCSS('opacity', '1');
	expect(await axeFinds(page)).toEqual([]);
});

test('A second copy that cannot be written is told while it lasts, and the answers count', async ({
	page,
	context,
	session
}) => {
	// The journal's worker hears from the test when its disk fails, and when it is whole again.
	await context.route(/journal-worker.*\.js$/, async (route) => {
		const script = await (await route.fetch()).text();
		const failing = `let fails = false;
			const told = new BroadcastChannel('disk');
			told.onmessage = ({ data }) => { fails = data; told.postMessage('heard'); };
			const { write } = FileSystemSyncAccessHandle.prototype;
			FileSystemSyncAccessHandle.prototype.write = function (...ask) {
				if (fails) throw new DOMException('For a test.', 'InvalidStateError');
				return write.apply(this, ask);
			};`;
		await route.fulfill({ contentType: 'text/javascript', body: failing + script });
	});
	const disk = (fails: boolean) =>
		page.evaluate(
			(fails) =>
				new Promise<void>((resolve) => {
					const channel = new BroadcastChannel('disk');
					channel.onmessage = () => (channel.close(), resolve());
					channel.postMessage(fails);
				}),
			fails
		);
	await openSession(page, refsOfType(article, 'single', 2));
	await disk(true);
	await session.answer('right');
	const notice = page.getByRole('alert').filter({ hasText: 'their second copy cannot be written' });
	await expect(notice).toContainText('save a backup in the settings');
	expect(await axeFinds(page)).toEqual([]);
	await disk(false);
	// It is tried again by itself.
	await expect(notice).toBeHidden();
	expect(await standingAnswers(page)).toHaveLength(1);
});

test('An “I don’t know” that was refused is sent again by its button', async ({
	page,
	context,
	session
}) => {
	await context.addInitScript(() => {
		const { put } = IDBObjectStore.prototype;
		IDBObjectStore.prototype.put = function (...ask) {
			if (document.documentElement.dataset.full)
				throw new DOMException('For a test.', 'QuotaExceededError');
			return put.apply(this, ask);
		};
	});
	await openSession(page, refsOfType(article, 'single', 2));
	await page.evaluate(() => (document.documentElement.dataset.full = 'yes'));
	await page.getByRole('button', { name: 'I don’t know' }).click();
	await expect(page.getByRole('alert')).toContainText('there is no room left');
	await page.evaluate(() => delete document.documentElement.dataset.full);
	await page.getByRole('button', { name: 'Try again' }).click();
	await expect(session.feedback).toBeVisible();
	expect(await standingAnswers(page)).toHaveLength(1);
});
