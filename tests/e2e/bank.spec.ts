import { expect, openSession, openToday, test } from './support/journey';
import { article, reading, refsOfType } from './support/shipped-banks';

test('A bank tells what it is, who its source is by, and opens its ledger of claims', async ({
	page
}) => {
	await openToday(page);
	await page.getByRole('link', { name: article.title }).click();
	await expect(page.getByRole('heading', { level: 1, name: article.title })).toBeVisible();
	await expect(page).toHaveTitle(`${article.title} · Footnote`);
	const source = article.sources[0]!;
	await expect(page.getByRole('main')).toContainText(source.author);
	await expect(page.getByRole('main')).toContainText(source.publisher);
	await expect(
		page
			.getByRole('main')
			.getByText(/opinion article/i)
			.first()
	).toBeVisible();

	const ledger = page.getByRole('region', { name: 'The ledger of claims' });
	await expect(ledger.getByText(`All ${article.facts.length} claims`)).toBeVisible();
	await expect(ledger.getByRole('listitem')).toHaveCount(article.facts.length);
	const judgements = article.facts.filter(({ kind }) => kind === 'judgement');
	await ledger.getByRole('button', { name: /Judgement/ }).click();
	await expect(ledger.getByRole('listitem')).toHaveCount(judgements.length);
});

test('A quiz of one’s own asks what was chosen, and only that', async ({ page, session }) => {
	await page.goto(`/bank/${article.id}/`);
	await page.getByText('Make your own quiz').click();
	const section = article.sections[2]!;
	await page.getByRole('group', { name: 'How many' }).getByRole('radio', { name: '5' }).check();
	await page
		.getByRole('group', { name: 'Sections' })
		.getByRole('checkbox', { name: section.title })
		.check();
	await page
		.getByRole('group', { name: 'Kinds of claim' })
		.getByRole('checkbox', { name: 'Figure' })
		.check();
	const kindOf = (fact: string) => article.facts.find(({ id }) => id === fact)!.kind;
	const fitting = article.questions.filter(
		(question) => question.section === section.id && kindOf(question.facts[0]!) === 'figure'
	);
	const asked = Math.min(5, fitting.length);
	await page
		.getByRole('button', { name: asked === 1 ? 'Start with one' : `Start with ${asked} questions` })
		.click();
	await expect(session.progress).toHaveAttribute('aria-valuetext', `0 of ${asked} answered right`);
	const questions = await session.answerAll();
	expect(questions.map(({ id }) => id)).toEqual(fitting.slice(0, 5).map(({ id }) => id));
});

test('A test of one’s own has the time limit that was chosen', async ({ page }) => {
	await page.goto(`/bank/${reading.id}/`);
	await page.getByText('Make your own quiz').click();
	await page.getByRole('radio', { name: 'Test: feedback at the end' }).check();
	await page.getByRole('radio', { name: '5 min', exact: true }).check();
	await page.getByRole('button', { name: 'Start the test of 10' }).click();
	await expect(page).toHaveTitle('Question 1 of 10 · Test · Footnote');
	await expect(page.getByRole('timer')).toHaveText(/^(5:00|4:5\d)$/);
});

test('Only the flagged ones can be practised', async ({ page, session }) => {
	await page.goto(`/bank/${reading.id}/`);
	await page.getByRole('button', { name: 'Learn 10 new questions' }).click();
	await session.question();
	await page.keyboard.press('f');
	await expect(page.getByRole('button', { name: /^Flagged/ })).toBeVisible();
	await page.getByRole('link', { name: 'Leave; everything is kept' }).click();
	await expect(page.getByRole('heading', { level: 1, name: reading.title })).toBeVisible();
	await page.getByRole('button', { name: 'Only the 1 flagged' }).click();
	expect((await session.question()).id).toBe(reading.questions[0]!.id);
	await expect(session.progress).toHaveAttribute('aria-valuetext', '0 of 1 answered right');
});

test('A source that may be shown can be read before, and in the footnote of an answer', async ({
	page,
	session
}) => {
	const [source] = reading.sources;
	const passages = source!.text!;
	await page.goto(`/bank/${reading.id}/`);
	await page.getByText('Read it first').click();
	await expect(page.getByText(passages[0]!)).toBeVisible();
	await expect(page.getByText(passages.at(-1)!)).toBeVisible();

	const [item] = refsOfType(reading, 'single', 1);
	await openSession(page, [item!]);
	const asked = await session.answer('wrong');
	const fact = reading.facts.find(({ id }) => id === asked.facts[0])!;
	await session.footnote.getByText('Read the passage').first().click();
	await expect(session.footnote.getByText(passages[fact.passage - 1]!).first()).toBeVisible();
	if (fact.quote) await expect(session.footnote).toContainText(fact.quote);
});
