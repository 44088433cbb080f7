import { strToU8, zipSync } from 'fflate';
import type { Page } from '@playwright/test';
import { axeFinds } from './support/axe-finds';
import { expect, test } from './support/journey';

/** Of a teacher, without names of columns: number, right letter, question, three options, a level. */
const TABLE = `1;B;Which river is the longest?;Thames;Nile;Seine;easy
2;A;Which river flows through Vienna?;Danube;Rhine;Elbe;easy
3;F;Which river flows through Paris?;Po;Rhine;Seine;hard
4;C;Which river flows into the Baltic?;Po;Rhine;Oder;hard
`;

async function give(page: Page, content: string | Uint8Array, name = 'rivers.csv'): Promise<void> {
	await page.goto('/import/');
	await page
		.getByLabel('Choose a file…')
		.setInputFiles([{ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) }]);
}
const heading = (page: Page, name: string | RegExp) =>
	page.getByRole('heading', { level: 2, name });
const column = (page: Page, letter: string) =>
	page.getByRole('combobox', { name: new RegExp(`^Column ${letter}\\b`) });
const setup = (page: Page) => page.getByRole('article', { name: 'What are the columns?' });
const outcome = (page: Page) => setup(page).getByRole('region', { name: 'What comes of it' });
const looks = (page: Page) => setup(page).getByRole('region', { name: 'A first look' });

test('The columns of an unknown table are named, tried on its first rows, and read', async ({
	page
}) => {
	await give(page, TABLE);
	await expect(heading(page, 'What are the columns?')).toBeFocused();
	await expect(setup(page)).toContainText('Table · 4 rows, 7 columns');
	await expect(setup(page)).toContainText('read as UTF-8');
	await expect(column(page, 'A')).toHaveValue('ignored');
	await expect(column(page, 'B')).toHaveValue('key');
	await expect(column(page, 'C')).toHaveValue('question');
	await expect(column(page, 'F')).toHaveValue('choice');
	await expect(page.getByLabel('Between the cells stands')).toHaveValue(';');

	await expect(outcome(page)).toContainText('3 become questions');
	await expect(outcome(page)).toContainText('It is not clear which choice is right.');
	await expect(outcome(page)).toContainText('line 3');
	await expect(setup(page).getByRole('rowheader', { name: '3 left out' })).toBeVisible();
	await expect(looks(page).getByRole('heading', { level: 3 })).toContainText([
		'A first look',
		'Which river is the longest?',
		'Which river flows through Vienna?'
	]);
	await looks(page).getByRole('button', { name: 'Show the answer' }).first().click();
	await expect(looks(page).getByRole('region', { name: 'Feedback' })).toContainText('Nile');
	expect(await axeFinds(page)).toEqual([]);

	// Each choice tries the rows anew.
	await column(page, 'G').selectOption('Topic or chapter');

	// What has no question is said, and cannot be read.
	await column(page, 'C').selectOption('not used');
	await expect(outcome(page)).toContainText('Say which column holds the question');
	await expect(page.getByRole('button', { name: 'Read the whole table' })).toBeDisabled();
	await expect(looks(page)).toHaveCount(0);
	await column(page, 'C').selectOption('Question, or front');
	await expect(outcome(page)).toContainText('3 become questions');

	await page.getByRole('button', { name: 'Read the whole table' }).click();
	await expect(heading(page, 'rivers')).toBeFocused();
	await expect(page.getByRole('article')).toContainText('3 questions');

	// And back again: what was said is still there.
	await page.getByRole('button', { name: 'Columns are not right…' }).click();
	await expect(heading(page, 'What are the columns?')).toBeFocused();
	await expect(column(page, 'G')).toHaveValue('section');
	await page.getByLabel('The right option is given as').selectOption('the first option of the row');
	await expect(outcome(page)).toContainText('4 become questions');
	await page.getByRole('button', { name: 'Read the whole table' }).click();
	await page.getByRole('button', { name: 'Add to my shelf' }).click();
	await expect(heading(page, '“rivers” is on your shelf')).toBeFocused();
});

test('A table that was recognised can be read otherwise', async ({ page }) => {
	await give(page, 'Question,Answer\nThe red planet?,"Mars; mars"\nMoons of Mars?,2\n');
	await expect(page.getByRole('article')).toContainText('CSV or spreadsheet · 2 questions');
	await expect(page.getByRole('article')).toContainText('card');
	await page.getByRole('button', { name: 'Columns are not right…' }).click();
	await expect(page.getByLabel('Names of the columns')).toHaveValue('1');
	await expect(setup(page).getByRole('rowheader', { name: '1 names of columns' })).toBeVisible();
	await page.getByLabel('A question and its answer become').selectOption(/* typed */ { index: 1 });
	await page.getByLabel('Several answers in one cell').selectOption('a semicolon');
	await expect(looks(page).getByRole('textbox')).toHaveCount(2);

	await page.getByLabel('Names of the columns').selectOption({ index: 0 });
	await expect(outcome(page)).toContainText('3 become questions');
	await page.getByLabel('Between the cells stands').selectOption('a semicolon');
	await expect(setup(page)).toContainText('3 rows, 2 columns');
	await page.getByLabel('Between the cells stands').selectOption('a comma');
	await expect(page.getByLabel('Names of the columns')).toHaveValue('1');
	await page.getByRole('button', { name: 'Not now' }).click();
	await expect(setup(page)).toHaveCount(0);
});

test('Of a spreadsheet whose columns say nothing, and by keyboard alone at 320 pixels', async ({
	page
}) => {
	await page.setViewportSize({ width: 320, height: 640 });
	const cells = (...texts: string[]) =>
		`<row>${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
	const sheet = zipSync({
		'xl/worksheets/sheet1.xml': strToU8(
			`<worksheet><sheetData>${cells('k1', 'Vienna?', 'Danube', 'Rhine', 'Elbe', 'Po')}${cells('k2', 'Paris?', 'Seine', 'Rhine', 'Elbe', 'Po')}</sheetData></worksheet>`
		)
	});
	await give(page, sheet, 'rivers.xlsx');
	await expect(heading(page, 'What are the columns?')).toBeFocused();
	await expect(page.getByLabel('Between the cells stands')).toHaveCount(0);
	await page.keyboard.press('Tab');
	await expect(column(page, 'A')).toBeFocused();
	// Native: letters choose, and what is focused scrolls into sight.
	await page.keyboard.type('not');
	for (const letter of ['B', 'C', 'D', 'E', 'F']) {
		await page.keyboard.press('Tab');
		await expect(column(page, letter)).toBeFocused();
		await expect(column(page, letter)).toBeInViewport({ ratio: 0.9 });
		if (letter === 'C') await page.keyboard.type('right');
	}
	await expect(column(page, 'A')).toHaveValue('ignored');
	await expect(outcome(page)).toContainText('2 become questions');
	expect(
		await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
		'the page does not scroll sideways'
	).toBe(true);
	await page.emulateMedia({ colorScheme: 'dark' });
	expect(await axeFinds(page)).toEqual([]);
	await page.getByRole('button', { name: 'Read the whole table' }).focus();
	await page.keyboard.press('Enter');
	await expect(heading(page, 'rivers')).toBeFocused();
	await expect(page.getByRole('article')).toContainText('column 1');
});
