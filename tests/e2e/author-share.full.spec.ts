import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { EXAMPLE_BANK } from '../../src/lib/core/bank/example-bank';
import { GivenFile } from '../../src/lib/exchange/formats/given-file';
import { qti3 } from '../../src/lib/exchange/formats/qti-3';
import { readLink } from '../../src/lib/exchange/bank-link';
import { readBankFile } from '../../src/lib/exchange/read-bank-file';
import { axeFinds } from './support/axe-finds';
import { expect, test } from './support/journey';
import {
	fileOf,
	openInEditor,
	openList,
	packagedExample,
	TEXT,
	TITLE,
	WITH_TEXT
} from './support/own-banks';

const view = (page: Page, name: string | RegExp) =>
	page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name }).click();
const retitle = async (page: Page, title: string) => {
	await view(page, 'Write');
	await page.getByRole('button', { name: 'About the bank' }).click();
	await page.getByLabel('Title', { exact: true }).first().fill(title);
};
async function givenFile(page: Page): Promise<{ name: string; texts: Record<string, string> }> {
	const downloading = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save the file' }).click();
	const download = await downloading;
	const read = readBankFile(new Uint8Array(readFileSync(await download.path())));
	if (!read.ok) throw new Error(read.problem.code);
	return { name: download.suggestedFilename(), texts: { ...read.texts } };
}

