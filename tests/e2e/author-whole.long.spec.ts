import { readFileSync } from 'node:fs';
import type { Browser, Page } from '@playwright/test';
import type { Question } from '../../src/lib/core/bank/bank';
import { BANK_FILE } from '../../src/lib/core/bank/bank-files';
import { parseBank } from '../../src/lib/core/bank/parse-bank';
import { readBankFile } from '../../src/lib/exchange/read-bank-file';
import { fillIn } from './support/answer-question';
import { expect, openToday, test } from './support/journey';
import { readStore, standingAnswers } from './support/learner-database';
import { responseFor } from './support/responses';

const SOURCE = `The wind mill above the village was built in 1804 by the miller Jan Holt. It ground the corn of six farms.

In 1911 the farms bought a steam mill, and the wind mill stood still. Jan Holt's grandson says that steam was cheaper.

Today the mill is the finest thing for miles.`;

const box = (page: Page, name: string | RegExp) => page.getByRole('textbox', { name, exact: true });
const view = (page: Page, name: string | RegExp) =>
	page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name }).click();

async function makeFact(page: Page, words: string, statement: string): Promise<void> {
	await page
		.locator('.paragraphs, main')
		.getByText(words)
		.first()
		.evaluate((element, words) => {
			const node = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode() as Text;
			const at = node.data.indexOf(words);
			document.getSelection()!.setBaseAndExtent(node, at, node, at + words.length);
		}, words);
	await page.getByRole('button', { name: 'Make a fact' }).click();
	await box(page, 'What the source says').fill(statement);
	await page.getByRole('radio', { name: 'Event' }).check({ force: true });
}

/** A new question on a fact, in the form. */
async function ask(page: Page, fact: string, type: string, stem: string): Promise<void> {
	await page.getByRole('button', { name: `New question on: ${fact}` }).click();
	await page.getByRole('combobox', { name: 'Type' }).selectOption(type);
	await box(page, /^(Question|Statement to judge)$/).fill(stem);
	await box(page, 'Explanation').fill('So the source has it.');
}

async function saveFile(page: Page, button: string): Promise<Buffer> {
	const downloading = page.waitForEvent('download');
	await page.getByRole('button', { name: button }).click();
	return readFileSync(await (await downloading).path());
}

function bankIn(file: Buffer) {
	const read = readBankFile(new Uint8Array(file));
	if (!read.ok) throw new Error(read.problem.code);
	const parsed = parseBank(read.texts[BANK_FILE]!, BANK_FILE);
	if (!parsed.ok) throw new Error(parsed.errors[0]!.problem);
	return parsed.bank;
}

async function emptyProfile(browser: Browser): Promise<Page> {
	const { baseURL } = test.info().project.use;
	const page = await (await browser.newContext({ baseURL, locale: 'en' })).newPage();
	page.setDefaultTimeout(8000);
	await openToday(page);
	return page;
}

async function openScreen(page: Page): Promise<void> {
	await page.goto('/open/');
	await expect(page.getByRole('heading', { level: 1, name: 'Open a bank' })).toBeVisible();
}

const choose = (page: Page, name: string, buffer: Buffer) =>
	page
		.getByLabel('Choose a file…')
		.setInputFiles({ name, mimeType: 'application/octet-stream', buffer });

/** What a question that waits for an answer has; a card is turned instead. */
const TO_ANSWER = /^(Check|Show the answer)/;

/** The question that waits for an answer, told by what is on the screen. */
async function shownQuestion(page: Page, questions: readonly Question[]): Promise<Question> {
	await expect(page.getByRole('button', { name: TO_ANSWER })).toBeVisible();
	const claim = page.getByRole('main').locator('blockquote');
	const text = await (
		(await claim.count()) > 0 ? claim : page.getByRole('heading', { level: 1 })
	).innerText();
	const asked = (question: Question) =>
		question.type === 'attribution' ? question.statement : question.stem;
	return questions.find((question) => asked(question) === text.trim())!;
}

