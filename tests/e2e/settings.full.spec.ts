import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Browser, Page } from '@playwright/test';
import { expect, openSession, openToday, test } from './support/journey';
import { pretendOlderKey, readStore } from './support/learner-database';
import { TIME_ZONE } from './support/learner-day';
import type { SessionPage } from './support/session-page';
import { chooseBackup, openSettings } from './support/settings-page';
import { article, reading, refsOfType, TIDES, tides } from './support/shipped-banks';

/** A history worth keeping: two banks, right and wrong answers, a flag, an undo, an open session. */
async function leaveTraces(page: Page, session: SessionPage): Promise<void> {
	await openSession(page, refsOfType(article, 'single', 3));
	await session.answerAll((_question, turn) => (turn === 1 ? 'wrong' : 'right'));
	await openSession(page, refsOfType(reading, 'true-false', 4));
	await session.answer('wrong');
	await page.keyboard.press('f');
	await session.next();
	await session.answer('right');
	await session.next();
	await page.keyboard.press('u');
	await expect(page.getByRole('status').first()).toHaveText('The last answer was taken back.');
}

const todayText = async (page: Page) => {
	await openToday(page);
	await expect(page.getByRole('region', { name: 'The week' })).toBeVisible();
	return page.getByRole('main').innerText();
};

async function saveBackup(page: Page): Promise<Buffer> {
	await openSettings(page);
	const downloading = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save a backup' }).click();
	const download = await downloading;
	expect(download.suggestedFilename()).toMatch(/^footnote-\d{4}-\d{2}-\d{2}\.footnote$/);
	await expect(page.getByText(`Saved as ${download.suggestedFilename()}`)).toBeVisible();
	return readFileSync(await download.path());
}

/** What a backup holds, in the first format, which has to be read for ever. */
function asVersion1(file: Buffer) {
	const lines = gunzipSync(file).toString().trimEnd().split('\n');
	const read = lines.map(
		(line) => JSON.parse(line) as { events?: unknown; sessions?: Record<string, unknown>[] }
	);
	const listed = (key: 'events' | 'sessions') =>
		read.flatMap((line) => (Array.isArray(line[key]) ? (line[key] as object[]) : []));
	return {
		format: 'footnote-backup',
		version: 1,
		exportedMs: 0,
		events: listed('events'),
		sessions: listed('sessions')
	};
}

async function freshPage(browser: Browser, baseURL: string | undefined): Promise<Page> {
	const context = await browser.newContext({ baseURL, locale: 'en', timezoneId: TIME_ZONE });
	return context.newPage();
}

test('A backup restored into an empty profile gives the same Today screen, and the same cards', async ({
	page,
	session,
	browser,
	baseURL
}) => {
	await leaveTraces(page, session);
	const before = await todayText(page);
	const cards = await readStore(page, 'cards');
	const file = await saveBackup(page);

	const other = await freshPage(browser, baseURL);
	await openSettings(other);
	await chooseBackup(other, file);
	const dialog = other.getByRole('dialog', { name: 'Restore this backup?' });
	await expect(dialog).toContainText('my-backup.footnote holds 5 answers and 2 sessions');
	await dialog.getByRole('button', { name: 'Restore', exact: true }).click();
	await expect(other.getByText(/^✓ Restored: [\d,]+ entries added\.$/)).toBeVisible();
	expect(await todayText(other)).toBe(before);
	expect(await readStore(other, 'cards')).toEqual(cards);

	// A second time there is nothing to add.
	await openSettings(other);
	await chooseBackup(other, JSON.stringify(asVersion1(file)), 'of-an-older-footnote.json');
	await expect(other.getByText('All of it is here already')).toBeVisible();
	await other.context().close();
});

test('A backup from before a bank changed is compared with the bank of today', async ({
	page,
	session,
	browser,
	baseURL
}) => {
	await openSession(page, refsOfType(article, 'single', 2));
	await session.answerAll();
	await pretendOlderKey(page, { compared: true });
	const file = await saveBackup(page);

	const other = await freshPage(browser, baseURL);
	await openSettings(other);
	await chooseBackup(other, file);
	await other.getByRole('dialog').getByRole('button', { name: 'Restore', exact: true }).click();
	await expect(other.getByText(/^✓ Restored/)).toBeVisible();
	await openToday(other);
	await expect(other.getByRole('button', { name: 'Review 2 due' })).toBeVisible();
	await other.context().close();
});

