import type { Page } from '@playwright/test';
import { fillIn } from './support/answer-question';
import { expect, openSession, openToday, resumeSession, test } from './support/journey';
import { readStore } from './support/learner-database';
import { responseFor, type Wanted } from './support/responses';
import { article, askedText, questionOf, refsOfType } from './support/shipped-banks';

const items = [
	...refsOfType(article, 'single', 2),
	...refsOfType(article, 'true-false', 1),
	...refsOfType(article, 'cloze', 1)
];
const questions = items.map(questionOf);
const plan = { mode: 'test', bank: article.id } as const;
const MINUTE_MS = 60_000;

async function answer(page: Page, index: number, wanted: Wanted): Promise<void> {
	await expect(page.getByText(askedText(questions[index]!), { exact: true })).toBeVisible();
	await fillIn(page, questions[index]!, responseFor(questions[index]!, wanted), 'mouse');
}

const overview = (page: Page, name: string) =>
	page.getByRole('navigation', { name: 'Questions' }).getByRole('button', { name, exact: true });
const result = (page: Page) => page.getByRole('heading', { level: 1, name: 'Your result' });

/** Until the drafts in the database are those on the screen. */
const keptDrafts = (page: Page) =>
	expect.poll(async () => Object.keys((await readStore(page, 'sessions'))[0]!.drafts).length);

test('In a test one moves freely, and nothing is told before the end', async ({ page }) => {
	await openSession(page, items, plan);
	await expect(page).toHaveTitle('Question 1 of 4 · Test · Footnote');
	await expect(page.getByRole('button', { name: 'Previous' })).toBeDisabled();
	await answer(page, 0, 'wrong');
	await page.getByRole('button', { name: 'Next' }).click();
	await answer(page, 1, 'right');
	await overview(page, 'Question 4').click();
	await expect(page).toHaveTitle('Question 4 of 4 · Test · Footnote');
	await expect(page.getByRole('button', { name: 'Next' })).toBeHidden();
	await overview(page, 'Question 1, answered').click();
	await expect(page.getByRole('radio', { checked: true })).toHaveCount(1);
	await answer(page, 0, 'right');
	await expect(page.getByRole('region', { name: 'Feedback' })).toBeHidden();
	await expect(page.getByRole('note', { name: 'Footnote' })).toBeHidden();
	await expect(page.getByRole('progressbar')).toHaveAttribute('aria-valuetext', '2 of 4 answered');
	expect(await readStore(page, 'events')).toEqual([]);
});

test('Arrow keys and Enter move, f marks, and a mark is seen in the overview', async ({ page }) => {
	await openSession(page, items, plan);
	await page.keyboard.press('ArrowRight');
	await expect(page).toHaveTitle(/^Question 2 of 4/);
	await page.keyboard.press('f');
	await expect(overview(page, 'Question 2, flagged')).toHaveAttribute('aria-current', 'step');
	await page.keyboard.press('1');
	await expect(overview(page, 'Question 2, answered and flagged')).toBeVisible();
	await page.keyboard.press('Enter');
	await expect(page).toHaveTitle(/^Question 3 of 4/);
	await page.keyboard.press('ArrowLeft');
	await page.keyboard.press('f');
	await expect(overview(page, 'Question 2, answered')).toBeVisible();
});

test('Drafts and marks outlive a reload and a closed tab', async ({ page, context }) => {
	const id = await openSession(page, items, plan);
	await answer(page, 0, 'right');
	await overview(page, 'Question 4').click();
	await answer(page, 3, 'wrong');
	await page.getByRole('button', { name: /^Flag/ }).click();
	await expect(overview(page, 'Question 4, answered and flagged')).toBeVisible();
	await keptDrafts(page).toBe(2);
	await page.close();

	const later = await context.newPage();
	await openToday(later);
	await expect(later.getByText('Test: your answers are kept as you gave them.')).toBeVisible();
	await later.getByRole('link', { name: 'Go on where you left' }).click();
	await expect(later).toHaveURL(new RegExp(`id=${id}`));
	// At the first that is open.
	await expect(later).toHaveTitle(/^Question 2 of 4/);
	await expect(overview(later, 'Question 4, answered and flagged')).toBeVisible();
	await overview(later, 'Question 1, answered').click();
	await expect(later.getByRole('radio', { checked: true })).toHaveCount(1);
	await later.getByRole('button', { name: 'Clear answer' }).click();
	await expect(overview(later, 'Question 1')).toBeVisible();
	await keptDrafts(later).toBe(1);
});

