import type { Page } from '@playwright/test';
import { axeFinds } from './support/axe-finds';
import { expect, openSession, test } from './support/journey';
import { readStore } from './support/learner-database';
import type { SessionPage } from './support/session-page';
import { article, askedText, questionOf, reading, refsOfType } from './support/shipped-banks';

const all = article.questions.length + reading.questions.length;
const asked = refsOfType(article, 'single', 3);

/** Three questions answered, the first of them wrong. */
async function answerThree(page: Page, session: SessionPage): Promise<void> {
	await openSession(page, asked);
	await session.answer('wrong');
	await session.next();
	for (let n = 0; n < 2; n++) {
		await session.answer('right');
		await session.next();
	}
}

const list = (page: Page) => page.getByRole('grid', { name: 'Questions' });
const search = (page: Page) => page.getByRole('searchbox', { name: 'Search all questions' });
const toolbar = (page: Page) => page.getByRole('toolbar', { name: 'What to do with the chosen' });
const undo = (page: Page) => page.getByRole('button', { name: /^Undo(?!:)/ });
const count = (page: Page, text: string) =>
	expect(page.getByRole('status').filter({ hasText: text })).toBeVisible();

async function openQuestions(page: Page, query = ''): Promise<void> {
	await page.goto(`/questions/${query}`);
	await expect(list(page)).toBeVisible();
}
const suspended = async (page: Page) =>
	(await readStore(page, 'cards')).filter(({ card }) => card.suspended).length;

test('All questions are found by words, by lists, and by an address', async ({ page, session }) => {
	await answerThree(page, session);
	await page.goto('/progress/');
	await page.getByRole('link', { name: 'All your questions' }).click();
	await count(page, `${all} questions`);

	await search(page).fill('is:missed');
	await count(page, `1 of ${all} questions`);
	await expect(list(page)).toContainText(askedText(questionOf(asked[0]!)));
	await expect(page).toHaveURL(/\?q=is%3Amissed$/);

	await page.getByRole('combobox', { name: 'State' }).selectOption('New');
	await expect(search(page)).toHaveValue('is:new');
	await count(page, `${all - 3} of ${all} questions`);
	await page.getByRole('combobox', { name: 'Bank' }).selectOption(reading.title);
	await count(page, `${reading.questions.length} of ${all} questions`);
	await expect(page).toHaveURL(/bank%3Areading/);

	await page.reload();
	await count(page, `${reading.questions.length} of ${all} questions`);
	await page.getByRole('searchbox').fill('is:mised');
	await expect(page.getByText('Did you mean missed?')).toBeVisible();
	await page.getByRole('button', { name: 'Use missed' }).click();
	await expect(search(page)).toHaveValue('is:missed');
	await count(page, `1 of ${all} questions`);

	await search(page).fill('nothingatallsaysthis');
	await page.getByRole('button', { name: 'Show all questions' }).click();
	await count(page, `${all} questions`);
});

test('What can be looked for is told with examples that can be taken', async ({ page }) => {
	await openQuestions(page);
	await page.getByRole('button', { name: 'What can be looked for' }).click();
	const help = page.getByRole('dialog', { name: 'What can be looked for' });
	await help.getByRole('button', { name: 'kind:figure' }).click();
	await expect(help).toBeHidden();
	await expect(search(page)).toHaveValue('kind:figure');
	await expect(page.getByRole('combobox', { name: 'Kind of claim' })).toHaveValue('figure');
});

test('By keyboard alone: chosen in a range, set aside, and taken back', async ({
	page,
	session
}) => {
	await answerThree(page, session);
	await openQuestions(page, '?q=-is:new');
	await page.keyboard.press('/');
	await expect(search(page)).toBeFocused();
	await list(page).focus();
	// Who comes to it is at its first question already.
	await page.keyboard.press('Space');
	await expect(toolbar(page)).toContainText('1 chosen');
	await page.keyboard.press('Space');
	await expect(toolbar(page)).toBeHidden();
	await page.keyboard.press('Space');
	await page.keyboard.press('Shift+ArrowDown');
	await page.keyboard.press('Shift+ArrowDown');
	const bulk = toolbar(page);
	await expect(bulk).toContainText('3 chosen');
	await bulk.getByRole('button', { name: 'Set aside' }).press('Enter');
	await expect(page.getByText('3 questions were set aside.').last()).toBeVisible();
	expect(await suspended(page)).toBe(3);
	// The way back has the keyboard, and then the list again.
	await expect(undo(page)).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page.getByText(/^That was taken back/).last()).toBeVisible();
	await expect(list(page)).toBeFocused();
	expect(await suspended(page)).toBe(0);
	await page.keyboard.press('/');
	await search(page).fill('is:suspended');
	await count(page, `0 of ${all} questions`);
});

