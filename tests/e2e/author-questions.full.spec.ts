import type { Locator, Page } from '@playwright/test';
import { EXAMPLE_BANK } from '../../src/lib/core/bank/example-bank';
import { axeFinds } from './support/axe-finds';
import { expect, test } from './support/journey';
import { tabTo } from './support/keyboard';
import { chooseFiles, fileOf, openInEditor, openList, row, TITLE } from './support/own-banks';

const OTHER = 'On other tides';
const other = EXAMPLE_BANK.replace('id: tides', 'id: other-tides').replace(TITLE, OTHER);
const STEMS = {
	level: 'How high is the spring tide',
	highs: 'How many high waters a day',
	cause: 'What pulls the water?',
	bulge: 'A bulge of water passes'
};

const list = (page: Page) => page.getByRole('grid', { name: 'Questions of this bank' });
const question = (page: Page, stem: string): Locator =>
	list(page).getByRole('row').filter({ hasText: stem });
const search = (page: Page) => page.getByRole('searchbox', { name: 'Search' });
const said = (page: Page, text: string) =>
	expect(page.getByRole('status').filter({ hasText: text })).toBeAttached();
const bar = (page: Page) =>
	page.getByRole('group', { name: 'What to do with the selected questions' });
/** The questions in their order, by the words they begin with. */
const order = async (page: Page) =>
	(await list(page).getByRole('row').allTextContents()).map(
		(text) => Object.entries(STEMS).find(([, stem]) => text.includes(stem))?.[0] ?? ''
	);

async function openQuestions(page: Page): Promise<void> {
	await openInEditor(page, fileOf('tides.yaml', EXAMPLE_BANK));
	await page.getByRole('button', { name: /^All questions/ }).click();
	await expect(list(page).getByRole('row')).toHaveCount(8);
}
test('Questions are searched for by words and by terms, from anywhere by one key', async ({
	page
}) => {
	await openQuestions(page);
	await expect(page.getByText('8 of 8 questions')).toBeVisible();
	expect(await axeFinds(page)).toEqual([]);
	await page.keyboard.press('/');
	await expect(search(page)).toBeFocused();
	await search(page).fill('springs up');
	await expect(page.getByText('1 of 8 questions')).toBeVisible();
	await search(page).fill('tag:basics type:single');
	await expect(question(page, STEMS.highs)).toBeVisible();
	await expect(list(page).getByRole('row')).toHaveCount(1);
	await search(page).fill('passage:3');
	await expect(list(page).getByRole('row')).toHaveCount(1);
	await search(page).fill('no such words');
	await expect(page.getByText('No question is like that.')).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(search(page)).toHaveValue('');
	await expect(list(page).getByRole('row')).toHaveCount(8);

	// The same search finds facts beside their passages.
	await search(page).fill('finest of the coast');
	await page.getByRole('button', { name: 'Source', exact: true }).click();
	await expect(page.getByText('1 of 3 facts')).toBeVisible();
	await expect(page.getByRole('button', { name: /^Judgement Ada Example/ })).toBeVisible();
	await expect(page.getByRole('button', { name: /^Event Ada Example/ })).toBeHidden();
});

test('The list is one stop of the keyboard; rows are gone through, opened and come back to', async ({
	page
}) => {
	await openQuestions(page);
	await tabTo(page, question(page, STEMS.level));
	await page.keyboard.press('ArrowDown');
	await expect(question(page, STEMS.highs)).toBeFocused();
	await page.keyboard.press('End');
	await expect(list(page).getByRole('row').last()).toBeFocused();
	await page.keyboard.press('ArrowDown');
	await expect(list(page).getByRole('row').last()).toBeFocused();
	await page.keyboard.press('Home');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	// An arrow key would change a type that has the focus.
	await expect(page.getByRole('textbox', { name: 'Question' })).toBeFocused();
	await expect(page.getByRole('textbox', { name: 'Question' })).toHaveValue(
		new RegExp(STEMS.highs)
	);
	expect(await axeFinds(page)).toEqual([]);
	await tabTo(page, page.getByRole('button', { name: 'Back to all questions' }));
	await page.keyboard.press('Enter');
	await expect(question(page, STEMS.highs)).toBeFocused();
	// One Tab leads out of it.
	await page.keyboard.press('Tab');
	await expect(list(page).locator(':focus')).toHaveCount(0);
});