test('From an empty profile to learners in another one: every type, each form of giving away, and a correction', async ({
	page,
	browser,
	context
}) => {
	test.setTimeout(180_000);
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	page.setDefaultTimeout(8000);
	await page.goto('/author/');
	await page.getByRole('button', { name: 'New bank' }).click();
	await box(page, 'The source’s text').fill(SOURCE);
	await page.getByRole('button', { name: 'Take this text' }).click();
	await box(page, 'Title').fill('The mill above the village');
	await box(page, 'Author').fill('Eva Example');
	await box(page, 'Publisher').fill('The Village Paper');
	await box(page, 'Date').fill('2024-03-01');
	await box(page, 'Citation').fill('The Village Paper, 1 March 2024');
	await page.getByRole('button', { name: 'About the bank' }).click();
	await box(page, 'Title').first().fill('The old mill');
	await box(page, 'Summary').fill('What a paper says of a mill.');
	await box(page, 'Author 1').fill('Ada Author');

	await makeFact(page, 'built in 1804', 'The mill was built in 1804.');
	await makeFact(page, 'steam was cheaper', 'Steam was cheaper than wind.');

	const [built, cheaper] = ['The mill was built in 1804.', 'Steam was cheaper than wind.'] as const;
	await ask(page, built, 'One right answer', 'Who built the mill above the village?');
	await box(page, 'The right answer').fill('The miller Jan Holt, whose grandson still lives there');
	await box(page, 'Wrong answer 1').fill('A farmer');
	await box(page, 'Wrong answer 2').fill('A lord');
	await ask(page, cheaper, 'Several right answers', 'Which two engines does the paper name?');
	await box(page, 'Choice 1').fill('Wind');
	await box(page, 'Choice 2').fill('Steam');
	await box(page, 'Choice 3').fill('Water');
	await page.getByRole('checkbox', { name: 'Right', exact: true }).nth(1).check();
	await ask(page, built, 'True or false', 'The mill is older than 1900.');
	await page.getByRole('radio', { name: 'true', exact: true }).check();
	await ask(page, built, 'A number', 'In which year was the mill built?');
	await box(page, 'The right number').fill('1804');
	await ask(page, cheaper, 'A word or name', 'What was cheaper than wind, says the grandson?');
	await box(page, 'Answer 1').fill('steam');
	await ask(page, cheaper, 'A text with gaps', 'Fill in what the grandson says.');
	const gaps = box(page, 'The text with its gaps');
	await gaps.fill('It was steam that was cheaper than wind.');
	await gaps.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(7, 12));
	await page.getByRole('button', { name: 'Make a gap of the chosen words' }).click();
	await ask(page, built, 'Pairs', 'What belongs to which year?');
	for (const [at, [one, other]] of [
		['1804', 'The mill is built'],
		['1911', 'It stands still']
	].entries()) {
		await box(page, 'This').nth(at).fill(one!);
		await box(page, 'belongs to').nth(at).fill(other!);
	}
	await ask(page, built, 'An order', 'What came first, what came next?');
	await box(page, 'Number 1').fill('The wind mill');
	await box(page, 'Number 2').fill('The steam mill');
	await box(page, 'Number 3').fill('The silence of the sails');

	await ask(page, built, 'A card, front and back', 'What stands above the village?');
	await box(page, 'Back').fill('A mill of 1804');

	// Three warnings are met and mended: a key that stands out, and two answers nothing is said to.
	const farmer = page.getByText('The choice "A farmer" gets no feedback.');
	const lord = page.getByText('The choice "A lord" gets no feedback.');
	const longest = page.getByText(/its length gives it away/);
	await view(page, /^Check/);
	for (const warning of [farmer, lord, longest]) await expect(warning).toBeVisible();
	await page
		.getByRole('button', { name: 'Question: Who built the mill above the village?' })
		.click();
	await box(page, 'The right answer').fill('A miller');
	const feedback = page.getByRole('group', { name: 'Wrong answers' });
	await box(page, 'What a learner who picks this is told')
		.nth(1)
		.fill('They had it grind their corn.');
	await box(page, 'What a learner who picks this is told').nth(2).fill('No lord is named.');
	await expect(feedback.getByText('gets no feedback')).toHaveCount(0);
	await view(page, /^Check/);
	for (const warning of [farmer, lord, longest]) await expect(warning).toHaveCount(0);
	await expect(page.getByText(/^0 errors ·/)).toBeVisible();

	// Tried, and nothing is kept of it.
	await page.getByRole('link', { name: 'Try it' }).click();
	await page.getByRole('button', { name: 'I don’t know' }).click();
	await expect(page.getByRole('region', { name: 'Feedback' })).toBeVisible();
	expect(await readStore(page, 'events')).toEqual([]);
	await page.goBack();

	// Given away as each of the four forms.
	await view(page, 'Share');
	const first = await saveFile(page, 'Save the file');
	const yaml = await saveFile(page, 'Save as YAML');
	await page.getByRole('button', { name: 'Copy the link' }).click();
	await expect(page.getByText('The link is copied.')).toBeVisible();
	const link = await page.evaluate(() => navigator.clipboard.readText());
	const editor = page.url();
	await page.getByRole('link', { name: 'Questions', exact: true }).click();
	await page.getByRole('link', { name: 'With the answers' }).click();
	await expect(
		page.getByRole('article').getByText('Who built the mill above the village?')
	).toBeVisible();
	expect((await page.pdf()).length).toBeGreaterThan(10_000);
	const bank = bankIn(first);
	expect(bank.questions.map(({ type }) => type)).toEqual(
		expect.arrayContaining([
			'single',
			'multiple',
			'true-false',
			'numeric',
			'short-text',
			'cloze',
			'matching',
			'ordering',
			'card'
		])
	);

	// Each is opened in another, empty profile; what is there already is said to be.
	const learner = await emptyProfile(browser);
	await learner.goto(link);
	await expect(learner.getByRole('heading', { level: 2, name: bank.title })).toBeVisible();
	await openScreen(learner);
	await choose(learner, 'mill.footnote', first);
	await learner.getByRole('button', { name: 'Add to my shelf' }).click();
	await expect(learner.getByRole('heading', { level: 2, name: /is on your shelf/ })).toBeVisible();
	for (const open of [() => choose(learner, 'mill.yaml', yaml), () => learner.goto(link)]) {
		await openScreen(learner);
		await open();
		await expect(learner.getByText('You have exactly this bank already.')).toBeVisible();
	}
	const end = learner.getByRole('heading', { level: 1, name: 'That was the quiz' });
	const met = new Set<string>();
	// A quiz of new questions has ten at the most.
	for (const _ of ['ten of them', 'the rest']) {
		await learner.goto(`/bank/?id=${bank.id}`);
		await learner.getByRole('button', { name: /^Learn / }).click();
		await expect(learner.getByRole('button', { name: TO_ANSWER })).toBeVisible();
		while (!(await end.isVisible())) {
			const question = await shownQuestion(learner, bank.questions);
			met.add(question.id);
			if (question.type === 'card') {
				await learner.getByRole('button', { name: 'Show the answer' }).click();
				await learner.getByRole('button', { name: /^Good/ }).click();
				await expect(learner.getByText(question.stem, { exact: true })).toHaveCount(0);
			} else {
				await fillIn(learner, question, responseFor(question, 'right'), 'mouse');
				await learner.getByRole('button', { name: /^Check/ }).click();
				await learner.getByRole('button', { name: /^(Continue|See how it went)/ }).click();
			}
			await expect(learner.getByRole('button', { name: TO_ANSWER }).or(end)).toBeVisible();
		}
	}
	expect(met.size).toBe(bank.questions.length);

	// One is reworded, one gets another key, one is retired, and it goes out again.
	await page.goto(editor);
	await page.getByRole('button', { name: /In which year was the mill built/ }).click();
	await box(page, 'Question').fill('When was the mill built, in which year?');
	await page.getByRole('button', { name: /Who built the mill above/ }).click();
	await box(page, 'The right answer').fill('A carpenter');
	await page.getByRole('button', { name: /The mill is older than 1900/ }).click();
	await page.getByRole('button', { name: 'Delete', exact: true }).click();
	await view(page, 'Share');
	const second = await saveFile(page, 'Save the file');
	await openScreen(learner);
	await choose(learner, 'mill.footnote', second);
	const offer = learner.getByRole('article', { name: bank.title });
	for (const told of [/1 .*reworded|one .*reworded/i, /answer.* changed/i, /retired/i])
		await expect(offer).toContainText(told);
	await learner.getByRole('button', { name: 'Take this revision' }).click();
	await expect(learner.getByRole('heading', { level: 2, name: /is now revision 2/ })).toBeVisible();

	// Progress is what the identity rule promises: kept where words changed, asked again where the key did.
	const idOf = (stem: RegExp) => bank.questions.find((question) => stem.test(question.stem))!.id;
	const cards = new Map((await readStore(learner, 'cards')).map((card) => [card.question, card]));
	expect(cards.get(idOf(/In which year/))).toMatchObject({
		card: { keyChanged: false, retired: false }
	});
	expect(cards.get(idOf(/Who built/))).toMatchObject({
		card: { keyChanged: true, retired: false }
	});
	expect(cards.get(idOf(/older than 1900/))).toMatchObject({ card: { retired: true } });
	expect(await standingAnswers(learner)).toHaveLength(bank.questions.length);
	await learner.context().close();
});
