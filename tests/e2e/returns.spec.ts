import { expect, openSession, openToday, test } from './support/journey';
import { standingAnswers } from './support/learner-database';
import { article, askedText, refsOfType } from './support/shipped-banks';

const items = refsOfType(article, 'single', 6);
const ids = items.map(({ question }) => question);

test('What was missed comes back after four others, until it is right once', async ({
	page,
	session
}) => {
	await openSession(page, items);
	// The first one is missed twice, the third once.
	const missed = new Set([0, 2, 5]);
	const asked = await session.answerAll((_question, turn) =>
		missed.has(turn) ? 'wrong' : 'right'
	);
	expect(asked.map(({ id }) => id)).toEqual([...ids.slice(0, 5), ids[0], ids[5], ids[2], ids[0]]);
	await expect(page.getByText('4 of 6 right at the first try')).toBeVisible();
	const answers = await standingAnswers(page);
	expect(answers.map((event) => event.type === 'answered' && event.attempt)).toEqual([
		1, 1, 1, 1, 1, 2, 1, 2, 3
	]);
});

test('A question that comes back has its choices shuffled anew, not the place of its answer learnt', async ({
	page,
	session
}) => {
	await openSession(page, items.slice(0, 1), { seed: 'one that shuffles the second time' });
	const layouts = new Set<string>();
	for (let turn = 0; turn < 4; turn++) {
		await session.question();
		layouts.add((await session.layout()).join());
		await session.answer('wrong');
		await session.next();
	}
	expect(layouts.size).toBeGreaterThan(1);
});

test(
	'The end shows the score, the missed ones with their footnotes, and when the next review is due',
	{ tag: '@full' },
	async ({ page, session }) => {
		await openSession(page, items);
		await session.answerAll((_question, turn) => (turn < 2 ? 'wrong' : 'right'));
		await expect(session.end).toBeFocused();
		await expect(page).toHaveTitle(/^That was the quiz · Footnote$/);
		await expect(page.getByText('67 %', { exact: true })).toBeVisible();
		await expect(page.getByText('4 of 6 right at the first try')).toBeVisible();
		await expect(page.getByText('Next review tomorrow.')).toBeVisible();

		const missed = page.getByRole('region', { name: 'What you missed' }).getByRole('article');
		await expect(missed).toHaveCount(2);
		for (const [index, id] of ids.slice(0, 2).entries()) {
			const question = article.questions.find((each) => each.id === id)!;
			const row = missed.nth(index);
			await expect(row.getByRole('heading')).toHaveText(askedText(question));
			await row.getByText('Feedback and footnote').click();
			const fact = article.facts.find((each) => each.id === question.facts[0])!;
			const note = row.getByRole('note', { name: 'Footnote' });
			await expect(note).toContainText(`paragraph ${fact.passage}`);
			await expect(note).toContainText(fact.saidBy);
		}
	}
);

test(
	'“Practise the 2 missed” asks those two and nothing else',
	{ tag: '@full' },
	async ({ page, session }) => {
		await openSession(page, items);
		await session.answerAll((_question, turn) => (turn < 2 ? 'wrong' : 'right'));
		await page.getByRole('button', { name: 'Practise the 2 missed' }).click();
		await expect(session.progress).toHaveAttribute('aria-valuetext', '0 of 2 answered right');
		const asked = await session.answerAll();
		expect(asked.map(({ id }) => id)).toEqual(ids.slice(0, 2));
		await expect(session.end).toHaveText('Missed questions, met again');
		await openToday(page);
		await expect(page.getByRole('link', { name: 'Go on where you left' })).toBeHidden();
	}
);

test(
	'The result of a finished session is there again after a reload',
	{ tag: '@full' },
	async ({ page, session }) => {
		await openSession(page, items.slice(0, 2));
		await session.answerAll();
		await page.reload();
		await expect(session.end).toBeVisible();
		await expect(page.getByText('2 of 2 right at the first try')).toBeVisible();
	}
);
