import type { Page } from '@playwright/test';
import { EXAMPLE_BANK } from '../../src/lib/core/bank/example-bank';
import { axeFinds } from './support/axe-finds';
import { expect, test } from './support/journey';
import { fileOf, openInEditor } from './support/own-banks';

const LECTURE = `# On tides

The sea at our harbour comes up twice a day, and nobody here remembers it otherwise.

The Moon pulls hardest on the water nearest to it. So there are two bulges, and in a day the Earth turns us through both.

The port office counts 48,000 people a year who come to see a spring tide. Its master, Ben Sample, says that the quay has to be raised.`;

/** An empty bank with the lecture as its source. */
async function begin(page: Page): Promise<void> {
	await page.goto('/author/');
	await page.getByRole('button', { name: 'New bank' }).click();
	await page.getByRole('textbox', { name: 'The source’s text' }).fill(LECTURE);
	await expect(page.getByText('3 paragraphs')).toBeVisible();
	await page.getByRole('button', { name: 'Take this text' }).click();
	await expect(page.getByRole('heading', { name: 'About this source' })).toBeVisible();
}

/** Chooses words of a paragraph, as by dragging over them. */
async function choose(page: Page, words: string): Promise<void> {
	await page
		.getByText(words)
		.first()
		.evaluate((element, words) => {
			const node = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode() as Text;
			const at = node.data.indexOf(words);
			document.getSelection()!.setBaseAndExtent(node, at, node, at + words.length);
		}, words);
}

async function makeFact(page: Page, words: string, statement: string): Promise<void> {
	await choose(page, words);
	await page.getByRole('button', { name: 'Make a fact' }).click();
	await page.getByRole('textbox', { name: 'What the source says' }).fill(statement);
}

const saved = (page: Page) => expect(page.getByRole('status').getByText('Saved')).toBeVisible();

test('From a pasted source to a fact, a question and the learner’s view of it', async ({
	page
}) => {
	await begin(page);
	expect(await axeFinds(page)).toEqual([]);
	await page.getByRole('textbox', { name: 'Title' }).fill('On tides');
	await page.getByRole('textbox', { name: 'Author' }).fill('Ada Example');

	await choose(page, '48,000 people a year');
	await page.getByRole('button', { name: 'Make a fact' }).click();
	const statement = page.getByRole('textbox', { name: 'What the source says' });
	await expect(statement).toBeFocused();
	await expect(page.getByRole('radio', { name: 'Figure' })).toBeChecked();
	await expect(page.getByRole('textbox', { name: 'Quotation' })).toHaveValue(
		'48,000 people a year'
	);
	await statement.fill('In a year 48,000 people come to see a spring tide.');
	await expect(page.getByText('2 of 3 paragraphs have no fact yet.')).toBeVisible();
	expect(await axeFinds(page)).toEqual([]);

	await page.getByRole('button', { name: '+ Question', exact: true }).click();
	await page
		.getByRole('textbox', { name: 'Question' })
		.fill('How many people come to see a spring tide in a year?');
	await page.getByRole('textbox', { name: 'The right answer' }).fill('About 48,000');
	await page.getByRole('textbox', { name: 'Wrong answer 1' }).fill('About 4,800');
	await page.getByRole('textbox', { name: 'Wrong answer 2' }).fill('About 480,000');
	await page.getByRole('textbox', { name: 'Explanation' }).fill('The port office counts them.');
	const preview = page.getByRole('region', { name: 'As a learner sees it' });
	await preview.getByRole('radio', { name: 'About 4,800' }).check();
	await preview.getByRole('button', { name: 'Check' }).click();
	await expect(preview.getByText('48,000 people come')).toBeVisible();
	expect(await axeFinds(page)).toEqual([]);
	await saved(page);

	// It is there again, as it was left.
	await page.goto('/author/');
	await expect(page.getByText('1 question · 1 fact')).toBeVisible();
	await page.getByRole('link', { name: 'A bank without a title' }).click();
	await expect(page.getByRole('button', { name: /How many people come/ })).toBeVisible();
});

