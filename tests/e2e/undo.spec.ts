import { expect, openSession, openToday, test } from './support/journey';
import { readStore, standingAnswers } from './support/learner-database';
import { article, refsOfType } from './support/shipped-banks';

const items = refsOfType(article, 'single', 3);
const ids = items.map(({ question }) => question);

test('In the middle, u takes the last answer back and asks its question again', async ({
	page,
	session
}) => {
	await openSession(page, items);
	await session.answer('wrong');
	await session.next();
	await session.expectToAsk(article.questions.find(({ id }) => id === ids[1])!);
	await page.keyboard.press('u');
	await session.expectToAsk(article.questions.find(({ id }) => id === ids[0])!);
	await expect(page.getByRole('status').first()).toHaveText('The last answer was taken back.');
	await expect(session.stem).toBeFocused();
	expect(await standingAnswers(page)).toEqual([]);

	const asked = await session.answerAll();
	expect(asked.map(({ id }) => id)).toEqual(ids);
	await expect(page.getByText('3 of 3 right at the first try')).toBeVisible();
	const [card] = (await readStore(page, 'cards')).filter((each) => each.question === ids[0]);
	expect(card!.card).toMatchObject({ answers: 1, reps: 1, lapses: 0, missed: false });
});

test('On the feedback, u takes back what was just answered', async ({ page, session }) => {
	await openSession(page, items);
	await session.answer('right');
	await page.keyboard.press('u');
	await session.expectToAsk(article.questions.find(({ id }) => id === ids[0])!);
	await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
	await expect(session.progress).toHaveAttribute('aria-valuetext', '0 of 3 answered right');
	expect(await readStore(page, 'cards')).toEqual([]);
});

test(
	'Pressed again and again, u goes back to the beginning and no further',
	{ tag: '@full' },
	async ({ page, session }) => {
		await openSession(page, items);
		await session.answer('right');
		await session.next();
		await session.answer('right');
		await session.next();
		for (const id of [ids[1], ids[0], ids[0]]) {
			await page.keyboard.press('u');
			await session.expectToAsk(article.questions.find((each) => each.id === id)!);
		}
		expect(await standingAnswers(page)).toEqual([]);
		expect((await readStore(page, 'events')).map(({ type }) => type)).toEqual([
			'answered',
			'answered',
			'undone',
			'undone'
		]);
	}
);

for (const way of ['the key', 'the button'] as const) {
	test(
		`The last answer of a finished session is taken back with ${way}`,
		{ tag: '@full' },
		async ({ page, session }) => {
			await openSession(page, items);
			await session.answerAll();
			if (way === 'the key') await page.keyboard.press('u');
			else await page.getByRole('button', { name: /^Undo the last answer/ }).click();
			await session.expectToAsk(article.questions.find(({ id }) => id === ids[2])!);
			await expect(session.progress).toHaveAttribute('aria-valuetext', '2 of 3 answered right');

			// It is open again, for Today and after a reload too.
			await page.reload();
			expect((await session.question()).id).toBe(ids[2]);
			await openToday(page);
			await expect(page.getByText('Quiz: 2 of 3 answered.')).toBeVisible();
		}
	);
}

test('An undo after a reload takes back what was answered before it', async ({ page, session }) => {
	await openSession(page, items);
	await session.answer('wrong');
	await session.next();
	await page.reload();
	expect((await session.question()).id).toBe(ids[1]);
	await page.keyboard.press('u');
	await session.expectToAsk(article.questions.find(({ id }) => id === ids[0])!);
	expect(await standingAnswers(page)).toEqual([]);
});