test('A damaged file, a foreign one and one from the future are refused, and nothing changes', async ({
	page,
	session
}) => {
	await openSession(page, refsOfType(article, 'single', 2));
	await session.answer('right');
	await session.next();
	const file = await saveBackup(page);
	const before = await readStore(page, 'events');
	const backup = asVersion1(file);
	const damaged = (change: object) => JSON.stringify({ ...backup, ...change });

	for (const [content, words] of [
		[file.subarray(0, -20), 'was cut off on the way'],
		[JSON.stringify(backup).slice(0, -20), 'is no JSON file, or was cut off on the way'],
		['{"deck": []}', 'is no Footnote backup'],
		[damaged({ version: 9 }), 'comes from a newer Footnote'],
		[damaged({ events: undefined }), 'is not whole'],
		[damaged({ events: [{ ...backup.events[0], score: 7 }] }), 'entry 1 of “events”'],
		[damaged({ events: [backup.events[0], backup.events[0]] }), 'stands there twice'],
		[damaged({ sessions: [{ id: 'x' }] }), 'entry 1 of “sessions”']
	] as const) {
		await chooseBackup(page, content);
		await expect(page.getByRole('alert')).toContainText(words);
		await expect(page.getByRole('dialog')).toBeHidden();
	}
	expect(await readStore(page, 'events')).toEqual(before);
});

test('A bank that is to be restored is told from a backup, and opened where banks are', async ({
	page
}) => {
	await openSettings(page);
	await chooseBackup(page, TIDES, 'tides.footnote');
	const said = page.getByRole('alert');
	await expect(said).toContainText('tides.footnote is a bank of questions, not a backup');
	await chooseBackup(page, '{"deck": []}');
	await expect(said).toContainText('is no Footnote backup');
	await expect(said.getByRole('button')).toHaveCount(0);
	await chooseBackup(page, TIDES, 'tides.footnote');
	await said.getByRole('button', { name: 'Open the bank' }).click();
	await expect(page.getByRole('article', { name: tides.title })).toBeVisible();
	await expect(page).toHaveURL(/\/open\/$/);
});

test('A reset asks first, forgets, and can be taken back', async ({ page, session }) => {
	await leaveTraces(page, session);
	const before = await todayText(page);
	const cards = await readStore(page, 'cards');
	await openSettings(page);
	await page.getByRole('button', { name: 'Reset my progress…' }).click();
	const dialog = page.getByRole('dialog', { name: 'Reset your progress?' });
	await expect(dialog).toContainText('This forgets 4 questions and the 5 answers');
	await dialog.getByRole('button', { name: 'Keep it' }).click();
	await expect(dialog).toBeHidden();
	expect(await readStore(page, 'cards')).toEqual(cards);

	await page.getByRole('button', { name: 'Reset my progress…' }).click();
	await dialog.getByRole('button', { name: 'Reset my progress' }).click();
	await expect(page.getByText('4 questions are new again.').first()).toBeVisible();
	expect((await readStore(page, 'cards')).filter((card) => card.due || card.missed)).toEqual([]);

	await page.getByRole('button', { name: 'Undo the reset' }).click();
	await expect(page.getByText('The reset was taken back; everything is as it was.')).toBeVisible();
	expect(await todayText(page)).toBe(before);
	const stripped = (all: typeof cards) =>
		all.map(({ card }) => ({ ...card, lastEvent: undefined }));
	expect(stripped(await readStore(page, 'cards'))).toEqual(stripped(cards));
});