test('Several are selected by keyboard and mouse, and get a tag and lose it in one step', async ({
	page
}) => {
	await openQuestions(page);
	await tabTo(page, question(page, STEMS.level));
	await page.keyboard.press('Space');
	await said(page, '1 selected');
	await page.keyboard.press('Shift+ArrowDown');
	await page.keyboard.press('Shift+ArrowDown');
	await page.keyboard.press('Shift+ArrowUp');
	await said(page, '2 selected');
	await expect(question(page, STEMS.level)).toHaveAttribute('aria-selected', 'true');
	await expect(question(page, STEMS.cause)).toHaveAttribute('aria-selected', 'false');
	await expect(question(page, STEMS.highs)).toBeFocused();
	expect(await axeFinds(page)).toEqual([]);

	const tag = page.getByRole('combobox', { name: 'Tag' });
	await tabTo(page, tag);
	await page.keyboard.type('moon and sea');
	await page.keyboard.press('Enter');
	await said(page, '2 questions have the tag “moon and sea” now.');
	await expect(question(page, STEMS.level)).toContainText('moon and sea');
	await expect(question(page, STEMS.cause)).not.toContainText('moon and sea');

	await page.keyboard.press('Control+z');
	await expect(page.getByText('moon and sea', { exact: true })).toHaveCount(0);
	await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
	await page.keyboard.press('Control+Shift+z');
	await expect(question(page, STEMS.level)).toContainText('moon and sea');
	await tag.fill('moon and sea');
	await page.getByRole('button', { name: 'Take off' }).click();
	await expect(page.getByText('moon and sea', { exact: true })).toHaveCount(0);

	await page.getByRole('button', { name: 'Select none' }).click();
	await expect(bar(page)).toBeHidden();
	await question(page, STEMS.level).getByRole('checkbox').click();
	await question(page, STEMS.bulge)
		.getByRole('checkbox')
		.click({ modifiers: ['Shift'] });
	await said(page, '4 selected');
	await question(page, STEMS.bulge).focus();
	await page.keyboard.press('Control+a');
	await said(page, '8 selected');
	await search(page).fill('passage:3');
	await expect(bar(page)).toContainText('1 selected');
});

test('Rows move by keyboard and keep the focus, copies stand behind, and what is removed comes back', async ({
	page
}) => {
	await openQuestions(page);
	const start = ['level', 'highs', 'cause', 'bulge'];
	await tabTo(page, question(page, STEMS.level));
	await page.keyboard.press('Alt+ArrowDown');
	await said(page, 'Moved to 2 of 8');
	await expect(question(page, STEMS.level)).toBeFocused();
	await page.keyboard.press('Alt+ArrowDown');
	await said(page, 'Moved to 3 of 8');
	expect((await order(page)).slice(0, 4)).toEqual(['highs', 'cause', 'level', 'bulge']);
	await page.keyboard.press('Alt+ArrowUp');
	await page.keyboard.press('Alt+ArrowUp');
	expect((await order(page)).slice(0, 4)).toEqual(start);

	await page.keyboard.press('Space');
	await page.keyboard.press('Shift+ArrowDown');
	await page.getByRole('button', { name: 'Move down' }).click();
	expect((await order(page)).slice(0, 4)).toEqual(['cause', 'level', 'highs', 'bulge']);
	await page.keyboard.press('Control+z');
	expect((await order(page)).slice(0, 4)).toEqual(start);

	await page.getByRole('button', { name: 'Duplicate' }).click();
	await expect(list(page).getByRole('row')).toHaveCount(10);
	await said(page, '2 copies are there now, and selected.');
	expect((await order(page)).slice(0, 4)).toEqual(['level', 'level', 'highs', 'highs']);
	await bar(page).getByRole('button', { name: 'Delete' }).click();
	await expect(page.getByRole('group', { name: '2 questions are gone.' })).toBeFocused();
	await expect(list(page).getByRole('row')).toHaveCount(8);
	await page.getByRole('button', { name: 'Undo' }).last().click();
	await expect(list(page).getByRole('row')).toHaveCount(10);
	await expect(list(page).locator(':focus')).toHaveCount(1);
	await page.keyboard.press('Control+z');
	await expect(list(page).getByRole('row')).toHaveCount(8);
});

