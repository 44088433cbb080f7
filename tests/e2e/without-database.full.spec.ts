import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from '@playwright/test';
import { axeFinds } from './support/axe-finds';
import { expect, openToday, test } from './support/journey';
import { standingAnswers } from './support/learner-database';
import type { SessionPage } from './support/session-page';
import { chooseBackup, openSettings, restoring } from './support/settings-page';
import { article } from './support/shipped-banks';

/** As a browser that has no databases, and no classes of theirs either. */
const takeDatabasesAway = (context: BrowserContext) =>
	context.addInitScript(() => {
		for (const name of Object.getOwnPropertyNames(window))
			if (/^(indexedDB|IDB)/.test(name)) Reflect.deleteProperty(window, name);
	});

/** As one that has them and lets this site open none; only some of them, as long as `mended` is not said. */
const refuseDatabases = (context: BrowserContext, error: string, only: string | null = null) =>
	context.addInitScript(
		({ error, only }) => {
			if (localStorage.getItem('mended')) return;
			const { open } = IDBFactory.prototype;
			IDBFactory.prototype.open = function (name, version) {
				if (only === null || name === only) throw new DOMException('Refused for a test.', error);
				return open.call(this, name, version);
			};
		},
		{ error, only }
	);

/** As one that gives sites no files. */
const takeFilesAway = (context: BrowserContext) =>
	context.addInitScript(() => {
		Object.defineProperty(StorageManager.prototype, 'getDirectory', { value: undefined });
	});

const banner = (page: Page) => page.getByRole('region', { name: 'Where your answers are kept' });
const KEPT = 'This browser gives Footnote no database. Your answers are kept all the same.';
const NOT_KEPT = 'This browser keeps nothing for Footnote';
const ASIDE = 'You go on without the browser’s database. Your answers are kept in the second copy.';

async function answerTwo(page: Page, session: SessionPage): Promise<void> {
	await page.getByRole('button', { name: 'Take the quiz' }).click();
	await session.answer('right');
	await session.next();
	await session.answer('wrong');
}

for (const [what, breakBrowser] of [
	['has no databases', takeDatabasesAway],
	['forbids this site databases', (context) => refuseDatabases(context, 'SecurityError')]
] as [string, (context: BrowserContext) => Promise<unknown>][])
	test(`A browser that ${what}: the quiz is taken, and all is back after a reload`, async ({
		page,
		context,
		session
	}) => {
		test.slow();
		await breakBrowser(context);
		await openToday(page);
		await expect(banner(page)).toContainText(KEPT);
		await expect(banner(page)).toContainText('Banks that you open or write now are not');
		expect(await axeFinds(page)).toEqual([]);

		await answerTwo(page, session);
		// A line in a session; the rest is a click away.
		await expect(banner(page).getByText(KEPT)).toBeVisible();
		await expect(banner(page).getByText('They go into Footnote’s own files')).toBeHidden();
		expect(await axeFinds(page)).toEqual([]);

		await page.reload();
		await expect(session.progress).toHaveAttribute('aria-valuetext', '1 of 10 answered right');
		await openToday(page);
		await expect(page.getByText('2 of 212 met')).toBeVisible();
		// Nothing was lost, so nothing is told to have come back.
		await expect(page.getByText('brought back from the second copy')).toHaveCount(0);
		await page.getByRole('link', { name: 'Go on where you left' }).click();
		await session.next('mouse');
		await session.answer('right');

		await openSettings(page);
		const storage = page.getByRole('region', { name: 'Storage', exact: true });
		await expect(storage).toContainText('In Footnote’s own files alone');
		await storage.getByRole('button', { name: 'Check my data' }).click();
		await expect(storage).toContainText('All is in order: 3 answers, 3 cards match');
		await expect(page.getByRole('main')).not.toContainText('both copies');
		expect(await axeFinds(page)).toEqual([]);

		await page.goto('/progress/');
		const year = page.getByRole('region', { name: 'Your year', exact: true });
		await expect(year).toBeVisible();
		await expect(year).not.toContainText('Here you will see');
	});

