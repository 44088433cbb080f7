import type { Page } from '@playwright/test';
import { expect, openSession, openToday, test } from './support/journey';
import { readStore } from './support/learner-database';
import type { SessionPage } from './support/session-page';
import { article, askedText, questionOf, reading, refsOfType } from './support/shipped-banks';

const inArticle = refsOfType(article, 'single', 2);
const inReading = refsOfType(reading, 'true-false', 2);
/** By turns, one bank and the other. */
const byTurns = [inArticle[0]!, inReading[0]!, inArticle[1]!, inReading[1]!];
const ids = byTurns.map(({ question }) => question);

/** Two questions of each bank missed, and the sessions left there and then. */
async function missFour(page: Page, session: SessionPage): Promise<void> {
	for (const items of [inArticle, inReading]) {
		await openSession(page, items);
		for (let n = 0; n < 2; n++) {
			await session.answer('wrong');
			await session.next();
		}
	}
}

const missedIds = async (page: Page) =>
	(await readStore(page, 'cards')).filter(({ missed }) => missed).map(({ question }) => question);

test('The missed ones of two banks are listed by bank and asked by turns, until the list is empty', async ({
	page,
	session
}) => {
	await missFour(page, session);
	await page.goto('/missed/');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('4 missed questions');
	for (const [bank, refs] of [
		[article, inArticle],
		[reading, inReading]
	] as const) {
		const list = page.getByRole('region', { name: bank.title }).getByRole('listitem');
		await expect(list).toHaveCount(2);
		for (const ref of refs)
			await expect(list.filter({ hasText: askedText(questionOf(ref)) })).toHaveCount(1);
	}
	await page.getByRole('button', { name: 'Practise the 4 missed', exact: true }).click();
	await expect(page).toHaveTitle(/ · Missed questions · Footnote$/);
	const asked = await session.answerAll();
	expect(asked.map(({ id }) => id)).toEqual(ids);
	await page.goto('/missed/');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing is missed');
	expect(await missedIds(page)).toEqual([]);
});

test(
	'Practice that is broken off takes only what was answered right from the list',
	{ tag: '@full' },
	async ({ page, session }) => {
		await missFour(page, session);
		await openToday(page);
		await page.getByRole('button', { name: 'Practise 4 missed' }).click();
		await session.answer('right');
		await session.next();
		await session.answer('wrong');
		await session.next();
		await page.getByRole('link', { name: 'Leave; everything is kept' }).click();
		await page.goto('/missed/');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('3 missed questions');
		expect(new Set(await missedIds(page))).toEqual(new Set(ids.slice(1)));

		// One bank alone can be practised, and leaves the other as it is.
		await page
			.getByRole('button', { name: `Practise the 2 missed of “${reading.title}”`, exact: true })
			.click();
		await session.answerAll();
		await page.goto('/missed/');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('One missed question');
		await page.getByRole('button', { name: 'Practise the one missed' }).click();
		await session.answerAll();
		expect(await missedIds(page)).toEqual([]);
	}
);

test('What was missed in a test is on the list as well', async ({ page }) => {
	await openSession(page, inReading, { mode: 'test', bank: reading.id });
	const question = questionOf(inReading[0]!);
	const wrong = question.type === 'true-false' && question.answer ? 'False' : 'True';
	await page.getByRole('radiogroup').getByText(wrong, { exact: true }).click();
	await page.getByRole('button', { name: 'Hand in' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Hand in' }).click();
	await expect(page.getByRole('heading', { name: 'Your result' })).toBeVisible();
	await page.goto('/missed/');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('One missed question');
	await expect(page.getByRole('main')).toContainText(askedText(question));
});

test('Who has answered nothing is told what the list is for', async ({ page }) => {
	await page.goto('/missed/');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing is missed');
	await expect(page.getByText('You have answered nothing yet.')).toBeVisible();
	await page.getByRole('link', { name: 'To Today', exact: true }).click();
	await expect(page.getByRole('button', { name: 'Take the quiz' })).toBeVisible();
});
