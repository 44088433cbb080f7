import { expect, openToday, test } from './support/journey';
import { readStore } from './support/learner-database';
import { article } from './support/shipped-banks';

test('One click leads from the first visit to the first question of the first bank', async ({
	page,
	session
}) => {
	await openToday(page);
	await expect(
		page.getByRole('heading', { level: 1, name: 'Every question has a footnote' })
	).toBeVisible();
	await expect(page.getByText(`10 questions from “${article.title}”`)).toBeVisible();
	await page.getByRole('button', { name: 'Take the quiz' }).click();

	expect((await session.question()).id).toBe(article.questions[0]!.id);
	await expect(page).toHaveTitle(/^Question 1 of 10 · Quiz · Footnote$/);
	await expect(session.progress).toHaveAttribute('aria-valuetext', '0 of 10 answered right');
});

for (const wanted of ['right', 'wrong'] as const) {
	test(`A first answer that is ${wanted} is told so, with passage, speaker and kind in its footnote`, async ({
		page,
		session
	}) => {
		await openToday(page);
		await page.getByRole('button', { name: 'Take the quiz' }).click();
		const question = await session.answer(wanted, 'mouse');

		const fact = article.facts.find(({ id }) => id === question.facts[0])!;
		const kind = {
			event: 'Event',
			figure: 'Figure',
			statement: 'Statement',
			judgement: 'Judgement'
		};
		await expect(session.footnote).toContainText(`paragraph ${fact.passage}`);
		await expect(session.footnote).toContainText(`by ${fact.saidBy}.`);
		await expect(session.footnote).toContainText(kind[fact.kind]);
		await expect(session.feedback).toContainText(question.explanation);
		await expect(page.getByRole('status')).toContainText(
			wanted === 'right' ? 'Right.' : 'Not right.'
		);

		const key = question.type === 'single' ? question.choices.find((c) => c.correct)! : null;
		await expect(session.feedback.getByText('The right answer')).toHaveCount(
			wanted === 'right' ? 0 : 1
		);
		if (key && wanted === 'wrong') await expect(session.feedback).toContainText(key.text);
	});
}

test('An answer is kept before its feedback is shown', async ({ page, session }) => {
	await openToday(page);
	await page.getByRole('button', { name: 'Take the quiz' }).click();
	const question = await session.answer('right');
	const events = await readStore(page, 'events');
	expect(events).toMatchObject([
		{ type: 'answered', question: question.id, outcome: 'right', attempt: 1, mode: 'study' }
	]);
});

test('The quiz can be taken to its end by mouse alone', async ({ page, session }) => {
	await openToday(page);
	await page.getByRole('button', { name: 'Take the quiz' }).click();
	for (let n = 1; n <= 10; n++) {
		await session.answer('right', 'mouse');
		await session.next('mouse');
	}
	await expect(session.end).toHaveText('That was the quiz');
	await expect(page.getByText('10 of 10 right at the first try')).toBeVisible();
	await expect(page.getByText('Nothing missed.')).toBeVisible();
});

test('Today has no quiz of its own for who has begun: it leads back into the one that was left', async ({
	page,
	session
}) => {
	await openToday(page);
	await page.getByRole('button', { name: 'Take the quiz' }).click();
	await session.answer('right');
	await session.next();
	await page.getByRole('link', { name: 'Leave; everything is kept' }).click();
	await openToday(page);
	await expect(page.getByText('Quiz: 1 of 10 answered.')).toBeVisible();
	await page.getByRole('link', { name: 'Go on where you left' }).click();
	expect((await session.question()).id).toBe(article.questions[1]!.id);
});

test('Two clicks on the way in start one session', { tag: '@full' }, async ({ page, session }) => {
	await openToday(page);
	await page.getByRole('button', { name: 'Take the quiz' }).dblclick();
	await session.answerAll();
	await openToday(page);
	await expect(page.getByRole('link', { name: 'Go on where you left' })).toBeHidden();
});