test('Questions move to another bank with what they rest on, and undo brings them back here', async ({
	page
}) => {
	await openList(page);
	await chooseFiles(page, fileOf('other.yaml', other));
	await expect(row(page, OTHER)).toBeVisible();
	await openQuestions(page);
	await tabTo(page, question(page, STEMS.level));
	await page.keyboard.press('Space');
	await page.keyboard.press('Shift+ArrowDown');
	await tabTo(page, page.getByRole('button', { name: 'Move or copy…' }));
	await page.keyboard.press('Enter');
	const dialog = page.getByRole('dialog', { name: 'Move or copy 2 questions' });
	await expect(dialog.getByRole('combobox', { name: 'To the bank' })).toHaveValue(/./);
	await expect(dialog.getByText(/another question to learners/)).toBeVisible();
	expect(await axeFinds(page)).toEqual([]);
	await dialog.getByRole('button', { name: 'Move', exact: true }).click();
	await expect(
		page.getByRole('group', { name: `2 questions have moved to “${OTHER}”.` })
	).toBeFocused();
	await expect(list(page).getByRole('row')).toHaveCount(6);
	await page.keyboard.press('Control+z');
	await expect(list(page).getByRole('row')).toHaveCount(8);
	await expect(page.getByRole('status').getByText('Saved')).toBeVisible();

	await page.getByRole('link', { name: 'Open that bank' }).click();
	await expect(page.getByRole('heading', { level: 1, name: OTHER })).toBeVisible();
	await page.getByRole('button', { name: /^All questions/ }).click();
	await expect(list(page).getByRole('row')).toHaveCount(10);
	await expect(question(page, STEMS.level)).toHaveCount(2);
	await page.getByRole('button', { name: /^Check/ }).click();
	await expect(page.getByText(/^0 errors · /)).toBeVisible();
});

test('Questions begin a new bank from the dialog, without another one being there', async ({
	page
}) => {
	await openQuestions(page);
	await question(page, STEMS.level).getByRole('checkbox').click();
	await page.getByRole('button', { name: 'Move or copy…' }).click();
	const dialog = page.getByRole('dialog');
	await expect(dialog.getByRole('combobox', { name: 'To the bank' })).toHaveText('A new bank');
	await dialog.getByRole('button', { name: 'Move', exact: true }).click();
	// It needs a title.
	const title = dialog.getByRole('textbox', { name: 'Its title' });
	await expect(title).toBeFocused();
	await title.fill('Levels');
	expect(await axeFinds(page)).toEqual([]);
	await title.press('Enter');
	await expect(
		page.getByRole('group', { name: 'The question has moved to “Levels”.' })
	).toBeFocused();
	await expect(list(page).getByRole('row')).toHaveCount(7);
	await expect(page.getByRole('status').getByText('Saved')).toBeVisible();
	await page.getByRole('link', { name: 'Open that bank' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Levels' })).toBeVisible();
	await page.getByRole('button', { name: /^All questions/ }).click();
	await expect(list(page).getByRole('row')).toHaveCount(1);
	await expect(question(page, STEMS.level)).toHaveCount(1);
});

test('A bank that another tab edits takes nothing in, and nothing goes from here', async ({
	page,
	context
}) => {
	await openList(page);
	await chooseFiles(page, fileOf('other.yaml', other));
	await row(page, OTHER).getByRole('link', { name: OTHER }).click();
	await expect(page.getByRole('heading', { level: 1, name: OTHER })).toBeVisible();
	const here = await context.newPage();
	await openQuestions(here);
	await question(here, STEMS.level).getByRole('checkbox').click();
	await here.getByRole('button', { name: 'Move or copy…' }).click();
	const dialog = here.getByRole('dialog');
	await dialog.getByRole('button', { name: 'Move', exact: true }).click();
	await expect(dialog.getByRole('alert')).toContainText('open in another tab');
	await dialog.getByRole('button', { name: 'Cancel' }).click();
	await expect(list(here).getByRole('row')).toHaveCount(8);
	await expect(bar(here)).toContainText('1 selected');
	await page.close();
	await here.getByRole('button', { name: 'Move or copy…' }).click();
	await dialog.getByRole('radio', { name: /^Copy/ }).check();
	await dialog.getByRole('button', { name: 'Copy', exact: true }).click();
	await expect(
		here.getByRole('group', { name: `The question is in “${OTHER}” now, too.` })
	).toBeFocused();
	await expect(list(here).getByRole('row')).toHaveCount(8);
});

test('On a narrow screen the list has all of the width, and nothing is cut off', async ({
	page
}) => {
	await page.setViewportSize({ width: 320, height: 700 });
	await openQuestions(page);
	await question(page, STEMS.level).getByRole('checkbox').click();
	await expect(bar(page)).toBeVisible();
	const over = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth
	);
	expect(over).toBe(0);
	expect(await axeFinds(page)).toEqual([]);
	await question(page, STEMS.highs).click();
	await expect(list(page)).toBeHidden();
	await page.getByRole('button', { name: 'Back to all questions' }).click();
	await expect(question(page, STEMS.highs)).toBeFocused();
});