test('What is found no more leaves the choice, and U and Ctrl+Z bring it back', async ({
	page,
	session
}) => {
	await answerThree(page, session);
	const query = '-is:new -is:suspended';
	await openQuestions(page, `?q=${query}`);
	for (const key of ['u', 'Control+z']) {
		await page.getByRole('button', { name: 'Choose all' }).click();
		await toolbar(page).getByRole('button', { name: 'Set aside' }).press('Enter');
		await expect(page.getByRole('heading', { name: 'Nothing is found' })).toBeVisible();
		await expect(toolbar(page)).toBeHidden();
		await expect(undo(page)).toBeFocused();
		await search(page).focus();
		// In the field these keys belong to what is typed.
		await page.keyboard.press('u');
		await expect(search(page)).toHaveValue(`${query}u`);
		await search(page).fill(query);
		await expect(page.getByRole('heading', { name: 'Nothing is found' })).toBeVisible();
		expect(await suspended(page)).toBe(3);
		await undo(page).focus();
		await page.keyboard.press(key);
		await count(page, `3 of ${all} questions`);
		await expect(list(page)).toBeFocused();
		expect(await suspended(page)).toBe(0);
	}
});

test('At 320 px all that can be done with what is chosen is in reach, some of it in a menu', async ({
	page,
	session
}) => {
	await page.setViewportSize({ width: 320, height: 640 });
	await answerThree(page, session);
	await openQuestions(page, '?q=-is:new');
	await page.getByRole('button', { name: 'Choose all' }).click();
	for (const button of await toolbar(page).getByRole('button').all())
		await expect(button).toBeInViewport({ ratio: 1 });
	await toolbar(page).getByRole('button', { name: 'More' }).click();
	const menu = page.getByRole('group', { name: 'More' });
	for (const button of await menu.getByRole('button').all())
		await expect(button).toBeInViewport({ ratio: 1 });
	expect(await axeFinds(page)).toEqual([]);
	await menu.getByRole('button', { name: 'Flag' }).click();
	await expect(page.getByText('3 questions were flagged.').last()).toBeVisible();
	await expect(undo(page)).toBeFocused();

	// Where nothing is found what was done does not hide the way out.
	await search(page).fill('nothingatallsaysthis');
	const out = page.getByRole('button', { name: 'Show all questions' });
	await out.click();
	await count(page, `${all} questions`);
});

test('A search that cannot be read says which one the list is still of', async ({ page }) => {
	await openQuestions(page);
	await search(page).fill('is:');
	const standing = page.getByText(/^Until then the list below is that of/);
	await expect(standing).toHaveText('Until then the list below is that of all questions.');
	await search(page).fill(`bank:${reading.id}`);
	await expect(standing).toBeHidden();
	await search(page).fill(`bank:${reading.id} is:`);
	await count(page, `${reading.questions.length} of ${all} questions`);
	await expect(standing).toContainText(`“bank:${reading.id}”`);
});

