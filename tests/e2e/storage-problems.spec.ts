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
	await expect(problem(page, 'The browser’s database is damaged')).toBeVisible();
	await expect(page).toHaveTitle('The browser’s database is damaged · Footnote');
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
	await mendBrowser(page);
	await page.getByRole('button', { name: 'Reload' }).click();
	await expect(page.getByText('3 of 212 met')).toBeVisible();
});