test('A bank with errors is not given away, and the way leads to what is wrong', async ({
	page
}) => {
	await openInEditor(page, fileOf('tides.yaml', EXAMPLE_BANK.replace('passage: 5', 'passage: 9')));
	await view(page, 'Share');
	await expect(page.getByText('One error has to be mended first.')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Copy the link' })).toHaveCount(0);
	expect(await axeFinds(page)).toEqual([]);
	await page.getByRole('button', { name: 'See what is wrong' }).click();
	await expect(page.getByText(/^1 error ·/)).toBeVisible();
});

test('What is given away counts its revision up when it has changed, and is kept', async ({
	page
}) => {
	await openInEditor(page, fileOf('tides.yaml', EXAMPLE_BANK));
	await view(page, 'Share');
	await expect(
		page.getByText('Nothing has changed since it came here as revision 1.')
	).toBeVisible();
	expect(await axeFinds(page)).toEqual([]);
	const first = await givenFile(page);
	expect(first).toEqual({ name: 'tides.footnote', texts: { 'bank.yaml': EXAMPLE_BANK } });
	await expect(page.getByText('Saved as tides.footnote, revision 1.')).toBeVisible();

	await retitle(page, 'On tides');
	await view(page, 'Share');
	await expect(page.getByText('It goes out as revision 2')).toBeVisible();
	const second = await givenFile(page);
	expect(second.texts['bank.yaml']).toBe(
		EXAMPLE_BANK.replace(TITLE, 'On tides').replace('revision: 1', 'revision: 2')
	);
	await expect(
		page.getByText('Nothing has changed since revision 2, which went out on')
	).toBeVisible();
	expect((await givenFile(page)).texts).toEqual(second.texts);
	await page.reload();
	await view(page, 'Share');
	await expect(
		page.getByText('Nothing has changed since revision 2, which went out on')
	).toBeVisible();
});

test('An author learns with the own bank, and is told what a change of it means', async ({
	page
}) => {
	await openInEditor(page, fileOf('tides.footnote', packagedExample()));
	await view(page, 'Share');
	await page.getByRole('button', { name: 'To my shelf' }).click();
	await page.getByRole('button', { name: 'Add to my shelf' }).click();
	await expect(page.getByRole('heading', { name: `“${TITLE}” is on your shelf` })).toBeVisible();
	await openList(page);
	await page.getByRole('link', { name: TITLE, exact: true }).click();
	await retitle(page, 'On tides');
	await view(page, 'Share');
	await page.getByRole('button', { name: 'To my shelf' }).click();
	await expect(page.getByText(/revision 2/).first()).toBeVisible();
	await page.getByRole('button', { name: 'Take this revision' }).click();
	await expect(page.getByRole('heading', { name: '“On tides” is now revision 2' })).toBeVisible();
});

test('YAML goes out with the texts that are shown, and without those that are not', async ({
	page
}) => {
	await openInEditor(page, fileOf('tides.yaml', WITH_TEXT), fileOf('tides.md', TEXT));
	await view(page, 'Write');
	await page.getByRole('button', { name: 'About this source' }).click();
	const shown = page.getByRole('checkbox', { name: /^Learners may read the text/ });
	await shown.uncheck();
	await view(page, 'Share');
	await expect(page.getByText('The text of one source stays here')).toBeVisible();
	expect(Object.keys((await givenFile(page)).texts)).toEqual(['bank.yaml']);

	await view(page, 'Write');
	await page.getByRole('button', { name: 'About this source' }).click();
	await shown.check();
	await view(page, 'Share');
	const names: string[] = [];
	page.on('download', (download) => names.push(download.suggestedFilename()));
	await page.getByRole('button', { name: 'Save as YAML' }).click();
	await expect(page.getByText(/^Saved as tides\.yaml, lecture\.md, revision 3\.$/)).toBeVisible();
	await expect.poll(() => names.sort()).toEqual(['lecture.md', 'tides.yaml']);
});

test('It is saved for another program as it stands, and told what has no place there', async ({
	page
}) => {
	await openInEditor(page, fileOf('tides.yaml', EXAMPLE_BANK));
	await retitle(page, 'On tides');
	await view(page, 'Share');
	await page.getByText('Save for another program…').click();
	await page.getByRole('combobox', { name: 'Format' }).selectOption({ label: 'QTI 3' });
	const downloading = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save for QTI 3' }).click();
	const download = await downloading;
	expect(download.suggestedFilename()).toBe('tides.zip');
	await expect(page.getByText('Saved as tides.zip. Not all of the bank could go')).toBeVisible();
	await expect(page.getByRole('region', { name: 'Changed' })).toBeVisible();
	expect(await axeFinds(page)).toEqual([]);
	const bytes = new Uint8Array(readFileSync(await download.path()));
	const set = await qti3.read(new GivenFile('tides.zip', bytes), () => {});
	expect(set.title).toBe('On tides');
	expect(set.items.map(({ ownId }) => ownId)).toEqual(
		expect.arrayContaining(['highs-a-day', 'level'])
	);
});

test('A link is copied, and holds the bank', async ({ page, context, baseURL }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await openInEditor(page, fileOf('tides.yaml', EXAMPLE_BANK));
	await view(page, 'Share');
	await page.getByRole('button', { name: 'Copy the link' }).click();
	await expect(page.getByText('The link is copied.')).toBeVisible();
	expect(await axeFinds(page)).toEqual([]);
	const link = await page.evaluate(() => navigator.clipboard.readText());
	await expect(page.getByLabel('The link', { exact: true })).toHaveValue(link);
	expect(link.startsWith(`${baseURL}open/#bank=1.`)).toBe(true);
	expect(readLink(new URL(link).hash)).toEqual({ ok: true, texts: { 'bank.yaml': EXAMPLE_BANK } });
});

test('A link that the browser does not let be copied is chosen, to be copied by hand', async ({
	page
}) => {
	await page.addInitScript(() => {
		const writeText = () => Promise.reject(new DOMException('No.', 'NotAllowedError'));
		Object.defineProperty(navigator, 'clipboard', { value: { writeText } });
	});
	await openInEditor(page, fileOf('tides.yaml', EXAMPLE_BANK));
	await view(page, 'Share');
	await page.getByRole('button', { name: 'Copy the link' }).click();
	await expect(page.getByText('The browser did not let the link be copied.')).toBeVisible();
	await expect(page.getByLabel('The link', { exact: true })).toBeFocused();
});

test('A bank too large for a link says how long it would be, and the file stays', async ({
	page
}) => {
	await openList(page);
	await page.getByLabel('Open a copy of').selectOption({ index: 0 });
	await page.getByRole('button', { name: 'Open a copy', exact: true }).click();
	await view(page, 'Share');
	await page.getByRole('button', { name: 'Copy the link' }).click();
	await expect(
		page.getByText(/too large for a link: it would have \d\d,\d{3} characters, and more than 8,000/)
	).toBeVisible();
	await expect(page.getByRole('button', { name: 'Save the file' })).toBeEnabled();
});

test('On paper: numbered, with room to write, the answers and footnotes on pages of their own', async ({
	page
}) => {
	await openInEditor(page, fileOf('tides.yaml', EXAMPLE_BANK));
	await view(page, 'Share');
	await page.getByRole('link', { name: 'Questions', exact: true }).click();
	const sheet = page.getByRole('article');
	await expect(sheet.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Answers' })).toHaveCount(0);
	await expect(sheet).not.toContainText('Port Office');
	expect(await axeFinds(page)).toEqual([]);
	const without = pagesOf(await page.pdf({ format: 'A4' }));

	await page.getByRole('link', { name: 'With the answers' }).click();
	await expect(page.getByRole('heading', { name: 'Answers' })).toBeVisible();
	await expect(sheet).toContainText('Reported by Port Office.');
	expect(await axeFinds(page)).toEqual([]);
	const pdf = await page.pdf({ format: 'A4' });
	expect(pagesOf(pdf)).toBeGreaterThan(without);

	// On paper there is the sheet alone, dark ink on white whatever the theme, and no question is cut in two.
	await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
	await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
	await expect(page.getByRole('link', { name: 'Footnote: Today' })).toBeHidden();
	await expect(sheet.locator('.questions > li').first()).toHaveCSS('break-inside', 'avoid');
	await expect(page.getByRole('region', { name: 'Answers' })).toHaveCSS('break-before', 'page');
	const ink = await page.evaluate(() => getComputedStyle(document.body).color);
	expect(Number(/\d+/.exec(ink)![0])).toBeLessThan(80);
});

/** How many pages a PDF says it has. */
const pagesOf = (pdf: Buffer) =>
	[...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b(?!s)/g)].length;