for (const width of [360, 1280])
	test(`To the open question alone something is done, and taken back, ${width} px wide`, async ({
		page,
		session
	}) => {
		await page.setViewportSize({ width, height: 800 });
		await answerThree(page, session);
		await openQuestions(page, '?q=is:missed');
		await list(page).getByRole('row').last().click();
		const pane = page.getByRole('region', { name: 'The question', exact: true });
		const ways = pane.getByRole('group', { name: 'What to do with it' });
		// What is right is marked among the choices, and not told a second time.
		await expect(pane.getByText('The right answer')).toHaveCount(1);
		await ways.getByRole('button', { name: 'Set aside' }).press('Enter');
		await expect(pane.getByText('1 question was set aside.')).toBeVisible();
		await expect(pane.getByText('Set aside: it is not asked.')).toBeVisible();
		await expect(undo(page)).toBeFocused();
		await page.keyboard.press('Enter');
		await expect(ways.getByRole('button', { name: 'Set aside' })).toBeVisible();
		const more = ways.getByRole('button', { name: 'More' });
		await expect(more).toBeFocused();
		expect(await suspended(page)).toBe(0);

		await page.keyboard.press('Enter');
		// The menu takes the keyboard when it is open.
		await expect(pane.getByRole('button', { name: 'Put off until tomorrow' })).toBeFocused();
		await pane.getByRole('button', { name: 'Flag' }).press('Enter');
		await expect(pane.getByText('1 question was flagged.')).toBeVisible();
		await page.keyboard.press('u');
		await expect(pane.getByText(/^That was taken back/)).toBeVisible();
		await more.click();
		await pane.getByRole('button', { name: 'Reset…' }).click();
		await page.getByRole('button', { name: 'Reset', exact: true }).click();
		await expect(pane.getByText('1 question was reset.')).toBeVisible();
		await expect(pane.getByText('You have not met it yet.')).toBeVisible();
		expect(await axeFinds(page)).toEqual([]);
		// Its history fits, at the narrowest too.
		await page.setViewportSize({ width: width === 360 ? 320 : width, height: 800 });
		const beyond = await pane
			.getByRole('table')
			.last()
			.evaluate((table) => {
				const sheet = table.closest('dialog, aside')!;
				return sheet.scrollWidth - sheet.clientWidth;
			});
		expect(beyond).toBeLessThanOrEqual(0);
		await undo(page).click();
		await expect(pane.getByText('Chance that you remember it now')).toBeVisible();
		await more.click();
		await pane.getByRole('button', { name: 'Put off until tomorrow' }).click();
		await expect(pane.getByText('1 question was put off until tomorrow.')).toBeVisible();
		await ways.getByRole('button', { name: 'Ask again' }).click();
		await expect(pane.getByText('1 question is asked again.')).toBeVisible();
		await expect(toolbar(page)).toBeHidden();
	});

