import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { axeFinds } from './support/axe-finds';
import { expect, openSession, openToday, test } from './support/journey';
import { standingAnswers } from './support/learner-database';
import { article, reading, refsOfType } from './support/shipped-banks';

/** Away from the app, whose pages hold both copies; localStorage stays, as when a browser clears up on a full disk. */
async function loseBoth(page: Page): Promise<void> {
	await page.goto('/manifest.webmanifest');
	await clear(page, 'indexeddb,file_systems');
}

async function clear(page: Page, storageTypes: string): Promise<void> {
	const session = await page.context().newCDPSession(page);
	const { origin } = new URL(page.url());
	await session.send('Storage.clearDataForOrigin', { origin, storageTypes });
	await session.detach();
}

/** What this browser remembers of how much was kept. */
const untilMarked = (page: Page, answers: number) =>
	expect
		.poll(() => page.evaluate(() => localStorage.getItem('footnote-kept:footnote')))
		.toContain(`"answers":${answers},`);

const removed = (page: Page) =>
	page.getByRole('heading', { level: 1, name: 'The browser has removed your answers' });
const chooseFile = (page: Page, name: string, buffer: Buffer) =>
	page
		.getByLabel('Restore from a backup file')
		.setInputFiles({ name, mimeType: 'application/octet-stream', buffer });

test('Where the browser has removed both copies, it says how many answers, and a saved backup brings all back', async ({
	page,
	session
}) => {
	await openSession(page, refsOfType(article, 'single', 3));
	await session.answerAll();
	await page.goto('/settings/');
	const downloading = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save a backup' }).click();
	const file = readFileSync(await (await downloading).path());
	await untilMarked(page, 3);

	await loseBoth(page);
	await page.goto('/');
	await expect(removed(page)).toBeVisible();
	await expect(page.getByRole('alert')).toContainText(
		/^The browser has removed your answers\s*3 answers were kept here, the newest of \d+ \w+ \d{4}\./
	);
	expect(await axeFinds(page)).toEqual([]);
	await page.setViewportSize({ width: 320, height: 640 });
	const width = await page.evaluate(() => document.documentElement.scrollWidth);
	expect(width).toBe(320);

	await chooseFile(page, 'no-backup.footnote', Buffer.from('nothing'));
	await expect(page.getByRole('alert')).toContainText('no-backup.footnote');
	await expect(removed(page)).toBeVisible();
	await chooseFile(page, 'my-backup.footnote', file);
	await expect(page.getByText('3 of 212 met')).toBeVisible();
	expect(await standingAnswers(page)).toHaveLength(3);
	await expect(
		page.getByRole('heading', { name: 'Some of your answers are not here' })
	).toHaveCount(0);
	await openToday(page);
	await expect(removed(page)).toHaveCount(0);
});

test('Who begins anew after that is asked once, and fewer answers than there were are told once', async ({
	page,
	session
}) => {
	await openSession(page, refsOfType(article, 'single', 1));
	await session.answerAll();
	await untilMarked(page, 1);
	await loseBoth(page);
	await page.goto('/');
	await expect(page.getByRole('alert')).toContainText('One answer of ');
	await page.getByRole('button', { name: 'Begin anew' }).click();
	await expect(page.getByRole('button', { name: 'Take the quiz' })).toBeVisible();
	await openToday(page);
	await expect(removed(page)).toHaveCount(0);

	await openSession(page, refsOfType(reading, 'true-false', 2));
	await session.answerAll();
	await untilMarked(page, 2);
	await page.goto('/manifest.webmanifest');
	await page.evaluate(() => {
		const key = 'footnote-kept:footnote';
		const mark = JSON.parse(localStorage.getItem(key)!) as object;
		localStorage.setItem(key, JSON.stringify({ ...mark, answers: 5 }));
	});
	await openToday(page);
	const note = page.getByRole('region', { name: 'Some of your answers are not here' });
	await expect(note).toContainText('This browser held 5 answers');
	await expect(note).toContainText('now it holds 2 answers.');
	expect(await axeFinds(page)).toEqual([]);
	await note.getByRole('button', { name: 'Close the note on missing answers' }).click();
	await expect(note).toHaveCount(0);
	await openToday(page);
	await expect(note).toHaveCount(0);
});

test('A database that is emptied under an open session is healed, and a line says so', async ({
	page,
	session
}) => {
	await openSession(page, refsOfType(article, 'single', 3));
	await session.answer('right');
	await session.next();
	await session.answer('right');
	await untilMarked(page, 2);
	await session.next();
	await clear(page, 'indexeddb');
	await session.answer('right');
	const notice = page.getByRole('status').filter({ hasText: 'had emptied its database' });
	await expect(notice).toContainText('All 2 answers were brought back');
	expect(await axeFinds(page)).toEqual([]);
	await notice.getByRole('button', { name: 'Close' }).click();
	await expect(notice).toHaveCount(0);
	expect(await standingAnswers(page)).toHaveLength(3);
	await openToday(page);
	await expect(page.getByText('3 of 212 met')).toBeVisible();
});

test('A database that opens and cannot be read is restored from the second copy at a click', async ({
	page,
	context,
	session
}) => {
	await openSession(page, refsOfType(article, 'single', 3));
	await session.answerAll();
	await page.goto('/icon.svg');
	await context.addInitScript(() => {
		if (localStorage.getItem('mended')) return;
		const { get } = IDBObjectStore.prototype;
		IDBObjectStore.prototype.get = function (query) {
			if (query === 'head') throw new DOMException('Internal error.', 'UnknownError');
			return get.call(this, query);
		};
	});
	await page.goto('/');
	await expect(
		page.getByRole('heading', { level: 1, name: 'The browser does not get to its database' })
	).toBeVisible();
	await page.evaluate(() => localStorage.setItem('mended', 'yes'));
	await page.getByRole('button', { name: 'Restore from the second copy' }).click();
	await expect(page.getByText('3 of 212 met')).toBeVisible();
	expect(await standingAnswers(page)).toHaveLength(3);
});