test('A statement is suggested with its speaker, and a quotation that is gone is told and found again', async ({
	page
}) => {
	await begin(page);
	await makeFact(page, 'the quay has to be raised', 'The quay must be raised.');
	await expect(page.getByRole('radio', { name: 'Statement' })).toBeChecked();
	await expect(page.getByRole('combobox', { name: 'Who says so' })).toHaveValue('Ben Sample');

	await page.getByRole('button', { name: 'About this source' }).click();
	const text = page.getByRole('textbox', { name: 'Text', exact: true });
	await text.fill(`A new beginning.\n\n${LECTURE}`);
	await expect(page.getByText('quotation gone')).toBeVisible();
	await page.getByRole('button', { name: /^Statement Ben Sample/ }).click();
	await page.getByRole('button', { name: 'Follow it to 4' }).click();
	await expect(page.getByText('quotation gone')).toBeHidden();
	await page.getByRole('button', { name: 'About this source' }).click();
	await text.fill('All is new.');
	await page.getByRole('button', { name: /^Statement Ben Sample/ }).click();
	await expect(page.getByText(/no longer stands in the source’s text/)).toBeVisible();
});

test('Undo and redo go through everything, by key', async ({ page }) => {
	await begin(page);
	await makeFact(page, 'two bulges', 'There are two bulges.');
	await page.getByRole('button', { name: 'Delete' }).click();
	await expect(page.getByRole('button', { name: /There are two bulges/ })).toBeHidden();
	await page.keyboard.press('Control+z');
	await expect(page.getByRole('button', { name: /There are two bulges/ }).first()).toBeVisible();
	for (let step = 0; step < 3; step++) await page.keyboard.press('Control+z');
	await expect(page.getByRole('textbox', { name: 'The source’s text' })).toBeVisible();
	await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
	for (let step = 0; step < 3; step++) await page.keyboard.press('Control+Shift+z');
	await expect(page.getByRole('button', { name: /There are two bulges/ }).first()).toBeVisible();
});

test(
	'Every type of question has a form, and what was written stays where the new type has it',
	{ tag: '@full' },
	async ({ page }) => {
		await begin(page);
		await makeFact(page, 'two bulges', 'There are two bulges.');
		await page.getByRole('button', { name: '+ Question', exact: true }).click();
		await page
			.getByRole('textbox', { name: 'Question' })
			.fill('What does the lecture say of the bulges?');
		const type = page.getByRole('combobox', { name: 'Type' });
		const preview = page.getByRole('region', { name: 'As a learner sees it' });
		const kinds: [string, () => Promise<void>][] = [
			['Several right answers', () => page.getByRole('textbox', { name: 'Choice 1' }).fill('Two')],
			['True or false', () => page.getByRole('radio', { name: 'false' }).first().check()],
			['A number', () => page.getByRole('textbox', { name: 'The right number' }).fill('2')],
			['A word or name', () => page.getByRole('textbox', { name: 'Answer 1' }).fill('two')],
			[
				'A text with gaps',
				() =>
					page
						.getByRole('textbox', { name: 'The text with its gaps' })
						.fill('There are {{number}} bulges.')
			],
			['Pairs', () => page.getByRole('textbox', { name: 'This' }).first().fill('The Moon')],
			['A card, front and back', () => page.getByRole('textbox', { name: 'Back' }).fill('Two')],
			['An order', () => page.getByRole('textbox', { name: 'Number 1' }).fill('First')]
		];
		for (const [name, write] of kinds) {
			await type.selectOption(name);
			await write();
			await expect(
				page.getByRole('textbox', { name: /^(Question|Statement to judge)$/ })
			).toHaveValue('What does the lecture say of the bulges?');
			expect(await axeFinds(page)).toEqual([]);
		}
		await expect(preview.getByText('First')).toBeVisible();
		await saved(page);
	}
);

test('A part that is added is written in at once, and those before it stay as they are', async ({
	page
}) => {
	await begin(page);
	await makeFact(page, 'two bulges', 'There are two bulges.');
	await page.getByRole('button', { name: '+ Question', exact: true }).click();
	await page.getByRole('combobox', { name: 'Type' }).selectOption('A word or name');
	await page.getByRole('textbox', { name: 'Answer 1' }).fill('two');
	await page.getByRole('button', { name: '+ Answer' }).press('Enter');
	await expect(page.getByRole('textbox', { name: 'Answer 2' })).toBeFocused();
	await page.keyboard.type('a pair');
	await expect(page.getByRole('textbox', { name: 'Answer 1' })).toHaveValue('two');
	await expect(page.getByRole('textbox', { name: 'Answer 2' })).toHaveValue('a pair');
});

