import type { Page } from '@playwright/test';
import { axeFinds } from './support/axe-finds';
import { expect, openSession, openToday, resumeSession, test } from './support/journey';
import { pretendOlderKey, putSession, readStore } from './support/learner-database';
import { article, refsOfType, TIDES, tides } from './support/shipped-banks';

const items = refsOfType(article, 'single', 2);

test('A question whose right answer changed comes back the same day and says so, once', async ({
	page,
	session
}) => {
	await openSession(page, items);
	await session.answerAll();
	await pretendOlderKey(page);
	await openToday(page);
	const notice = page.getByRole('region', { name: 'The banks were updated' });
	await expect(notice).toContainText('2 with another right answer; they come back today.');
	expect((await readStore(page, 'events')).filter(({ type }) => type === 'revised')).toHaveLength(
		2
	);

	await page.getByRole('button', { name: 'Review 2 due' }).click();
	await expect(page.getByText('Its answer has changed since you last met it')).toBeVisible();
	await session.answer('right');
	await openToday(page);
	await expect(notice).toBeHidden();
});

test('A tab whose database is upgraded by another one says so and asks for a reload', async ({
	page,
	context
}) => {
	await openToday(page);
	const other = await context.newPage();
	await other.goto('/icon.svg');
	await other.evaluate(
		() =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('footnote', 99);
				opening.onsuccess = () => (opening.result.close(), resolve());
				opening.onerror = () => reject(opening.error);
			})
	);
	await expect(page.getByRole('alert')).toContainText('Footnote was updated in another tab');
});

/** Each change must find its place. */
function revised(...changes: [from: string, to: string][]): string {
	return [['revision: 1', 'revision: 2'] as [string, string], ...changes].reduce(
		(before, [from, to]) => {
			if (before.split(from).length !== 2) throw new Error(`Not once in the bank: ${from}`);
			return before.replace(from, () => to);
		},
		TIDES
	);
}

async function take(page: Page, text: string, how: string): Promise<void> {
	await page.goto('/open/');
	const buffer = Buffer.from(text);
	await page
		.getByLabel('Choose a file…')
		.setInputFiles({ name: 'tides.yaml', mimeType: 'application/yaml', buffer });
	await page.getByRole('button', { name: how }).click();
	await expect(
		page.getByRole('heading', { level: 2, name: /is on your shelf|is now revision/ })
	).toBeFocused();
}

const order = tides.questions.find(({ id }) => id === 'order')!;
const highs = tides.questions.find(({ id }) => id === 'highs-a-day')!;
const level = tides.questions.find(({ id }) => id === 'level')!;
const refs = (...questions: { id: string }[]) =>
	questions.map(({ id }) => ({ bank: 'tides', question: id }));
const main = (page: Page) => page.getByRole('main');

/** The results that stand, by question: what they were graded as, and against which key. */
const graded = async (page: Page) =>
	(await readStore(page, 'events')).flatMap((event) =>
		event.type === 'answered' ? [[event.question, event.outcome, event.key]] : []
	);

