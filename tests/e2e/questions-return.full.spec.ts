import type { Page } from '@playwright/test';
import { EXAMPLE_BANK } from '../../src/lib/core/bank/example-bank';
import { axeFinds } from './support/axe-finds';
import { expect, openSession, test } from './support/journey';
import { readStore } from './support/learner-database';
import { fileOf } from './support/own-banks';
import { article, refsOfType } from './support/shipped-banks';

const list = (page: Page) => page.getByRole('grid', { name: 'Questions' });
const toolbar = (page: Page) => page.getByRole('toolbar', { name: 'What to do with the chosen' });
const undo = (page: Page) => page.getByRole('button', { name: /^Undo(?!:)/ });
const pane = (page: Page) => page.getByRole('region', { name: 'The question', exact: true });
const flagged = async (page: Page) =>
	(await readStore(page, 'cards')).filter(({ card }) => card.flagged).length;

async function openQuestions(page: Page): Promise<void> {
	await page.goto('/questions/');
	await expect(list(page)).toBeVisible();
}
async function leaveAndReturn(page: Page): Promise<void> {
	await page.getByRole('link', { name: 'Progress' }).first().click();
	await expect(page.getByRole('heading', { level: 1, name: 'Progress' })).toBeVisible();
	await page.goBack();
	await expect(list(page)).toBeVisible();
}
async function flag(page: Page, row: number): Promise<void> {
	const choice = list(page).getByRole('checkbox').nth(row);
	await choice.click();
	await toolbar(page)
		.getByRole('button', { name: 'More' })
		.or(toolbar(page).getByRole('button', { name: 'Flag' }))
		.first()
		.click();
	if (await toolbar(page).getByRole('button', { name: 'More' }).isVisible())
		await page.getByRole('group', { name: 'More' }).getByRole('button', { name: 'Flag' }).click();
	await expect(page.getByText('1 question was flagged.').last()).toBeVisible();
	await choice.click();
}
/** All that is said to who does not see it, one after the other, from now on; and the titles of dialogs. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
	const heard = await page.evaluateHandle(() => {
		const texts: string[] = [];
		const places = '[role="status"].visually-hidden, dialog h2';
		new MutationObserver((changes) => {
			const changed = new Set(
				changes.map(({ target }) =>
					(target instanceof Element ? target : target.parentElement)?.closest(places)
				)
			);
			for (const place of changed) if (place?.textContent) texts.push(place.textContent.trim());
		}).observe(document.body, { subtree: true, childList: true, characterData: true });
		return texts;
	});
	return () => heard.jsonValue();
}

for (const width of [360, 1280])
	test(`Who leaves the list and comes back sees what can be taken back, ${width} px wide`, async ({
		page
	}) => {
		await page.setViewportSize({ width, height: 800 });
		await openQuestions(page);
		await flag(page, 0);
		await flag(page, 1);
		await leaveAndReturn(page);
		await expect(page.getByText('1 question was flagged.')).toHaveCount(1);
		await expect(page.getByRole('status').filter({ hasText: 'was flagged' })).toHaveCount(0);
		expect(await axeFinds(page)).toEqual([]);
		const heard = await listen(page);
		await undo(page).click();
		await expect(undo(page)).toHaveText(/Undo what was before/);
		expect(await flagged(page)).toBe(1);
		await undo(page).click();
		await expect(undo(page)).toHaveCount(0);
		expect(await flagged(page)).toBe(0);
		// The same words twice are read out twice.
		const told = 'That was taken back: 1 question was flagged.';
		await expect.poll(async () => (await heard()).filter((text) => text === told)).toHaveLength(2);
	});

test('The address says which question is open: back and reload show it, and one that was closed stays so', async ({
	page
}) => {
	await openQuestions(page);
	const heading = pane(page).getByRole('heading').first();
	await list(page).getByRole('row').nth(2).click();
	await expect(page).toHaveURL(/[?&]open=/);
	const first = new URL(page.url()).searchParams.get('open');
	await list(page).getByRole('row').nth(4).click();
	await expect.poll(() => new URL(page.url()).searchParams.get('open')).not.toBe(first);
	const title = await heading.innerText();
	await leaveAndReturn(page);
	await expect(heading).toHaveText(title);
	await page.reload();
	await expect(heading).toHaveText(title);
	await pane(page).getByRole('button', { name: 'Close' }).click();
	await expect(page).not.toHaveURL(/open=/);
	await leaveAndReturn(page);
	await expect(list(page).getByRole('row').nth(4)).toBeVisible();
	await expect(pane(page)).toHaveCount(0);
	await page.reload();
	await expect(list(page).getByRole('row').nth(4)).toBeVisible();
	await expect(pane(page)).toHaveCount(0);
});

test('A bank that another tab adds changes neither the question that is open nor what is done to it', async ({
	page,
	context,
	session
}) => {
	const [asked] = refsOfType(article, 'single', 1);
	await openSession(page, [asked!]);
	await session.answer('right');
	await openQuestions(page);
	await page.goto(`/questions/?open=${encodeURIComponent(`${asked!.bank}/${asked!.question}`)}`);
	const heading = pane(page).getByRole('heading').first();
	const title = await heading.innerText();
	const ways = pane(page).getByRole('group', { name: 'What to do with it' });
	await ways.getByRole('button', { name: 'More' }).click();
	await pane(page).getByRole('button', { name: 'Reset…' }).click();
	const dialog = page.getByRole('dialog', { name: 'Forget what is known of it?' });
	await expect(dialog).toBeVisible();
	const rows = page.getByRole('status').filter({ hasText: /^\d+ questions$/ });
	const before = await rows.innerText();

	const other = await context.newPage();
	await other.goto('/open/');
	await other.getByLabel('Choose a file…').setInputFiles(fileOf('tides.yaml', EXAMPLE_BANK));
	await other.getByRole('button', { name: 'Add to my shelf' }).click();
	await expect(other.getByRole('button', { name: /^Take the first quiz/ })).toBeVisible();
	await page.bringToFront();
	await expect(page.locator('.found')).not.toHaveText(before);

	const heard = await listen(page);
	await expect(dialog).toContainText('The question counts as new again');
	await dialog.getByRole('button', { name: 'Reset' }).click();
	await expect(pane(page).getByText('1 question was reset.')).toBeVisible();
	await expect(heading).toHaveText(title);
	await expect(pane(page).getByText('You have not met it yet.')).toBeVisible();
	expect((await readStore(page, 'events')).filter(({ type }) => type === 'reset')).toMatchObject([
		asked!
	]);
	// While it closed it asked nothing else.
	expect((await heard()).filter((text) => text.startsWith('Forget'))).toEqual([]);
});

test('On a phone the way back from what was done to the open question is on its sheet, after leaving it too', async ({
	page
}) => {
	await page.setViewportSize({ width: 360, height: 740 });
	await openQuestions(page);
	await list(page).getByRole('row').nth(1).click();
	await pane(page).getByRole('button', { name: 'Set aside' }).click();
	await expect(undo(page)).toBeVisible();
	await pane(page).getByRole('link', { name: 'To its bank' }).click();
	await expect(page.getByRole('heading', { level: 1, name: article.title })).toBeVisible();
	await page.goBack();
	await pane(page).getByRole('button', { name: 'Undo' }).click();
	await expect(pane(page).getByText(/^That was taken back/)).toBeVisible();
	await expect(pane(page).getByRole('button', { name: 'Set aside' })).toBeVisible();
});
