import type { Page } from '@playwright/test';
import { axeFinds } from './support/axe-finds';
import { expect, openSession, test } from './support/journey';
import { readStore } from './support/learner-database';
import { article, askedText, questionOf, refsOfType } from './support/shipped-banks';

const asked = refsOfType(article, 'single', 3);
const stem = (n: number) => askedText(questionOf(asked[n]!));
const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const eventTypes = async (page: Page) => (await readStore(page, 'events')).map(({ type }) => type);

test('A question is put off with a key, stays away after a reload, and comes back with an undo', async ({
	page
}) => {
	await openSession(page, asked);
	await expect(heading(page)).toHaveText(stem(0));
	await page.keyboard.press('-');
	await expect(heading(page)).toHaveText(stem(1));
	await expect(page.getByText('Put off until tomorrow. It does not count.')).toBeAttached();
	await page.reload();
	await expect(heading(page)).toHaveText(stem(1));
	await page.keyboard.press('u');
	await expect(heading(page)).toHaveText(stem(0));
	expect(await eventTypes(page)).toEqual(['buried', 'undone']);
	await page.keyboard.press('@');
	await expect(heading(page)).toHaveText(stem(1));
	expect((await readStore(page, 'cards')).map(({ card }) => card.suspended)).toEqual([true]);
});

test('The menu under a question sets a day, resets, and leads to its history', async ({
	page,
	session
}) => {
	await openSession(page, asked);
	const more = page.getByRole('button', { name: 'More' });
	await more.click();
	const menu = page.getByRole('group', { name: 'More' });
	await expect(menu.getByRole('button', { name: 'Reset…' })).toBeDisabled();
	expect(await axeFinds(page)).toEqual([]);
	await page.keyboard.press('Escape');
	await expect(menu).toBeHidden();
	await session.answer('wrong');
	await more.click();
	await menu.getByRole('button', { name: 'Set due…' }).click();
	await page.getByRole('button', { name: 'Set the day' }).click();
	await expect(heading(page)).toHaveText(stem(1));
	await session.answer('right');
	await more.click();
	await menu.getByRole('link', { name: 'Look at its history' }).click();
	await expect(page.getByRole('status').filter({ hasText: /^1 of/ })).toBeVisible();
	await expect(page.getByRole('grid', { name: 'Questions' })).toContainText(stem(1));
});

test('A question that keeps slipping is set aside with a word on what helps, and asked again if that is wanted', async ({
	page,
	session
}) => {
	// Nine days of answering.
	test.slow();
	const start = Date.parse('2026-03-02T10:00:00+01:00');
	await page.clock.install({ time: start });
	for (let day = 0; day <= 8; day++) {
		await page.clock.setSystemTime(start + day * 86_400_000);
		await openSession(page, asked.slice(0, 1));
		await session.answer('wrong');
	}
	const note = page.getByRole('region', { name: 'This one keeps slipping' });
	await expect(note).toContainText('You have forgotten it 8 times.');
	await expect(note.getByText(/^Contrast it with/)).toBeVisible();
	await expect(note).toContainText('It comes back in this session, and is set aside after that.');
	await expect(page.getByText('Comes back later in this session')).toBeHidden();
	// On a phone it is what is read next, above all that explains the answer.
	await page.setViewportSize({ width: 320, height: 640 });
	await page.evaluate(() => scrollTo(0, 0));
	await session.verdict.scrollIntoViewIfNeeded();
	const tops = await Promise.all(
		[session.verdict, note, session.footnote].map((part) =>
			part.evaluate((element) => element.getBoundingClientRect().top)
		)
	);
	expect(tops).toEqual(tops.toSorted((a, b) => a - b));
	expect(tops[1]! - tops[0]!).toBeLessThan(100);
	await page.setViewportSize({ width: 1280, height: 720 });
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		expect(await axeFinds(page)).toEqual([]);
	}
	await note.getByRole('button', { name: 'Open its footnote' }).click();
	await expect(page.getByRole('note').getByRole('listitem').first()).toBeFocused();

	const session1 = page.url();
	// The other question is open in the list, and this one beside it; the way back is to where one was.
	const contrastLink = note
		.getByRole('listitem')
		.filter({ hasText: /^Contrast it with/ })
		.getByRole('link');
	const contrasted = (await contrastLink.textContent())!.trim();
	await contrastLink.click();
	const opened = page.getByRole('region', { name: 'The question', exact: true });
	await expect(opened.getByRole('heading', { name: contrasted })).toBeVisible();
	await expect(page.getByRole('status').filter({ hasText: /^2 of/ })).toBeVisible();
	await page.goBack();
	await expect(note).toBeVisible();
	await note.getByRole('link', { name: 'Open it in the list' }).click();
	await expect(opened.getByRole('heading', { name: stem(0) })).toBeVisible();
	for (const path of ['/', '/missed/']) {
		await page.goto(path);
		await expect(
			page.getByText('1 question is set aside because it keeps slipping.')
		).toBeVisible();
		expect(await axeFinds(page)).toEqual([]);
	}
	await page.getByRole('link', { name: 'Look at it' }).click();
	await expect(page.getByRole('grid', { name: 'Questions' })).toContainText(stem(0));

	// The list has the same help, with the other question beside this one, and the way back.
	await page
		.getByRole('row')
		.filter({ hasText: stem(0) })
		.click();
	const pane = page.getByRole('region', { name: 'The question', exact: true });
	const help = pane.getByRole('region', { name: 'This one keeps slipping' });
	await expect(help).toContainText('It is set aside: it is not asked until you say so.');
	expect(await axeFinds(page)).toEqual([]);
	await help.getByRole('button', { name: 'Open its footnote' }).click();
	await expect(pane.getByRole('note').getByRole('listitem').first()).toBeFocused();
	const other = help.getByRole('listitem').filter({ hasText: /^Contrast it with/ });
	await other.getByRole('link').click();
	await expect(page.getByRole('status').filter({ hasText: /^2 of/ })).toBeVisible();
	await expect(help).toBeHidden();
	await page
		.getByRole('row')
		.filter({ hasText: stem(0) })
		.click();
	await help.getByRole('button', { name: 'Ask again' }).click();
	await expect(help).toBeHidden();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(help).toBeVisible();

	await page.goto(session1);
	await note.getByRole('button', { name: 'Keep asking' }).click();
	await expect(note).toBeHidden();
	const [record] = await readStore(page, 'cards');
	expect(record?.card).toMatchObject({ leech: true, suspended: false, lapses: 8 });
});
