import type { Page } from '@playwright/test';
import { chromiumArgs } from '../../scripts/chromium-args.mjs';
import { findBrowser } from '../../scripts/find-browser.mjs';
import { expect, openSession, openToday, test } from './support/journey';
import {
	callHours,
	callWorker,
	passQuarters,
	pressNotice,
	recordCalls,
	recordNotices,
	setSeen,
	shownNotices
} from './support/notices';
import { keptOffline } from './support/release-server';
import type { SessionPage } from './support/session-page';
import { openSettings } from './support/settings-page';
import { article, refsOfType } from './support/shipped-banks';

const at = (day: number, time: string) => new Date(`2026-03-0${day}T${time}:00+01:00`);
const wish = (page: Page) => page.getByRole('checkbox', { name: 'Tell me when something is due' });
/** To the hour, in UTC: an hour behind. */
const timeOf = (atMs: number) => new Date(atMs).toISOString().slice(0, 13);
const ONE_DUE = /^One question is due/;

// Chromium's headless shell, in which the other journeys may run, shows no notices.
test.use({ launchOptions: { executablePath: findBrowser() ?? undefined, args: chromiumArgs } });

test.beforeEach(async ({ page, context }) => {
	await context.grantPermissions(['notifications']);
	await page.clock.install({ time: at(2, '10:00') });
});

/** Missed on Monday, so due on Tuesday, when this journey goes on. */
async function oneDue(page: Page, session: SessionPage): Promise<void> {
	await openSession(page, refsOfType(article, 'single', 1));
	const toMiss = ['wrong' as const];
	await session.answerAll(() => toMiss.pop() ?? 'right');
	await page.clock.setSystemTime(at(3, '09:00'));
}

test.describe('Without a service worker', () => {
	test.beforeEach(({ context }) => context.addInitScript(recordNotices));
	const made = (page: Page) => page.evaluate(() => window.recorded.made);

	test('One notice comes a day, an hour after Footnote was last seen, and none at night', async ({
		page,
		session
	}) => {
		await oneDue(page, session);
		await openSettings(page);
		await expect(wish(page)).not.toBeChecked();
		expect(await page.evaluate(() => window.recorded.asked)).toBe(0);
		await setSeen(page, false);
		await passQuarters(page, 5);
		expect(await made(page)).toEqual([]);
		await setSeen(page, true);
		await wish(page).click();
		await expect(wish(page)).toBeChecked();
		await expect(
			page.getByRole('status').filter({ hasText: '“Tell me when something is due” is on' })
		).toBeVisible();
		await expect(wish(page)).toHaveAccessibleDescription(
			/between nine in the morning and nine in the evening/
		);
		expect(await page.evaluate(() => window.recorded.asked)).toBe(1);

		await openToday(page);
		await passQuarters(page, 5);
		await setSeen(page, false);
		await passQuarters(page, 3);
		expect(await made(page)).toEqual([]);
		await passQuarters(page, 2);
		expect(await made(page)).toEqual([
			{ body: expect.stringMatching(ONE_DUE), atMs: expect.anything() }
		]);

		await page.evaluate(() => window.recorded.press());
		expect(await page.evaluate(() => window.recorded.focused)).toBe(1);

		// All night long, until the morning after.
		await passQuarters(page, 4 * 24);
		const times = (await made(page)).map(({ atMs }) => timeOf(atMs));
		expect(times).toEqual(['2026-03-03T11', '2026-03-04T08']);
	});

	test('A notice that the browser refused is tried again at the next look', async ({
		page,
		session
	}) => {
		await oneDue(page, session);
		await openSettings(page);
		await wish(page).click();
		await expect(wish(page)).toBeChecked();
		await page.evaluate(() => (window.recorded.refuse = 1));
		await setSeen(page, false);
		await passQuarters(page, 5);
		expect(await page.evaluate(() => window.recorded.refuse)).toBe(0);
		expect(await made(page)).toEqual([]);
		await passQuarters(page, 1);
		expect(await made(page)).toHaveLength(1);
	});

	test('A tab that is not seen says nothing while another one is', async ({
		page,
		context,
		session
	}) => {
		await oneDue(page, session);
		await openSettings(page);
		await wish(page).click();
		await expect(wish(page)).toBeChecked();
		await setSeen(page, false);
		const other = await context.newPage();
		await openToday(other);
		// An hour goes by in some ms here, which is less than the news of the other tab may take.
		const unseenMs = () =>
			page.evaluate(() => Date.now() - Number(localStorage.getItem('footnote-seen')));
		for (let quarter = 0; quarter < 6; quarter++) {
			await passQuarters(page, 1);
			await expect.poll(unseenMs).toBeLessThan(15 * 60_000);
		}
		expect(await made(page)).toEqual([]);
		await setSeen(other, false);
		await passQuarters(page, 5);
		expect([...(await made(page)), ...(await made(other))]).toHaveLength(1);
	});
});

test.describe('With a service worker', () => {
	test.use({ serviceWorkers: 'allow' });

	test('It shows the notice of the page, and a press goes to the tab that is open', async ({
		page,
		context,
		session
	}) => {
		await oneDue(page, session);
		await openSettings(page);
		await keptOffline(page);
		await wish(page).click();
		await expect(wish(page)).toBeChecked();
		await setSeen(page, false);
		await passQuarters(page, 3);
		expect(await shownNotices(page)).toEqual([]);
		await passQuarters(page, 2);
		expect(await shownNotices(page)).toEqual([expect.stringMatching(ONE_DUE)]);

		const worker = context.serviceWorkers()[0]!;
		expect(await pressNotice(worker)).toEqual({ focused: ['/settings/'], opened: [] });
		expect(await shownNotices(page)).toEqual([]);
		await passQuarters(page, 4 * 22);
		expect(await shownNotices(page)).toEqual([]);
		await passQuarters(page, 4);
		expect(await shownNotices(page)).toHaveLength(1);
	});

	test('While Footnote is closed it shows one notice a day, by day, and a press opens Review', async ({
		page,
		context,
		session
	}) => {
		await context.addInitScript(recordCalls);
		await oneDue(page, session);
		await openSettings(page);
		await keptOffline(page);
		await wish(page).click();
		await expect(wish(page)).toBeChecked();
		// Twelve hours apart, the least that Chromium does, one of two calls comes by day.
		await expect.poll(() => callHours(page)).toEqual([4]);
		const worker = context.serviceWorkers()[0]!;
		await callWorker(worker, at(3, '12:00'));
		expect(await shownNotices(worker)).toEqual([]);

		await page.goto('about:blank');
		for (const time of ['04:00', '08:59', '21:00']) await callWorker(worker, at(3, time));
		expect(await shownNotices(worker)).toEqual([]);
		await callWorker(worker, at(3, '12:00'));
		expect(await shownNotices(worker)).toEqual([expect.stringMatching(ONE_DUE)]);
		expect(await pressNotice(worker)).toEqual({ focused: [], opened: ['/review/'] });
		await callWorker(worker, at(3, '18:00'));
		expect(await shownNotices(worker)).toEqual([]);

		// The page knows of it, too.
		await page.clock.setSystemTime(at(3, '18:00'));
		await openToday(page);
		await expect.poll(() => callHours(page)).toEqual([4]);
		await setSeen(page, false);
		await passQuarters(page, 6);
		expect(await shownNotices(page)).toEqual([]);
		await page.goto('about:blank');
		await callWorker(worker, at(4, '09:00'));
		expect(await shownNotices(worker)).toHaveLength(1);
	});
});
