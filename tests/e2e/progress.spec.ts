import { progressFigures } from '../../src/lib/core/insight/progress/progress-figures';
import { knownBank } from '../../src/lib/core/insight/progress/known-bank';
import { foldLog } from '../../src/lib/core/memory/fold';
import { axeFinds } from './support/axe-finds';
import { expect, openSession, test } from './support/journey';
import { learnerDay } from './support/learner-day';
import { article, reading, refsOfType } from './support/shipped-banks';
import { bringIn, pastAnswers } from './support/years-of-learning';

const parts = [
	'What you know',
	'What is coming',
	'What you remember',
	'Are you getting better?',
	'Do you know who says so?',
	'Are you as sure as you should be?',
	'What is hardest',
	'Your year'
];

test('Before the first answer each part says what will be seen there, and when', async ({
	page
}) => {
	await page.goto('/progress/');
	for (const name of parts)
		await expect(
			page
				.getByRole('region', { name })
				.getByText(/Here you will see/)
				.first()
		).toBeVisible();
	expect(await axeFinds(page)).toEqual([]);
	// What is not asked yet is turned on from there.
	await page
		.getByRole('region', { name: 'Are you as sure as you should be?' })
		.getByRole('link', { name: 'Turn it on in the settings' })
		.click();
	const asking = page.getByRole('checkbox', { name: 'Ask how sure I am' });
	await expect(asking).toBeInViewport();
	await asking.check();
	await expect(page.getByRole('region', { name: 'Habit' }).getByRole('status')).toContainText(
		'is on'
	);
	await page.goto('/progress/');
	await expect(page.getByText(/Here you will see whether you are as sure/)).toBeVisible();
	await expect(page.getByRole('link', { name: 'Turn it on in the settings' })).toHaveCount(0);
});

test(
	'The numbers are taken away from the end of the screen, and what they are is told',
	{ tag: '@full' },
	async ({ page }) => {
		await page.goto('/progress/');
		const away = page.getByRole('region', { name: 'Take these numbers away' });
		await away.getByRole('link', { name: 'What stands in each column' }).click();
		await expect(page).toHaveURL(/\/schema\/events-1\.json$/);
		await expect(page.getByText('json-schema.org')).toBeVisible();
		await page.goBack();
		await away.getByRole('link', { name: 'Save your answers' }).click();
		const table = page.getByRole('group', { name: 'Your answers as a table' });
		await expect(table.getByRole('button', { name: 'Save as CSV' })).toBeInViewport();
		await expect(table.getByRole('link', { name: /What stands in each column/ })).toHaveAttribute(
			'href',
			/\/schema\/events-1\.json$/
		);
	}
);

test('A year of answers is told in sentences, charts and tables, and the numbers are those of the log', async ({
	page
}) => {
	const events = pastAnswers(2500);
	await bringIn(page, events);
	await page.goto('/progress/');
	const part = (name: string) => page.getByRole('region', { name, exact: true });
	for (const name of parts) await expect(part(name)).toBeVisible();
	await expect(page.getByText(/Here you will see/)).toHaveCount(0);

	const { cards, settings } = foldLog(events);
	const today = learnerDay();
	const figures = progressFigures({
		events,
		cards: [...cards.values()],
		banks: [article, reading].map(knownBank),
		settings,
		today
	});
	if (!figures.knowledge.ready || !figures.retention.ready || !figures.calendar.ready)
		throw new Error('Too few answers');
	const { known, met } = figures.knowledge.all;
	await expect(
		page.getByRole('heading', {
			name: `Today you would remember about ${Math.round(known)} of the ${met} questions that you have met.`
		})
	).toBeVisible();
	const told = figures.retention.recent ?? figures.retention.all;
	await expect(part('What you remember').getByRole('heading', { level: 3 })).toContainText(
		`${Math.round(told.share * 100)} % of what was due; you asked for 90 %`
	);
	await expect(part('Your year').getByRole('heading', { level: 3 }).first()).toContainText(
		`You answered on ${figures.calendar.active} days`
	);
	// Each chart has its table, closed until it is asked for.
	const knowing = part('What you know');
	await knowing.getByText('As a table').click();
	const rows = knowing.getByRole('table').getByRole('row');
	await expect(rows).toHaveCount(figures.knowledge.banks.length + 1);
	await knowing.getByRole('radio', { name: 'Kind of claim' }).check({ force: true });
	await expect(rows).toHaveCount(figures.knowledge.kinds.length + 1);
	await expect(knowing.getByRole('img')).toBeVisible();
	expect(await axeFinds(page)).toEqual([]);
	const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
	expect(wide).toBe(false);
});

test('Who comes back from a question is where they were', { tag: '@full' }, async ({ page }) => {
	await bringIn(page, pastAnswers(2500));
	await page.goto('/progress/');
	const main = page.getByRole('main');
	await expect(main).toHaveAttribute('aria-busy', 'false');
	const link = page
		.getByRole('region', { name: 'What is hardest', exact: true })
		.getByRole('link')
		.first();
	await link.scrollIntoViewIfNeeded();
	const name = await link.innerText();
	const top = await page.evaluate(() => scrollY);
	expect(top).toBeGreaterThan(1000);
	await link.click();
	await expect(page.getByRole('grid', { name: 'Questions' })).toContainText(name.slice(0, 40));
	await page.goBack();
	await expect(main).toHaveAttribute('aria-busy', 'false');
	await expect(link).toBeInViewport();
});

test('What one was sure of and got wrong can be practised from there', async ({
	page,
	session
}) => {
	const events = pastAnswers(400);
	await bringIn(page, events);
	await page.goto('/progress/');
	await page.getByRole('button', { name: 'Practise these' }).click();
	await session.question();
});

test(
	'An answer in another tab is taken in',
	{ tag: '@full' },
	async ({ page, context, session }) => {
		await page.goto('/progress/');
		await expect(page.getByText(/Here you will see/).first()).toBeVisible();
		const other = await context.newPage();
		await openSession(other, refsOfType(article, 'single', 1));
		await other.keyboard.press('1');
		await other.keyboard.press('Enter');
		await expect(other.getByRole('region', { name: 'Feedback' })).toBeVisible();
		await expect(
			page.getByRole('heading', { name: /the one question that you have met with a chance of/ })
		).toBeVisible();
		void session;
	}
);
