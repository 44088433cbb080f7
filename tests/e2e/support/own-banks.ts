import { strToU8 } from 'fflate';
import type { Locator, Page } from '@playwright/test';
import { EXAMPLE_BANK } from '../../../src/lib/core/bank/example-bank';
import { packBank } from '../../../src/lib/exchange/bank-package';
import { expect } from './journey';

export const TITLE = 'Why the sea rises twice a day';
/** A source that shows its text, of as many paragraphs as the example counts. */
export const TEXT = ['The sea at our harbour.', 'b', 'c', 'd', 'e', 'f'].join('\n\n');
export const WITH_TEXT = EXAMPLE_BANK.replace(
	'    passages: { unit',
	'    text: tides.md\n    passages: { unit'
);

export interface SomeFile {
	name: string;
	mimeType: string;
	buffer: Buffer;
}
export const fileOf = (name: string, content: string | Uint8Array): SomeFile => ({
	name,
	mimeType: 'application/octet-stream',
	buffer: Buffer.from(typeof content === 'string' ? strToU8(content) : content)
});

/** The example with its text as one file. */
export function packagedExample(): Uint8Array {
	const packed = packBank({ 'bank.yaml': WITH_TEXT, 'tides.md': TEXT });
	if (!packed.ok) throw new Error(packed.problem.code);
	return packed.bytes;
}

export async function openList(page: Page): Promise<void> {
	await page.goto('/author/');
	await expect(page.getByRole('heading', { level: 1, name: 'Your banks' })).toBeVisible();
	await expect(page.getByRole('main')).toHaveAttribute('aria-busy', 'false');
}

export const chooseFiles = (page: Page, ...files: SomeFile[]) =>
	page.getByLabel('Open files…').setInputFiles(files);

/** The row of a bank in the list. */
export const row = (page: Page, title: string): Locator =>
	page.getByRole('listitem').filter({ has: page.getByRole('link', { name: title, exact: true }) });

/** From an empty list into the editor of a bank that was opened from files. */
export async function openInEditor(page: Page, ...files: SomeFile[]): Promise<void> {
	await openList(page);
	await chooseFiles(page, ...files);
	await expect(page.getByRole('group', { name: /in the list/ })).toBeFocused();
	await page.getByRole('link', { name: TITLE, exact: true }).click();
	await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
}
