import type { Page } from '@playwright/test';
import { EXAMPLE_BANK } from '../../src/lib/core/bank/example-bank';
import { axeFinds } from './support/axe-finds';
import { expect, test } from './support/journey';

const view = (page: Page, name: string) =>
	page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name });
const textBox = (page: Page) => page.getByRole('textbox', { name: 'The bank’s file' });
const saved = (page: Page) =>
	expect(page.getByRole('status').filter({ hasText: /Saved$/ })).toBeVisible();

/** A new bank, whose text is then written in one go. */
async function beginWith(page: Page, text: string): Promise<void> {
	await page.goto('/author/');
	await page.getByRole('button', { name: 'New bank' }).click();
	await view(page, 'Text').click();
	await textBox(page).focus();
	await page.keyboard.press('ControlOrMeta+a');
	await page.keyboard.insertText(text);
	await expectText(page, text);
}

/** The bank's file as it lies on the disk, once all is there. */
async function expectText(page: Page, text: string): Promise<void> {
	await expect.poll(() => textOnDisk(page)).toBe(text);
	await saved(page);
}

function textOnDisk(page: Page): Promise<string> {
	return page.evaluate(
		() =>
			new Promise<string>((resolve, reject) => {
				const opening = indexedDB.open('footnote-drafts');
				opening.onerror = () => reject(opening.error!);
				opening.onsuccess = () => {
					const all = opening.result.transaction('drafts').objectStore('drafts').getAll();
					all.onerror = () => reject(all.error!);
					all.onsuccess = () => {
						opening.result.close();
						resolve((all.result as { texts: Record<string, string> }[])[0]!.texts['bank.yaml']!);
					};
				};
			})
	);
}

/** To the end of a line, counted from 1. */
async function toLine(page: Page, line: number): Promise<void> {
	await textBox(page).focus();
	await page.keyboard.press('ControlOrMeta+Home');
	for (let at = 1; at < line; at++) await page.keyboard.press('ArrowDown');
	await page.keyboard.press('End');
}

async function fillTitle(page: Page, title: string): Promise<void> {
	await view(page, 'Write').click();
	await page.getByRole('button', { name: 'About the bank' }).click();
	await page.getByLabel('Title', { exact: true }).first().fill(title);
}

const TITLE = 'Why the sea rises twice a day';

test('Comments and order survive edits in a form and in the text by turns', async ({ page }) => {
	await beginWith(page, EXAMPLE_BANK);
	await fillTitle(page, 'On tides');
	const byForm = EXAMPLE_BANK.replace(TITLE, 'On tides');
	await expectText(page, byForm);

	await view(page, 'Text').click();
	await expect(textBox(page)).toContainText('title: On tides');
	await toLine(page, 2);
	await page.keyboard.insertText(' # my own');
	const byText = byForm.replace('id: tides\n', 'id: tides # my own\n');
	await expectText(page, byText);
	expect(await axeFinds(page)).toEqual([]);

	await fillTitle(page, 'Tides again');
	await expectText(page, byText.replace('On tides', 'Tides again'));
});

test('An error in the text is told at its line, gone to by keyboard and mended', async ({
	page
}) => {
	await beginWith(page, EXAMPLE_BANK);
	await toLine(page, 3);
	await page.keyboard.insertText(': so');
	const findings = page.getByRole('region', { name: 'To mend in the text' });
	await expect(findings.getByRole('button', { name: 'Line 3' })).toBeVisible();
	await expect(page.locator('.cm-lint-marker-error')).toBeVisible();

	await view(page, 'Check').click();
	await page.getByRole('button', { name: 'The text in line 3' }).click();
	await expect(textBox(page)).toBeFocused();
	await view(page, 'Write').click();
	await page.getByRole('button', { name: 'Go to the text' }).click();
	await expect(textBox(page)).toBeFocused();
	await page.keyboard.press('ControlOrMeta+End');
	await page.keyboard.press('F8');
	const here = page.getByRole('status').filter({ hasText: 'Here:' });
	await expect(here).toContainText('is read as a name and a value');
	expect(await axeFinds(page)).toEqual([]);

	await page.keyboard.press('End');
	for (let n = 0; n < ': so'.length; n++) await page.keyboard.press('Backspace');
	await expect(findings.getByRole('button', { name: 'Line 3' })).toHaveCount(0);
	await expect(here).toHaveCount(0);
	await expectText(page, EXAMPLE_BANK);
});

