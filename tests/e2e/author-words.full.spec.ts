import type { Page } from '@playwright/test';
import { EXAMPLE_BANK } from '../../src/lib/core/bank/example-bank';
import { axeFinds } from './support/axe-finds';
import { expect, test } from './support/journey';
import { fileOf, openInEditor, TITLE } from './support/own-banks';

const view = (page: Page, name: string | RegExp) =>
	page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name }).click();

test('A number question begins empty, is told as missing by its label, and says what it takes', async ({
	page
}) => {
	await openInEditor(page, fileOf('tides.yaml', EXAMPLE_BANK));
	await page
		.getByRole('button', { name: /^New question on: / })
		.first()
		.click();
	await page.getByRole('combobox', { name: 'Type' }).selectOption('A number');
	await page.getByRole('textbox', { name: 'Question', exact: true }).fill('How many?');
	await page.getByRole('textbox', { name: 'Explanation' }).fill('So many.');
	const number = page.getByRole('textbox', { name: 'The right number' });
	await expect(number).toHaveValue('');
	await view(page, /^Check/);
	await expect(page.getByRole('main')).toContainText(
		'“The right number” is still missing. Fill it in.'
	);
	await view(page, 'Share');
	await expect(page.getByText('One error has to be mended first.')).toBeVisible();
	await view(page, /^Check/);
	await page.getByRole('button', { name: 'Question: How many?' }).click();
	await number.fill('twelve');
	await expect(number).toHaveAttribute('aria-invalid', 'true');
	await expect(
		page.getByRole('alert').getByText(/“twelve” is not taken: only a number/)
	).toBeVisible();
	expect(await axeFinds(page)).toEqual([]);
	await number.fill('−1,200');
	await expect(page.getByRole('alert').getByText(/is not taken/)).toHaveCount(0);
	await number.blur();
	await expect(number).toHaveValue('-1200');
	await view(page, 'Share');
	await expect(page.getByText('One error has to be mended first.')).toBeHidden();
});

test('A fact that questions rest on is deleted after they were counted, and comes back', async ({
	page
}) => {
	await openInEditor(page, fileOf('tides.yaml', EXAMPLE_BANK));
	const fact = page.getByRole('button', { name: /Port Office/ }).first();
	await fact.click();
	await page.getByRole('button', { name: 'Delete', exact: true }).click();
	const dialog = page.getByRole('dialog', { name: 'Delete this fact?' });
	await expect(dialog).toContainText(/questions? rests? on it\./);
	expect(await axeFinds(page)).toEqual([]);
	await dialog.getByRole('button', { name: 'Keep it' }).click();
	await expect(fact).toBeVisible();
	await page.getByRole('button', { name: 'Delete', exact: true }).click();
	await dialog.getByRole('button', { name: 'Delete the fact' }).click();
	const gone = page.getByRole('group', { name: 'The fact is gone.' });
	await expect(gone).toBeFocused();
	await expect(fact).toBeHidden();
	await gone.getByRole('button', { name: 'Undo' }).click();
	await expect(fact).toBeVisible();
	await expect(gone).toHaveCount(0);
	await expect(page.getByRole('textbox', { name: 'What the source says' })).toBeFocused();
});

test('A bank that was given away keeps its name until it is said that renaming is meant', async ({
	page
}) => {
	await openInEditor(page, fileOf('tides.yaml', EXAMPLE_BANK));
	await expect(page).toHaveTitle(`${TITLE} – Write · Footnote`);
	await view(page, 'Share');
	await expect(page).toHaveTitle(`${TITLE} – Share · Footnote`);
	await view(page, 'Write');
	await page.getByRole('button', { name: 'About the bank' }).click();
	const name = page.getByRole('textbox', { name: 'Name of the bank in files and links' });
	await name.fill('waves');
	await expect(page.getByText(/learners’ progress hangs on that name/)).toBeVisible();
	expect(await axeFinds(page)).toEqual([]);
	await page.getByRole('button', { name: 'Keep “tides”' }).click();
	await expect(name).toHaveValue('tides');
	await name.fill('waves');
	await page.getByRole('button', { name: 'Rename it' }).click();
	await expect(page.getByText(/it is another bank to learners/)).toBeVisible();
	await view(page, 'Text');
	await expect(page.getByText('id: waves')).toBeVisible();
	await view(page, 'Write');
	await page.getByRole('button', { name: 'Back to “tides”' }).click();
	await expect(name).toHaveValue('tides');
	await expect(page.getByText(/it is another bank to learners/)).toHaveCount(0);
});

test('Lists and checks show what a text says, without its marks', async ({ page }) => {
	const marked = EXAMPLE_BANK.replace(/^id: tides$/m, 'id: tides\nmarkup: markdown')
		.replace(/statement: (?!")/, 'statement: The **sea** is $x^2$ high. ')
		.replace(/( +)stem: [^\n]*/, '$1stem: ""');
	await openInEditor(page, fileOf('tides.yaml', marked));
	await expect(page.getByRole('button', { name: /The sea is x\^2 high/ }).first()).toBeVisible();
	await expect(page.getByRole('main')).not.toContainText('**');
	await view(page, /^Check/);
	await expect(page.getByRole('main')).toContainText(
		'“Question” is still to be written. Write it.'
	);
	await expect(page.getByRole('main')).not.toContainText(/"stem"|"facts"|"feedback"/);
});