test('A card is turned and rated in the learner’s view', async ({ page }) => {
	await begin(page);
	await makeFact(page, 'two bulges', 'There are two bulges.');
	await page.getByRole('button', { name: '+ Question', exact: true }).click();
	await page.getByRole('combobox', { name: 'Type' }).selectOption('A card, front and back');
	await page.getByRole('textbox', { name: 'Question' }).fill('How many bulges are there?');
	await page.getByRole('textbox', { name: 'Back' }).fill('Two, on opposite sides.');
	await page.getByRole('textbox', { name: 'Explanation' }).fill('Both pass us in a day.');
	const preview = page.getByRole('region', { name: 'As a learner sees it' });
	await expect(preview.getByText('Two, on opposite sides.')).toHaveCount(0);
	await preview.getByRole('button', { name: 'Show the answer' }).press('Enter');
	await expect(preview.getByRole('group', { name: 'The answer' })).toBeFocused();
	await expect(preview.getByText('Two, on opposite sides.')).toBeVisible();
	expect(await axeFinds(page)).toEqual([]);
	await preview.getByRole('button', { name: 'Hard' }).click();
	await expect(preview.getByText('You said: Hard')).toBeVisible();
	await preview.getByRole('button', { name: 'Answer again' }).click();
	await expect(preview.getByRole('button', { name: 'Show the answer' })).toBeVisible();
});

test('What is done with chosen words, and the end of a form, are on the screen without scrolling the page', async ({
	page
}) => {
	await page.setViewportSize({ width: 1280, height: 720 });
	await begin(page);
	await choose(page, 'The sea at our harbour');
	await expect(page.getByRole('button', { name: 'Make a fact' })).toBeInViewport({ ratio: 1 });
	await page.getByRole('textbox', { name: 'Title' }).hover();
	await page.mouse.wheel(0, 5000);
	await expect(page.getByRole('checkbox', { name: /^Learners may read the text/ })).toBeInViewport({
		ratio: 1
	});
});

test('What is to be mended is listed, and leads to where it can be', async ({ page }) => {
	await begin(page);
	await makeFact(page, 'two bulges', '');
	await page.getByRole('button', { name: /^Check/ }).click();
	await page.getByRole('button', { name: 'Fact: two bulges' }).click();
	await expect(page.getByRole('textbox', { name: 'What the source says' })).toBeFocused();
});

test(
	'A warning is let stand with a reason that the file keeps, and warns again when asked',
	{ tag: '@full' },
	async ({ page }) => {
		const silent = EXAMPLE_BANK.replace(', feedback: Low waters count for themselves.', '');
		await openInEditor(page, fileOf('tides.yaml', silent));
		await page.getByRole('button', { name: /^Check/ }).click();
		const warning = 'The choice "Four" gets no feedback';
		await page.getByLabel(`Let it stand: ${warning}`).click();
		expect(await axeFinds(page)).toEqual([]);
		const why = page.getByRole('textbox', { name: 'Why it may stand' });
		await why.press('Enter');
		await expect(why).toBeFocused();
		await why.fill('Two bulges say it.');
		await why.press('Enter');
		await expect(page.getByText('Because: Two bulges say it.')).toBeVisible();
		await expect(page.getByLabel(`Let it stand: ${warning}`)).toHaveCount(0);
		expect(await axeFinds(page)).toEqual([]);
		await saved(page);
		await page.reload();
		await page.getByRole('button', { name: /^Check/ }).click();
		await expect(page.getByText('Because: Two bulges say it.')).toBeVisible();
		await page.getByRole('button', { name: `Warn again: ${warning}` }).click();
		await expect(page.getByLabel(`Let it stand: ${warning}`)).toBeVisible();
		await expect(page.getByText('Because: Two bulges say it.')).toHaveCount(0);
	}
);

test(
	'A second tab looks on until the first lets go, and then edits what that left',
	{ tag: '@full' },
	async ({ page, context }) => {
		await begin(page);
		await page.getByRole('textbox', { name: 'Title' }).fill('First tab');
		await saved(page);
		const second = await context.newPage();
		await second.goto(page.url());
		await expect(second.getByText(/open in another tab/)).toBeVisible();
		await page.getByRole('textbox', { name: 'Title' }).fill('First tab again');
		await saved(page);
		await page.close();
		await expect(second.getByText(/open in another tab/)).toBeHidden();
		await expect(second.getByRole('heading', { name: 'First tab again' })).toBeVisible();
	}
);