test('Tab indents, and after Esc it leaves the text', async ({ page }) => {
	await beginWith(page, EXAMPLE_BANK);
	await toLine(page, 2);
	await page.keyboard.type('x');
	await page.keyboard.press('Tab');
	await expect(textBox(page)).toBeFocused();
	await expectText(page, EXAMPLE_BANK.replace('id: tides\n', '  id: tidesx\n'));
	// Each by itself, however soon the one came after the other.
	await page.keyboard.press('ControlOrMeta+z');
	await expectText(page, EXAMPLE_BANK.replace('id: tides\n', 'id: tidesx\n'));
	await page.keyboard.press('ControlOrMeta+z');
	await page.keyboard.press('Escape');
	await page.keyboard.press('Shift+Tab');
	await expect(textBox(page)).not.toBeFocused();
	await expect(view(page, 'Answers')).toBeFocused();
	await expectText(page, EXAMPLE_BANK);
});

test('Names and values are completed by keyboard', async ({ page }) => {
	await page.setViewportSize({ width: 360, height: 740 });
	await beginWith(page, EXAMPLE_BANK);
	await textBox(page).focus();
	await page.keyboard.press('ControlOrMeta+End');
	await page.keyboard.insertText('  - id: new\n    ');
	await page.keyboard.type('ty');
	const proposed = page.getByRole('listbox', { name: 'Names and values' });
	await expect(proposed.getByRole('option', { name: /^type/, selected: true })).toBeVisible();
	expect(await axeFinds(page)).toEqual([]);
	await page.keyboard.press('Enter');
	await page.keyboard.type('nu');
	await expect(proposed.getByRole('option', { name: 'numeric', selected: true })).toBeVisible();
	expect(await axeFinds(page)).toEqual([]);
	await page.keyboard.press('Enter');
	await expectText(page, `${EXAMPLE_BANK}  - id: new\n    type: numeric`);
});

test('Text is searched for in the text', async ({ page }) => {
	await beginWith(page, EXAMPLE_BANK);
	await page.keyboard.press('ControlOrMeta+f');
	const field = page.getByRole('textbox', { name: 'Find' });
	await expect(field).toBeFocused();
	await page.keyboard.type('Port Office');
	await page.keyboard.press('Enter');
	await expect(page.locator('.cm-searchMatch-selected')).toHaveText('Port Office');
	expect(await axeFinds(page)).toEqual([]);
	await page.keyboard.press('Escape');
	await expect(textBox(page)).toBeFocused();
});

test('Undo goes through what a form and what the text did, and back', async ({ page }) => {
	await beginWith(page, EXAMPLE_BANK);
	await fillTitle(page, 'On tides');
	await view(page, 'Text').click();
	await toLine(page, 2);
	await page.keyboard.insertText(' # my own');
	const both = EXAMPLE_BANK.replace(TITLE, 'On tides').replace(
		'id: tides\n',
		'id: tides # my own\n'
	);
	await expectText(page, both);

	await page.keyboard.press('ControlOrMeta+z');
	await expectText(page, both.replace(' # my own', ''));
	await page.keyboard.press('ControlOrMeta+z');
	await expectText(page, EXAMPLE_BANK);
	await expect(textBox(page)).toContainText(TITLE);
	// The cursor is where it was.
	await page.keyboard.insertText('-2');
	await expectText(page, EXAMPLE_BANK.replace('id: tides\n', 'id: tides-2\n'));
	await page.keyboard.press('ControlOrMeta+z');
	await expectText(page, EXAMPLE_BANK);
});

test('A kept state tells what changed since, is put back, and that is undone', async ({ page }) => {
	await beginWith(page, EXAMPLE_BANK);
	// A page opened anew keeps what it finds.
	await page.reload();
	const stem = 'How many high waters a day does the harbour have?';
	const reworded = EXAMPLE_BANK.replace(stem, stem.replace('many', 'few')).replace(
		TITLE,
		'On tides'
	);
	await view(page, 'Text').click();
	await textBox(page).focus();
	await page.keyboard.press('ControlOrMeta+a');
	await page.keyboard.insertText(reworded);
	await expectText(page, reworded);

	await view(page, 'History').click();
	const newest = page.getByRole('main').getByRole('listitem').first();
	await newest.locator('summary').first().click();
	await newest.getByLabel('now').check();
	await expect(newest.getByText('Reworded', { exact: true })).toBeVisible();
	await expect(newest.getByRole('deletion').filter({ hasText: /^many$/ })).toBeVisible();
	await expect(newest.getByRole('insertion').filter({ hasText: /^few$/ })).toBeVisible();
	await newest.getByText('The lines of the file').click();
	await expect(newest.getByText(`stem: ${stem}`)).toBeVisible();
	expect(await axeFinds(page)).toEqual([]);

	await newest.getByRole('button', { name: /^Put back the state of/ }).click();
	const told = page.getByRole('status').filter({ hasText: 'is back' });
	await expect(told).toBeFocused();
	await expectText(page, EXAMPLE_BANK);
	await expect(page.getByText('Before an earlier state was put back')).toBeVisible();
	expect(await axeFinds(page)).toEqual([]);

	await told.getByRole('button', { name: 'Undo' }).click();
	await expectText(page, reworded);
	await expect(told).toHaveCount(0);
});
