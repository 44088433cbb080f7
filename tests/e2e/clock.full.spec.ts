import type { Page } from '@playwright/test';
import { axeFinds } from './support/axe-finds';
import { expect, openSession, openToday, test } from './support/journey';
import { readStore } from './support/learner-database';
import { article, refsOfType } from './support/shipped-banks';

/** In years to come: before the app was made a clock is told to be wrong for another reason. */
const at = (text: string) => new Date(`2040-03-${text}+01:00`);
const MINUTE_MS = 60_000;
const note = (page: Page) => page.getByRole('region', { name: 'Is this device’s clock right?' });
const timer = (page: Page) => page.getByRole('timer');

test('A clock that is behind the newest answer is told on Today, until the note is closed', async ({
	page,
	session
}) => {
	await page.clock.install({ time: at('05T10:00:00') });
	await openSession(page, refsOfType(article, 'single', 2));
	await session.answerAll();
	await openToday(page);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing is due today');
	await expect(note(page)).toBeHidden();

	await page.clock.setSystemTime(at('02T09:00:00'));
	await openToday(page);
	await expect(note(page)).toContainText(
		/It says 2 March 2040 at 09:0\d, but your newest answer was given on 5 March 2040 at 10:0\d/
	);
	await expect(note(page)).toContainText('Every answer is safe.');
	await expect(note(page)).toContainText('2 questions that were answered then come back');
	expect(await axeFinds(page)).toEqual([]);

	await note(page).getByRole('button', { name: 'Close the note on the clock' }).click();
	await expect(note(page)).toBeHidden();
	await expect(page.getByRole('main')).toBeFocused();
	await openToday(page);
	await expect(page.getByRole('region', { name: 'The week' })).toBeVisible();
	await expect(note(page)).toBeHidden();
});

test('A clock that stands before the app was made is told to who is new here, too', async ({
	page
}) => {
	await page.clock.install({ time: new Date('2020-01-01T10:00:00+01:00') });
	await openToday(page);
	await expect(note(page)).toContainText(
		/It says 1 January 2020 at 10:0\d, but this version of Footnote was made on \d+ \w+ 20\d\d/
	);
	expect(await axeFinds(page)).toEqual([]);
	await note(page).getByRole('button', { name: 'Close the note on the clock' }).click();
	await expect(note(page)).toBeHidden();
});

test('A clock that is set back under an open Today is noticed by itself', async ({
	page,
	session
}) => {
	await page.clock.install({ time: at('05T10:00:00') });
	await openSession(page, refsOfType(article, 'single', 1));
	await session.answerAll();
	await openToday(page);
	await page.clock.setSystemTime(at('02T09:00:00'));
	await page.clock.runFor(MINUTE_MS + 1000);
	await expect(note(page)).toBeVisible();
});

test('The answers to come are counted for the days that the clock says, and none is lost', async ({
	page,
	session
}) => {
	await page.clock.install({ time: at('05T10:00:00') });
	await openSession(page, refsOfType(article, 'single', 1));
	await session.answerAll();
	await page.clock.setSystemTime(at('02T09:00:00'));
	await openSession(page, refsOfType(article, 'true-false', 1));
	await session.answerAll();
	const days = (await readStore(page, 'days')).map(({ day, answered }) => [day, answered]);
	expect(days).toEqual([
		[days[0]![0], 1],
		[days[0]![0]! + 3, 1]
	]);
	// The newest answer is by the clock of now.
	await openToday(page);
	await expect(note(page)).toBeHidden();
});

test('The time that is left of a test does not follow a clock that is set', async ({ page }) => {
	await page.clock.install({ time: at('05T10:00:00') });
	await openSession(page, refsOfType(article, 'single', 2), {
		mode: 'test',
		timeLimitMs: 10 * MINUTE_MS
	});
	await expect(timer(page)).toHaveText(/^(10:00|9:5\d)$/);
	await page.clock.setSystemTime(at('05T12:00:00'));
	await page.clock.runFor(MINUTE_MS);
	await expect(timer(page)).toHaveText(/^(9:00|8:[45]\d)$/);
	await page.clock.setSystemTime(at('04T10:00:00'));
	await page.clock.runFor(MINUTE_MS);
	await expect(timer(page)).toHaveText(/^(8:00|7:[45]\d)$/);
	await page.clock.runFor(8 * MINUTE_MS);
	await expect(page.getByRole('heading', { level: 1, name: 'Your result' })).toBeVisible();
});

test('A clock set back between two openings gives a test no more than its whole time', async ({
	page
}) => {
	await page.clock.install({ time: at('05T10:00:00') });
	await openSession(page, refsOfType(article, 'single', 2), {
		mode: 'test',
		timeLimitMs: 10 * MINUTE_MS
	});
	await expect(timer(page)).toBeVisible();
	await page.clock.setSystemTime(at('04T10:00:00'));
	await page.reload();
	await expect(timer(page)).toHaveText(/^(10:00|9:5\d)$/);
});