test('A bank that is updated in another tab changes the session that is open, and says so at the question', async ({
	page,
	context,
	session
}) => {
	await openToday(page);
	await take(page, TIDES, 'Add to my shelf');
	const other = await context.newPage();
	const id = await putSession(page, {
		mode: 'study',
		bank: 'tides',
		items: refs(highs, level, order)
	});
	await resumeSession(page, id);
	await session.answer('right');
	await expect(session.verdict).toHaveText(/Right/);

	// The feedback that is being read stays, whatever becomes of its question.
	await take(
		other,
		revised(
			[highs.stem, 'How often a day is there high water?'],
			['    answer: 48000', '    answer: 47000']
		),
		'Take this revision'
	);
	await expect(page.getByText(highs.stem, { exact: true })).toBeVisible();
	await session.next();
	await expect(page.getByText(level.stem, { exact: true })).toBeVisible();
	await expect(main(page)).not.toContainText('The bank was updated just now');
	const field = page.getByRole('textbox');
	await field.fill('46000');

	await take(
		other,
		revised(
			[highs.stem, 'How often a day is there high water?'],
			['    answer: 48000', '    answer: 46000'],
			['revision: 2', 'revision: 3']
		),
		'Take this revision'
	);
	const line = main(page).getByText('The bank was updated just now, and another answer');
	await expect(line).toBeVisible();
	await expect(page.getByRole('status').getByText(/^The bank was updated just now/)).toBeAttached();
	expect(await axeFinds(page)).toEqual([]);
	await expect(field).toHaveValue('46000');
	await session.submit('mouse');
	await expect(session.verdict).toHaveText(/Right/);
	await expect(line).toHaveCount(0);
	await session.next();

	// What is asked is taken out: it was the last one.
	const text = revised(
		[highs.stem, 'How often a day is there high water?'],
		['    answer: 48000', '    answer: 46000'],
		['revision: 2', 'revision: 4']
	);
	await expect(page.getByText(order.stem, { exact: true })).toBeVisible();
	await take(other, text.slice(0, text.indexOf('  - id: order')), 'Take this revision');
	await expect(session.end).toBeVisible();
	const rows = page.getByRole('article');
	await page.getByText('The 2 you had right').click();
	await expect(rows).toHaveCount(2);
	await expect(rows.first()).toContainText('How often a day is there high water?');
	await expect(rows.first()).toContainText('The question was changed after you answered it.');
	expect(await axeFinds(page)).toEqual([]);
	const found = await graded(page);
	expect(found.map(([question, outcome]) => [question, outcome])).toEqual([
		['highs-a-day', 'right'],
		['level', 'right']
	]);
	expect(found[0]![2]).toBe(highs.key);
	expect(found[1]![2]).not.toBe(level.key);
	expect((await readStore(page, 'sessions')).filter(({ open }) => open === 1)).toEqual([]);
});

test('A test goes on when its bank is updated, keeps what means the same and tells of the rest', async ({
	page,
	context
}) => {
	await openToday(page);
	await take(page, TIDES, 'Add to my shelf');
	const other = await context.newPage();
	const single = tides.questions.find(({ type }) => type === 'single')!;
	if (single.type !== 'single') throw new Error('There is none.');
	const right = single.choices.find(({ correct }) => correct)!.text;
	const wrong = single.choices.find(({ correct }) => !correct)!.text;
	const id = await putSession(page, {
		mode: 'test',
		bank: 'tides',
		items: refs(level, single)
	});
	await resumeSession(page, id);
	await page.getByRole('textbox').fill('47000');
	await page.getByRole('button', { name: 'Next' }).click();
	await page.getByRole('radio', { name: right }).click();
	const questions = page.getByRole('navigation', { name: 'Questions' });
	await expect(questions.getByRole('button', { name: /answered/ })).toHaveCount(2);
	await take(
		other,
		revised(['    answer: 48000', '    answer: 47000'], [wrong, 'Something else altogether']),
		'Take this revision'
	);
	const line = main(page).getByText('This question was changed by an update of its bank');
	await expect(line).toBeVisible();
	await expect(questions.getByRole('button', { name: /answered/ })).toHaveCount(1);
	await page.reload();
	await questions.getByRole('button', { name: 'Question 2' }).click();
	await expect(line).toBeVisible();
	expect(await axeFinds(page)).toEqual([]);
	await page.getByRole('radio', { name: right }).click();
	await expect(line).toHaveCount(0);
	await page.getByRole('button', { name: 'Hand in' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Hand in' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Your result' })).toBeVisible();
	await expect(page.getByText('100 %')).toBeVisible();
	expect((await graded(page)).map(([question, outcome]) => [question, outcome])).toEqual([
		['level', 'right'],
		[single.id, 'right']
	]);
});