test('Handing in asks first, counts what is open as wrong, and shows the result with its groups', async ({
	page
}) => {
	await openSession(page, items, plan);
	await answer(page, 0, 'right');
	await overview(page, 'Question 2').click();
	await answer(page, 1, 'wrong');
	await page.getByRole('button', { name: 'Hand in' }).click();
	const dialog = page.getByRole('dialog', { name: 'Hand the test in?' });
	await expect(dialog).toContainText(
		'2 of 4 questions are not answered; they count as wrong in the score.'
	);
	await dialog.getByRole('button', { name: 'Back to the test' }).click();
	await expect(dialog).toBeHidden();
	expect(await readStore(page, 'events')).toEqual([]);

	await page.getByRole('button', { name: 'Hand in' }).click();
	await dialog.getByRole('button', { name: 'Hand in' }).click();
	await expect(result(page)).toBeFocused();
	await expect(page.getByText('25 %', { exact: true })).toBeVisible();
	await expect(page.getByText('1 of 4 right · 2 not answered')).toBeVisible();

	const sections = new Set(questions.map(({ section }) => section));
	const bySection = page.getByRole('region', { name: 'By section' }).getByRole('listitem');
	await expect(bySection).toHaveCount(sections.size);
	const kinds = new Set(
		questions.map(({ facts }) => article.facts.find(({ id }) => id === facts[0])!.kind)
	);
	const byKind = page.getByRole('region', { name: 'By kind of claim' }).getByRole('listitem');
	await expect(byKind).toHaveCount(kinds.size);
	await expect(page.getByRole('button', { name: 'Practise the 3 missed' })).toBeVisible();
	await expect(
		page.getByRole('region', { name: 'What you missed' }).getByRole('article')
	).toHaveCount(3);
	expect((await readStore(page, 'events')).map(({ type }) => type)).toEqual([
		'answered',
		'answered'
	]);
});

test('A question that was half answered shows in the result what was answered and what was not', async ({
	page
}) => {
	const half = refsOfType(article, 'attribution', 1);
	await openSession(page, [...half, items[0]!], plan);
	await page.getByRole('radio', { name: /^Judgement/ }).check();
	await expect(overview(page, 'Question 1')).toBeVisible();
	await keptDrafts(page).toBe(1);
	await page.getByRole('button', { name: 'Hand in' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Hand in' }).click();
	await expect(result(page)).toBeVisible();
	const row = page.getByRole('article').first();
	await expect(row).toContainText('Only a part was answered, which counts as no answer');
	await expect(row).toContainText(/What kind of claim\s*→\s*Judgement/);
	await expect(row).toContainText(/Who makes it\s*→\s*Nothing given/);
	await expect(page.getByRole('article').nth(1)).toContainText('No answer');
	expect(await readStore(page, 'events')).toEqual([]);
	await page.reload();
	await expect(page.getByRole('article').first()).toContainText('Only a part was answered');
});

test('A handed-in test cannot be changed, and its result is there again after a reload', async ({
	page
}) => {
	await openSession(page, items.slice(0, 1), plan);
	await answer(page, 0, 'right');
	await page.getByRole('button', { name: 'Hand in' }).click();
	const dialog = page.getByRole('dialog', { name: 'Hand the test in?' });
	await expect(dialog).toContainText('The question is answered.');
	await dialog.getByRole('button', { name: 'Hand in' }).click();
	await expect(result(page)).toBeVisible();
	await page.keyboard.press('u');
	await page.reload();
	await expect(result(page)).toBeVisible();
	await expect(page.getByText('100 %', { exact: true })).toBeVisible();
	await openToday(page);
	await expect(page.getByRole('link', { name: 'Go on where you left' })).toBeHidden();
});

test('When the time is over the test hands itself in with what was answered', async ({ page }) => {
	await page.clock.install({ time: new Date('2026-03-02T10:00:00+01:00') });
	await openSession(page, items, { ...plan, timeLimitMs: 10 * MINUTE_MS });
	await answer(page, 0, 'right');
	await expect(page.getByRole('timer')).toHaveText(/^(10:00|9:5\d)$/);
	await page.clock.fastForward(9 * MINUTE_MS);
	await expect(page.getByRole('timer')).toHaveText(/^(1:00|0:5\d)$/);
	await expect(page.getByRole('status').filter({ hasText: 'One minute left' })).toHaveCount(1);
	await page.clock.fastForward(MINUTE_MS);
	await expect(result(page)).toBeVisible();
	await expect(page.getByText('1 of 4 right · 3 not answered')).toBeVisible();
});

test('Time goes on while the tab is closed: a test found over is handed in as it was', async ({
	page,
	context
}) => {
	await context.clock.install({ time: new Date('2026-03-02T10:00:00+01:00') });
	const id = await openSession(page, items, { ...plan, timeLimitMs: 10 * MINUTE_MS });
	await answer(page, 0, 'right');
	await keptDrafts(page).toBe(1);
	await page.close();
	await context.clock.setSystemTime(new Date('2026-03-02T10:11:00+01:00'));
	const later = await context.newPage();
	await later.goto(`/session/?id=${id}`);
	await expect(result(later)).toBeVisible();
	await expect(later.getByText('1 of 4 right · 3 not answered')).toBeVisible();
});

test('A test that is open in two tabs is one test: a draft shows in both, and it is handed in once', async ({
	page,
	context
}) => {
	const id = await openSession(page, items, plan);
	const second = await context.newPage();
	await resumeSession(second, id);
	await answer(page, 0, 'right');
	await expect(overview(second, 'Question 1, answered')).toBeVisible();
	await page.getByRole('button', { name: 'Hand in' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Hand in' }).click();
	await expect(result(page)).toBeVisible();
	await expect(result(second)).toBeVisible();
	expect(await readStore(page, 'events')).toHaveLength(1);
});
