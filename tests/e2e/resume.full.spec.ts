import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { expect, openSession, openToday, resumeSession, test } from './support/journey';
import { readStore } from './support/learner-database';
import { SessionPage } from './support/session-page';
import { article, refsOfType } from './support/shipped-banks';

const items = [
	...refsOfType(article, 'single', 2),
	...refsOfType(article, 'matching', 1),
	...refsOfType(article, 'ordering', 1)
];

test('A reload comes back to the same question with its choices in the same order', async ({
	page,
	session
}) => {
	await openSession(page, items);
	for (const item of items) {
		expect((await session.question()).id).toBe(item.question);
		const before = await session.layout();
		expect(before.length).toBeGreaterThan(2);
		await page.reload();
		expect((await session.question()).id).toBe(item.question);
		expect(await session.layout()).toEqual(before);
		await session.answer('right');
		await session.next();
	}
	await expect(session.end).toBeVisible();
});

test('A reload on the feedback shows it again, and goes on with the next question', async ({
	page,
	session
}) => {
	await openSession(page, items);
	await session.answer('wrong');
	await page.reload();
	await expect(session.verdict).toHaveText(/Not right/);
	await session.goOn.click();
	expect((await session.question()).id).toBe(items[1]!.question);
	await page.reload();
	expect((await session.question()).id).toBe(items[1]!.question);
	await expect(session.progress).toHaveAttribute('aria-valuetext', '0 of 4 answered right');
	expect(await readStore(page, 'events')).toMatchObject([{ outcome: 'wrong' }]);
	const asked = await session.answerAll();
	expect(asked.map(({ id }) => id)).toEqual([...items.slice(1), items[0]!].map((i) => i.question));
});

test('A tab that was closed in the middle is taken up again from Today', async ({
	page,
	session,
	context
}) => {
	await openSession(page, items);
	await session.answer('right');
	await session.next();
	await session.answer('wrong');
	await page.close();

	const later = await context.newPage();
	await openToday(later);
	await expect(later.getByText('Quiz: 2 of 4 answered, 1 to repeat.')).toBeVisible();
	await later.getByRole('link', { name: 'Go on where you left' }).click();
	const resumed = new SessionPage(later);
	expect((await resumed.question()).id).toBe(items[2]!.question);
	await expect(resumed.progress).toHaveAttribute('aria-valuetext', '1 of 4 answered right');
});

test('A session that is left for good is no longer offered', async ({ page, session }) => {
	await openSession(page, items);
	await session.answer('right');
	await openToday(page);
	await page.getByRole('button', { name: 'End it here' }).click();
	const goOn = page.getByRole('link', { name: 'Go on where you left' });
	await expect(goOn).toBeHidden();
	const undo = page.getByRole('button', { name: 'Undo' });
	await expect(undo).toBeFocused();
	await undo.press('Enter');
	await expect(goOn).toBeVisible();
	await expect(undo).toBeHidden();
	await page.getByRole('button', { name: 'End it here' }).click();
	await expect(undo).toBeFocused();
	await page.reload();
	await expect(page.getByRole('heading', { name: 'Banks' })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Go on where you left' })).toBeHidden();
});

test('A second tab goes on where the first one is, and the first takes in at once what was answered there', async ({
	page,
	session,
	context
}) => {
	const id = await openSession(page, items);
	await session.answer('right');
	await session.next();

	const second = await context.newPage();
	await resumeSession(second, id);
	const other = new SessionPage(second);
	expect((await other.question()).id).toBe(items[1]!.question);
	await other.answer('right');

	await expect(session.progress).toHaveAttribute('aria-valuetext', '2 of 4 answered right');
	expect((await session.question()).id).toBe(items[2]!.question);
	await session.answer('right');
	const events = await readStore(page, 'events');
	expect(events.map((event) => 'question' in event && event.question)).toEqual(
		items.slice(0, 3).map(({ question }) => question)
	);
});

test('Today hears at once what was answered in another tab', async ({ page, session, context }) => {
	await openSession(page, items);
	const today = await context.newPage();
	await openToday(today);
	await expect(today.getByText('Quiz: 0 of 4 answered.')).toBeVisible();
	await session.answer('right');
	await expect(today.getByText('Quiz: 1 of 4 answered.')).toBeVisible();
});

test('A browser that was closed and started again has kept every answer', async ({
	baseURL,
	launchOptions
}) => {
	const profile = mkdtempSync(join(tmpdir(), 'footnote-profile-'));
	const start = () =>
		chromium.launchPersistentContext(profile, { ...launchOptions, baseURL, locale: 'en' });
	try {
		const first = await start();
		const page = await first.newPage();
		const id = await openSession(page, items);
		await new SessionPage(page).answer('right');
		await first.close();

		const again = await start();
		const later = await again.newPage();
		await resumeSession(later, id);
		expect((await new SessionPage(later).question()).id).toBe(items[1]!.question);
		expect(await readStore(later, 'events')).toMatchObject([{ question: items[0]!.question }]);
		await again.close();
	} finally {
		rmSync(profile, { recursive: true, force: true });
	}
});