test('A day is set, and what is known is forgotten, after being asked', async ({
	page,
	session
}) => {
	await page.clock.install({ time: new Date('2026-03-02T10:00:00+01:00') });
	await answerThree(page, session);
	await openQuestions(page, '?q=-is:new');
	await page.getByRole('button', { name: 'Choose all' }).click();
	await page.getByRole('button', { name: 'Set due…' }).click();
	const dialog = page.getByRole('dialog', { name: 'When are they to come?' });
	// A year too many is a slip of the keyboard.
	for (const other of ['2026-03-01', '2126-03-20', '20260-03-20']) {
		await dialog.getByLabel('Day').evaluate((field: HTMLInputElement, date) => {
			field.value = date;
			field.dispatchEvent(new Event('input', { bubbles: true }));
		}, other);
		await dialog.getByRole('button', { name: 'Set the day' }).click();
		await expect(dialog.getByRole('alert')).toHaveText(
			'Choose a day from today on, at most ten years ahead.'
		);
	}
	await dialog.getByLabel('Day').fill('2026-03-20');
	await dialog.getByRole('button', { name: 'Set the day' }).click();
	await expect(page.getByText('3 questions are due on another day now.').last()).toBeVisible();
	await search(page).fill('due:2026-03-20');
	await count(page, `3 of ${all} questions`);
	await page.getByRole('button', { name: 'Reset…' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Reset' }).click();
	await expect(page.getByText('3 questions were reset.').last()).toBeVisible();
	await search(page).fill('-is:new');
	await count(page, `0 of ${all} questions`);
	// Whoever closes the app and comes back is told, and still has the way back.
	await page.goto('/questions/?q=-is:new');
	await expect(page.getByText('3 questions were reset.').last()).toBeVisible();
	await undo(page).click();
	await count(page, `3 of ${all} questions`);
	// Once the line was closed nothing is told of it any more, nor of what was done before; the way back stays.
	await page.getByRole('button', { name: 'Close this note' }).click();
	await expect(undo(page)).toBeHidden();
	await openQuestions(page, '?q=due:2026-03-20');
	await count(page, `3 of ${all} questions`);
	await expect(undo(page)).toBeHidden();
	await page
		.getByRole('button', { name: 'Undo: 3 questions are due on another day now.' })
		.press('Enter');
	await count(page, `0 of ${all} questions`);
	// Nothing is left in the list that could have the keyboard.
	await expect(search(page)).toBeFocused();
});

test('A question opens beside the list with its footnote and history, and is practised', async ({
	page,
	session
}) => {
	await answerThree(page, session);
	await openQuestions(page, '?q=is:missed');
	await list(page).focus();
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	const pane = page.getByRole('region', { name: 'The question', exact: true });
	await expect(pane.getByRole('note')).toBeVisible();
	await expect(pane.getByRole('row', { name: /wrong.*Again/i })).toBeVisible();
	await expect(pane.getByText('Chance that you remember it now')).toBeVisible();
	await expect(pane.getByRole('link', { name: 'To its bank' })).toHaveAttribute(
		'href',
		`/bank/${article.id}/`
	);
	// Another one begins at its top, however far down one was.
	await page.setViewportSize({ width: 1280, height: 500 });
	await pane.getByRole('table').last().scrollIntoViewIfNeeded();
	await expect(pane.getByRole('heading').first()).not.toBeInViewport();
	await search(page).fill('-is:new');
	await list(page).getByRole('row').last().click();
	await expect(pane.getByRole('heading').first()).toBeInViewport();
	await search(page).fill('is:missed');
	await expect(pane).toBeHidden();
	await list(page).getByRole('row').last().click();

	await pane.getByRole('button', { name: 'Close' }).click();
	await expect(pane).toBeHidden();
	await expect(list(page)).toBeFocused();
	await page.getByRole('button', { name: 'Practise it' }).click();
	await expect(page).toHaveURL(/\/session\/\?id=/);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		askedText(questionOf(asked[0]!))
	);
});

test('A question of a bank that comes with the app is edited in a copy, with its form open', async ({
	page
}) => {
	const stem = askedText(questionOf(asked[2]!));
	await openQuestions(page, `?q=${encodeURIComponent(`"${stem.split('“')[0]!.trim()}"`)}`);
	await list(page).getByRole('row').filter({ hasText: stem }).click();
	await page.getByRole('button', { name: 'Edit a copy of the bank' }).click();
	await expect(page).toHaveURL(/\/author\/edit\/\?id=/);
	await expect(page.getByRole('textbox', { name: 'Question', exact: true })).toHaveValue(stem);
});

for (const width of [360, 1280])
	test(`Axe finds nothing in the list, what is chosen, what is open and the help, ${width} px wide`, async ({
		page,
		session
	}) => {
		// Each look of axe takes seconds on a busy computer.
		test.slow();
		await page.setViewportSize({ width, height: 800 });
		await answerThree(page, session);
		await openQuestions(page, '?q=-is:new');
		for (const colorScheme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
			await page.getByRole('button', { name: 'Choose all' }).click();
			expect(await axeFinds(page)).toEqual([]);
			await page.getByRole('button', { name: 'Choose none' }).click();
			await list(page).getByRole('row').nth(2).click();
			await expect(page.getByRole('region', { name: 'The question', exact: true })).toBeVisible();
			expect(await axeFinds(page)).toEqual([]);
			await page.getByRole('button', { name: 'Close' }).click();
			await search(page).fill('is:');
			await page.getByRole('button', { name: 'What can be looked for' }).click();
			expect(await axeFinds(page)).toEqual([]);
			await page.getByRole('button', { name: 'Close' }).click();
			await search(page).fill('-is:new');
		}
		const overflow = () =>
			page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
		for (const narrow of [320, width]) {
			await page.setViewportSize({ width: narrow, height: 800 });
			await expect.poll(overflow).toBeLessThanOrEqual(0);
		}
	});