test('A browser that keeps nothing: a file takes the answers along, and brings them back', async ({
	page,
	context,
	session
}) => {
	await takeDatabasesAway(context);
	await takeFilesAway(context);
	await openToday(page);
	await expect(banner(page)).toContainText(NOT_KEPT);
	await expect(banner(page).getByRole('button', { name: 'Save a backup now' })).toBeDisabled();
	await expect(page.getByText('what you answer goes with this page')).toBeVisible();
	await expect(page.getByText('stays in this browser')).toHaveCount(0);
	expect(await axeFinds(page)).toEqual([]);

	await answerTwo(page, session);
	await expect(banner(page).getByText(NOT_KEPT)).toBeVisible();
	await expect(banner(page)).toContainText('2 answers are in no file yet.');
	expect(await axeFinds(page)).toEqual([]);
	const downloading = page.waitForEvent('download');
	await banner(page).getByRole('button', { name: 'Save a backup now' }).click();
	const file = readFileSync(await (await downloading).path());
	await expect(banner(page)).toContainText('All answers are in the file that you saved');

	await openToday(page);
	await expect(
		page.getByRole('heading', { level: 1, name: 'Every question has a footnote' })
	).toBeVisible();
	await expect(page.getByText('brought back')).toHaveCount(0);
	await banner(page).getByRole('link', { name: 'Open a backup' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
	await expect(page.getByRole('region', { name: 'Storage', exact: true })).toContainText(
		'Nowhere: this browser keeps nothing for Footnote.'
	);
	await expect(page.getByRole('main')).not.toContainText(/both copies|browser’s database/);
	await chooseBackup(page, file);
	await restoring(page).getByRole('button', { name: 'Restore' }).click();
	await expect(page.getByText('Restored: 2 entries added.')).toBeVisible();
	await expect(banner(page)).toContainText('All answers are in the file that you saved or opened.');
	expect(await axeFinds(page)).toEqual([]);
	await page.getByRole('link', { name: 'Footnote, to Today' }).click();
	await expect(page.getByText('2 of 212 met')).toBeVisible();
	await page.getByRole('link', { name: 'Go on where you left' }).click();
	await session.next('mouse');
	await session.answer('right');
	await expect(banner(page)).toContainText('One answer is in no file yet.');
});

test('What is told of where answers are kept stands there with the first screen, and moves nothing', async ({
	page,
	context
}) => {
	await takeDatabasesAway(context);
	await takeFilesAway(context);
	await page.addInitScript((label) => {
		const look = () => {
			const isAlone = !document.querySelector(`[aria-label="${label}"]`);
			if (isAlone && document.querySelector('main :is(h2, button)'))
				document.documentElement.dataset.alone = 'in a frame';
			requestAnimationFrame(look);
		};
		look();
	}, 'Where your answers are kept');
	await openToday(page);
	await expect(banner(page)).toBeVisible();
	await expect(page.locator('html')).not.toHaveAttribute('data-alone');
});

test('A page with answers that are in no file is not left without a question', async ({
	page,
	context,
	session
}) => {
	await takeDatabasesAway(context);
	await takeFilesAway(context);
	await openToday(page);
	await answerTwo(page, session);
	await expect(banner(page)).toContainText('2 answers are in no file yet.');
	const asked = page.waitForEvent('dialog');
	const leaving = page.close({ runBeforeUnload: true });
	const dialog = await asked;
	expect(dialog.type()).toBe('beforeunload');
	await dialog.dismiss();
	await leaving;
	await expect(session.feedback).toBeVisible();
});

test('A database that does not open is told first; what is answered without it is in it later', async ({
	page,
	context,
	session
}) => {
	await openToday(page);
	await answerTwo(page, session);
	await openSettings(page);
	const downloading = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save a backup', exact: true }).click();
	const saved = readFileSync(await (await downloading).path());
	await page.goto('/icon.svg');
	await refuseDatabases(context, 'UnknownError', 'footnote');
	await page.goto('/');
	const problem = page.getByRole('alert').filter({
		has: page.getByRole('heading', { level: 1, name: 'The browser does not get to its database' })
	});
	await expect(problem).toContainText('Reload the page first');
	await expect(banner(page)).toHaveCount(0);
	expect(await axeFinds(page)).toEqual([]);

	await page.getByRole('button', { name: 'Go on without it' }).click();
	await expect(banner(page)).toContainText(ASIDE);
	await expect(page.getByText('2 of 212 met')).toBeVisible();
	expect(await axeFinds(page)).toEqual([]);
	await page.getByRole('link', { name: 'Go on where you left' }).click();
	await session.next('mouse');
	await session.answer('right');
	await session.next();
	await session.answer('right');

	// What is in the database cannot be seen, so nothing can take its place; what is added joins it.
	await openSettings(page);
	await chooseBackup(page, saved);
	await expect(restoring(page)).toContainText(
		'as long as you go on without the browser’s database'
	);
	await expect(restoring(page).getByRole('button', { name: 'Replace' })).toHaveCount(0);
	expect(await axeFinds(page)).toEqual([]);
	await restoring(page).getByRole('button', { name: 'Cancel' }).click();

	// In this tab it is tried, and not asked again.
	await openToday(page);
	await expect(banner(page)).toContainText(ASIDE);
	await expect(page.getByText('4 of 212 met')).toBeVisible();

	await page.evaluate(() => localStorage.setItem('mended', 'yes'));
	await banner(page).getByRole('button', { name: 'Try the database again' }).click();
	await expect(
		page.getByRole('status').filter({ hasText: '2 entries of your log were missing' })
	).toBeVisible();
	await expect(banner(page)).toHaveCount(0);
	await expect(page.getByText('4 of 212 met')).toBeVisible();
	expect(await standingAnswers(page)).toHaveLength(4);
});

test('A second tab has what the first one answered, and the first is told that there is another', async ({
	page,
	context,
	session
}) => {
	await takeDatabasesAway(context);
	await openToday(page);
	await answerTwo(page, session);
	const other = await context.newPage();
	await openToday(other);
	await expect(other.getByText('2 of 212 met')).toBeVisible();
	await other.goto('/settings/');
	await other.getByRole('textbox', { name: 'New questions a day' }).fill('7');
	await other.getByRole('textbox', { name: 'New questions a day' }).blur();
	await openToday(page);
	await other.getByRole('textbox', { name: 'New questions a day' }).fill('8');
	await other.getByRole('textbox', { name: 'New questions a day' }).blur();
	await expect(banner(page)).toContainText('Footnote is open in another tab.');
});

test('Banks are written in memory, and every screen says where one stands', async ({
	page,
	context
}) => {
	test.slow();
	await takeDatabasesAway(context);
	await page.goto('/author/');
	await page.getByLabel('Open a copy of').selectOption({ label: article.title });
	await page.getByRole('button', { name: 'Open a copy', exact: true }).click();
	await expect(page.getByText('Kept until this page is closed')).toBeVisible();
	await expect(banner(page)).toContainText('save them as files before you close this page');
	expect(await axeFinds(page)).toEqual([]);
	await page.getByRole('link', { name: 'Your banks' }).click();
	await expect(page.getByRole('link', { name: article.title })).toBeVisible();
	for (const path of [
		`/bank/${article.id}/`,
		'/missed/',
		'/review/',
		'/open/',
		'/import/',
		'/settings/',
		'/author/'
	]) {
		await page.goto(path);
		await expect(banner(page)).toContainText(KEPT);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	}
});