test('A backup is made before a reset, and restores by its name', async ({ page, session }) => {
	await openSession(page, refsOfType(article, 'single', 2));
	await session.answerAll();
	const before = await readStore(page, 'events');
	await openSettings(page);
	await page.getByRole('button', { name: 'Reset my progress…' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Reset my progress' }).click();
	await expect(page.getByRole('button', { name: 'Undo the reset' })).toBeVisible();
	// The day's backup stands there, too, or did not yet.
	await page.getByText('that Footnote made by itself').click();
	const backup = page.getByRole('listitem').filter({ hasText: 'before a reset' });

	const downloading = page.waitForEvent('download');
	await backup.getByRole('button', { name: /^Download the backup of / }).click();
	const kept = asVersion1(readFileSync(await (await downloading).path()));
	expect(kept.events).toEqual(before);
	await backup.getByRole('button', { name: /^Restore the backup of / }).click();
	// The reset has come since, so it can take the place of what is here, and has nothing to add.
	const dialog = page.getByRole('dialog', { name: 'Restore this backup?' });
	await expect(dialog).toContainText('holds 2 answers and one session');
	await expect(dialog).toContainText('All of it is here already');
	await expect(dialog.getByRole('button')).toHaveText(['Cancel', 'Replace what is here…']);
});

test('After a reset every question is new again, on every screen', async ({ page, session }) => {
	await leaveTraces(page, session);
	await openSettings(page);
	await page.getByRole('button', { name: 'Reset my progress…' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Reset my progress' }).click();
	await expect(page.getByRole('button', { name: 'Undo the reset' })).toBeVisible();
	await page.goto('/missed/');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing is missed');
	await openToday(page);
	await expect(page.getByText(/\d+ of \d+ met/)).toHaveCount(0);
	await page.goto(`/bank/${article.id}/`);
	await expect(
		page.getByText(`${article.questions.length} questions here are still new to you.`)
	).toBeVisible();

	// It can still be taken back, however long ago it was.
	await openSettings(page);
	await page.getByRole('button', { name: 'Undo the last reset' }).click();
	await expect(page.getByText('The reset was taken back; everything is as it was.')).toBeVisible();
	await openToday(page);
	await expect(page.getByText(/\d+ of \d+ met/)).not.toHaveCount(0);
});

test('The limit of new questions a day is kept by the review', async ({ page, session }) => {
	await openSession(page, refsOfType(article, 'single', 2));
	await session.answerAll();
	await openSettings(page);
	const field = page.getByRole('textbox', { name: 'New questions a day' });
	await field.fill('many');
	await field.press('Tab');
	await expect(page.getByRole('alert')).toHaveText('Give a whole number from 0 to 999.');
	await field.fill('5');
	await field.press('Tab');
	await expect(page.getByText('Saved: 5 new a day')).toBeVisible();
	await expect(page.getByRole('alert')).toBeHidden();

	// Two of the five are used up.
	await page.goto('/review/');
	await page.getByRole('button', { name: 'Learn 3 new questions' }).click();
	await expect(session.progress).toHaveAttribute('aria-valuetext', '0 of 3 answered right');
	await session.answerAll();
	await page.goto('/review/');
	await expect(page.getByText('You have met your 5 new questions for today.')).toBeVisible();

	await openSettings(page);
	await expect(field).toHaveValue('5');
	await field.fill('0');
	await field.press('Tab');
	await expect(page.getByText('Saved: 0 new a day')).toBeVisible();
	await page.goto('/review/');
	await expect(page.getByText('Your settings allow no new questions a day.')).toBeVisible();
});

test('The hour at which a day ends moves the day', async ({ page, session }) => {
	await page.clock.install({ time: new Date('2026-03-02T05:00:00+01:00') });
	await openSession(page, refsOfType(article, 'single', 1));
	await session.answerAll();
	await openSettings(page);
	await page.getByRole('combobox', { name: 'A day ends at' }).selectOption({ label: '06:00' });
	await expect(page.getByText('Saved: a day ends at 06:00')).toBeVisible();
	await openSession(page, refsOfType(article, 'true-false', 1));
	await session.answerAll();
	const answered = (await readStore(page, 'events')).filter(({ type }) => type === 'answered');
	expect(answered[1]!.day).toBe(answered[0]!.day - 1);
});

test('A chosen theme is shown at once, on every page, and before the first paint after a reload', async ({
	page
}) => {
	await page.emulateMedia({ colorScheme: 'light' });
	await openSettings(page);
	const paper = () =>
		page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
	const light = await paper();
	await page.getByRole('radio', { name: 'Dark' }).check();
	await expect.poll(paper).not.toBe(light);
	const dark = await paper();
	await openToday(page);
	expect(await paper()).toBe(dark);
	// No script of the app has come yet.
	await page.route('**/_app/**/*.js', () => new Promise(() => undefined));
	await page.goto('/', { waitUntil: 'domcontentloaded' });
	expect(await paper()).toBe(dark);
	await page.unrouteAll({ behavior: 'ignoreErrors' });

	await openSettings(page);
	await page.getByRole('radio', { name: 'Like the system' }).check();
	await expect.poll(paper).toBe(light);
	await page.emulateMedia({ colorScheme: 'dark' });
	await expect.poll(paper).toBe(dark);
});
