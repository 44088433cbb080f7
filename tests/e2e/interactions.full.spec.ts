import type { QuestionType } from '../../src/lib/core/bank/bank';
import { expect, openSession, test } from './support/journey';
import { readStore } from './support/learner-database';
import { VERDICT, type Wanted } from './support/responses';
import { article, refsOfType } from './support/shipped-banks';

/** Every type, with the answers that it can tell apart. */
const TYPES: Record<Exclude<QuestionType, 'card'>, Wanted[]> = {
	single: ['right', 'wrong'],
	multiple: ['right', 'wrong', 'partly'],
	'true-false': ['right', 'wrong'],
	numeric: ['right', 'wrong'],
	'short-text': ['right', 'wrong', 'mostly'],
	cloze: ['right', 'wrong', 'partly'],
	matching: ['right', 'wrong', 'partly'],
	ordering: ['right', 'wrong', 'partly'],
	attribution: ['right', 'wrong', 'partly']
};

for (const [type, answers] of Object.entries(TYPES) as [QuestionType, Wanted[]][]) {
	test(`By keyboard alone, ${type}: ${answers.join(', ')}`, async ({ page, session }) => {
		const items = refsOfType(article, type, answers.length);
		await openSession(page, items);
		for (const [index, wanted] of answers.entries()) {
			expect((await session.question()).id).toBe(items[index]!.question);
			await session.answer(wanted);
			await expect(page.getByRole('status').first()).toContainText(VERDICT[wanted]);
			await session.next();
		}
		const events = await readStore(page, 'events');
		expect(events.map((event) => event.type === 'answered' && event.outcome)).toEqual(answers);
	});
}

for (const type of Object.keys(TYPES) as QuestionType[]) {
	test(`By mouse, ${type}: wrong, then right when it comes back`, async ({ page, session }) => {
		await openSession(page, refsOfType(article, type, 1));
		await session.answer('wrong', 'mouse');
		await expect(page.getByText('Comes back later in this session')).toBeVisible();
		await session.next('mouse');
		await expect(page.getByText('Again, since it was missed a moment ago')).toBeVisible();
		await session.answer('right', 'mouse');
		await session.next('mouse');
		await expect(session.end).toBeVisible();
		await expect(page.getByText('0 of 1 right at the first try')).toBeVisible();
	});
}

test('A number is right in whatever way it is written, and a word on a known confusion is given', async ({
	page,
	session
}) => {
	const ref = { bank: article.id, question: 'chinese-students-number' };
	await openSession(page, [ref]);
	for (const text of ['48,000', '48 000', '48k', '4.8e4', '48000']) {
		await page.getByRole('textbox').fill(text);
		await page.keyboard.press('Enter');
		await expect(session.verdict, text).toHaveText(/^\W*Right$/);
		await page.keyboard.press('u');
	}
	await page.getByRole('textbox').fill('20,000');
	await page.keyboard.press('Enter');
	await expect(session.verdict).toHaveText(/Not right$/);
	const question = article.questions.find(({ id }) => id === ref.question)!;
	const confusion =
		question.type === 'numeric' && question.confusions.find(({ value }) => value === 20000);
	await expect(session.feedback).toContainText((confusion && confusion.feedback) || 'no such word');
});

test('“I don’t know” (0) is no failure in words, shows the answer, and has the question come back', async ({
	page,
	session
}) => {
	await openSession(page, refsOfType(article, 'single', 1));
	await session.question();
	await page.keyboard.press('0');
	await expect(session.verdict).toHaveText(/You said you don’t know$/);
	await expect(session.feedback.getByText('The right answer')).toBeVisible();
	await session.next();
	await session.answer('right');
	await session.next();
	await expect(session.end).toBeVisible();
});

test('Nothing can be handed in before it is whole', async ({ page, session }) => {
	const items = [...refsOfType(article, 'single', 1), ...refsOfType(article, 'matching', 1)];
	await openSession(page, items);
	await session.question();
	await expect(session.check).toBeDisabled();
	await page.keyboard.press('Enter');
	await expect(session.goOn).toBeHidden();
	await session.answer('right');
	await session.next();
	await page.getByRole('combobox').first().selectOption({ index: 1 });
	await expect(session.check).toBeDisabled();
	expect(await readStore(page, 'events')).toHaveLength(1);
});

test('A hint is shown when asked for, and what it costs stays in the log', async ({
	page,
	session
}) => {
	const question = article.questions.find((q) => q.type === 'single' && q.hint?.gives === false)!;
	await openSession(page, [{ bank: article.id, question: question.id }]);
	await session.question();
	await page.keyboard.press('h');
	await expect(page.getByRole('complementary', { name: 'Hint' })).toContainText(
		question.hint!.text
	);
	await session.answer('right');
	expect(await readStore(page, 'events')).toMatchObject([{ hint: 'small', outcome: 'right' }]);
});

test('Enter before an answer asks for one, and counts for nothing', async ({ page, session }) => {
	await openSession(page, refsOfType(article, 'single', 1));
	await page.keyboard.press('Enter');
	await expect(page.getByRole('alert')).toHaveText('Answer first, or say that you don’t know.');
	await page.keyboard.press('1');
	await expect(page.getByRole('alert')).toBeHidden();
	expect(await readStore(page, 'events')).toEqual([]);
	await session.submit();
	await expect(session.feedback).toBeVisible();
	expect(await readStore(page, 'events')).toHaveLength(1);
});

test('What cannot be read as a number is asked again instead of counted as wrong', async ({
	page
}) => {
	await openSession(page, refsOfType(article, 'numeric', 1));
	const field = page.getByRole('textbox');
	await field.fill('Russia');
	await field.press('Enter');
	await expect(page.getByRole('alert')).toContainText('That cannot be read as a number.');
	expect(await readStore(page, 'events')).toEqual([]);
	await field.fill('1234567');
	await field.press('Enter');
	await expect(page.getByRole('heading', { name: 'Not right' })).toBeVisible();
});
