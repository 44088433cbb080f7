import type { Page } from '@playwright/test';
import { axeFinds } from './support/axe-finds';
import { dateIn } from './support/learner-day';
import { expect, openToday, test } from './support/journey';
import { reading } from './support/shipped-banks';
import { bringIn, pastAnswers } from './support/years-of-learning';

const DAY_MS = 86_400_000;
/** Answers that were given long ago, so that all is due. */
const longAgo = () => pastAnswers(900, 'limits', Date.now() - 200 * DAY_MS);
const numbersIn = async (page: Page, name: string) => {
	const texts = await page.getByRole('region', { name }).getByText(/ due$/).allTextContents();
	return texts.map((text) => Number(/\d+/.exec(text)![0]));
};
const sum = (counts: number[]) => counts.reduce((all, count) => all + count, 0);

test('A backlog that is spread is asked in as many a day, on every screen that tells what comes', async ({
	page
}) => {
	await bringIn(page, longAgo());
	await page.goto('/review/');
	const offer = page.getByRole('button', { name: 'Spread it: 40 a day' });
	await expect(offer).toBeVisible();
	await openToday(page);
	expect(await axeFinds(page)).toEqual([]);
	await offer.press('Enter');
	const spread = page.getByRole('region', { name: 'From now on 40 reviews a day.' });
	await expect(spread).toBeFocused();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('40 due for review');

	await spread.getByRole('button', { name: 'Undo' }).press('Enter');
	await expect(
		page.getByRole('region', { name: 'No limit any more: all that is due is asked.' })
	).toBeFocused();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^\d{3} due for review$/);
	expect(await axeFinds(page)).toEqual([]);
	await offer.press('Enter');
	await expect(spread).toBeFocused();
	await page.goto('/review/');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('40 questions are due');
	await expect(offer).toBeHidden();
	await expect(page.getByText(/^\d+ more wait for another day/)).toBeVisible();
	const days = page.getByRole('region', { name: 'The days to come' });
	await expect(days.getByText('40 questions')).not.toHaveCount(0);
	await expect(days.getByRole('listitem').first()).toContainText('40 questions');
	await expect(days.getByText(/At most 40 a day/)).toBeVisible();
	expect(sum(await numbersIn(page, 'By bank'))).toBe(40);
	expect(await axeFinds(page)).toEqual([]);

	await openToday(page);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('40 due for review');
	expect(sum(await numbersIn(page, 'Banks'))).toBe(40);

	await page.goto('/progress/');
	const coming = page.getByRole('region', { name: 'What is coming' });
	await expect(
		coming.getByRole('heading', {
			name: /^With at most 40 a day, so far about .* are planned .* at most 40/
		})
	).toBeVisible();
	await expect(coming.getByText(/should have been asked before today/)).toBeVisible();
	await coming.getByText('As a table').click();
	await expect(coming.getByRole('row').nth(1).getByRole('cell').first()).toHaveText('40');
	expect(await axeFinds(page)).toEqual([]);
	await coming.getByRole('link', { name: 'What a whole year may bring' }).click();
	await expect(page.getByRole('slider', { name: 'Retention to try' })).toBeInViewport();
});

test('An exam is seen on the first screen, where it is asked beyond a limit, and in what is said after an answer', async ({
	page,
	session
}) => {
	await bringIn(page, longAgo());
	await page.goto('/settings/');
	const load = page.getByRole('region', { name: 'Your days' });
	await load.getByRole('radio', { name: 'At most' }).check({ force: true });
	await load.getByRole('textbox', { name: 'Reviews a day' }).fill('3');
	await load.getByRole('textbox', { name: 'Reviews a day' }).blur();
	await expect(load.getByRole('status')).toContainText('3 reviews a day at most');

	await page.goto(`/bank/${reading.id}/`);
	const exam = page.getByRole('region', { name: /exam/i });
	await exam.getByRole('button', { name: 'Day of the exam…' }).click();
	await exam.getByLabel('Day of the exam').fill(dateIn(40));
	await exam.getByLabel('Questions a day at most').fill('25');
	await exam.getByRole('button', { name: 'Plan for it' }).click();
	await expect(
		exam.getByText(/at most 25 a day, you would remember about 9\d\s% of what you have met/)
	).toBeVisible();
	await expect(exam.getByText('Your limit of reviews a day is for the other banks.')).toBeVisible();
	expect(await axeFinds(page)).toEqual([]);

	await openToday(page);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('28 due for review');
	await expect(
		page.getByText(
			'28: 3 within your limit of 3 a day, and 25 for an exam, which has a limit of its own.'
		)
	).toBeVisible();
	const line = page.getByRole('list', { name: 'Exams' }).getByRole('listitem');
	await expect(line).toContainText(
		/the exam is in 40 days\. 25 of today’s questions are for it, at most 25 a day\./
	);
	expect(await axeFinds(page)).toEqual([]);
	await line.getByRole('link', { name: /^Change/ }).click();
	await expect(page).toHaveURL(new RegExp(`/bank/${reading.id}/`));

	// What was known for half a year would come back long after the exam.
	await page
		.getByRole('button', { name: /^Review/ })
		.first()
		.click();
	await session.answer('right');
	await expect(page.getByText(/^Comes back .*, before the exam$/)).toBeVisible();
});
