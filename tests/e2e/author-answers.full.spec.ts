import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { writeResults, type Results } from '../../src/lib/store/results/result-file';
import { expect, openSession, test } from './support/journey';
import { article, reading, refsOfType } from './support/shipped-banks';

const asked = refsOfType(article, 'single', 6).map(({ question }) =>
	article.questions.find(({ id }) => id === question)!
);

/** So many people: the first half knows all, the second nothing; the first question they answer the other way round. */
function classOf(size: number): Results[] {
	return Array.from({ length: size }, (_, n) => ({
		bank: article.id,
		bankTitle: article.title,
		revision: article.revision,
		respondent: String(n).padStart(16, '0'),
		...(n === 0 ? { name: 'Ann' } : {}),
		saved: '2026-03-02',
		answers: asked.map((question, at) => {
			if (question.type !== 'single') throw new Error('Only questions with one choice are asked.');
			const isRight = n < size / 2 !== (at === 0);
			const { id, wording, key, choices } = question;
			const choice = choices.find(({ correct }) => correct === isRight)!.id;
			const response = { type: 'single' as const, choice };
			const score = isRight ? 1 : 0;
			return {
				question: id,
				wording,
				key,
				response,
				score,
				durationMs: 9000,
				hint: 'none',
				mode: 'test'
			};
		})
	}));
}
const asFile = (name: string, text: string) => ({
	name,
	mimeType: 'application/json',
	buffer: Buffer.from(text)
});
const asFiles = (all: Results[]) => all.map((one, n) => asFile(`${n}.json`, writeResults(one)));

test('A learner saves their answers for the author, who adds the file', async ({
	page,
	session,
	browser
}) => {
	await openSession(page, refsOfType(article, 'single', 2));
	await session.answerAll((_question, turn) => (turn === 1 ? 'wrong' : 'right'));
	await page.goto(`/bank/${article.id}/`);
	await page.getByText('Your answers for the author').click();
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
	await page.getByLabel('Your name, if you like').fill('Ben');
	const downloading = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save 2 answers' }).click();
	const download = await downloading;
	await expect(page.getByText(`Saved as ${download.suggestedFilename()}`)).toBeVisible();
	const text = readFileSync(await download.path(), 'utf8');
	const saved = JSON.parse(text) as Results;
	expect(saved.name).toBe('Ben');
	expect(saved.answers.map(({ score }) => score)).toEqual([1, 0]);
	expect(text).not.toMatch(/atMs|"device"|"session"/);

	const context = await browser.newContext();
	const author = await context.newPage();
	await author.goto('/author/');
	await author.getByLabel('Open a copy of').selectOption({ label: article.title });
	await author.getByRole('button', { name: 'Open a copy', exact: true }).click();
	await author.getByRole('button', { name: 'Answers', exact: true }).click();
	await author.getByLabel('Add result files…').setInputFiles([asFile('ben.json', text)]);
	await expect(author.getByText('ben.json: added.')).toBeVisible();
	await expect(author.getByText(/^One person’s file/)).toBeVisible();
	const waiting = author.getByRole('region', { name: '29 more answers, and the first question' });
	await expect(waiting).toContainText('Shown from 30 answers on');
	await expect(waiting).toContainText(
		`2 of ${article.questions.length} questions have answers, of 1 person.`
	);
	await expect(waiting).toContainText('From 30 answers to a question on, you see here');
	const answered = author.getByRole('listitem').filter({ hasText: '1 of 30' });
	await expect(answered).toHaveCount(2);
	await expect(answered.first()).toContainText('29 more needed');
	// How many had it right would say more about Ben than about the question.
	await expect(answered.first()).not.toContainText('%');
	expect((await new AxeBuilder({ page: author }).analyze()).violations).toEqual([]);
	await context.close();
});

test('From thirty answers on an author sees how the questions work, and which want a look', async ({
	page
}) => {
	await page.goto('/author/');
	await page.getByLabel('Open a copy of').selectOption({ label: article.title });
	await page.getByRole('button', { name: 'Open a copy', exact: true }).click();
	await page.getByRole('button', { name: 'Answers', exact: true }).click();
	await expect(page.getByRole('region', { name: 'No answers yet' })).toBeVisible();
	const add = page.getByLabel('Add result files…');
	const elsewhere = { ...classOf(1)[0]!, bank: reading.id, bankTitle: reading.title };
	await add.setInputFiles([
		...asFiles(classOf(29)),
		asFile('notes.json', '{"notes":1}'),
		asFile('other.json', writeResults(elsewhere))
	]);
	await expect(page.getByText('Files of 29 people')).toBeVisible();
	await expect(page.getByText('notes.json: is no file of results.')).toBeVisible();
	await expect(page.getByText(`is about another bank, “${reading.title}”`)).toBeVisible();
	const rows = page.getByRole('listitem').filter({ has: page.locator('details') });
	await expect(rows.first()).toContainText('29 of 30');
	await expect(rows.first()).toContainText('1 more needed');

	await add.setInputFiles(asFiles(classOf(40)));
	await expect(page.getByText('Files of 40 people')).toBeVisible();
	// The one that was answered the wrong way round comes first.
	await expect(rows.first()).toContainText('Look at the key first.');
	await expect(rows.first()).toContainText('50 % (35–65 %)');
	await expect(rows.first()).toContainText('the wrong way');
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
	await rows.first().locator('summary').click();
	const picks = rows.first().getByRole('table', { name: 'What was answered' });
	const key = picks.getByRole('row').filter({ hasText: '✓ right' });
	await expect(key).toContainText('20 (50 %)');
	await expect(key).toContainText('0 %');
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

	await page.getByLabel('Order').selectOption({ label: 'As in the bank' });
	await expect(rows.first()).toContainText(article.questions[0]!.stem);

	// A file is taken out, and put back.
	await page.getByText('Files', { exact: true }).click();
	await page.getByRole('button', { name: 'Take out the file of Ann' }).click();
	await expect(page.getByText('Files of 39 people')).toBeVisible();
	await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
	await expect(page.getByText('Files of 40 people')).toBeVisible();
	await page.reload();
	await page.getByRole('button', { name: 'Answers', exact: true }).click();
	await expect(page.getByText('Files of 40 people')).toBeVisible();
});
