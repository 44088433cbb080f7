import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { EXAMPLE_BANK } from '../../src/lib/core/bank/example-bank';
import { readBankFile } from '../../src/lib/exchange/read-bank-file';
import { axeFinds } from './support/axe-finds';
import { expect, test } from './support/journey';
import {
	chooseFiles,
	fileOf,
	openList,
	packagedExample,
	row,
	TEXT,
	TITLE,
	WITH_TEXT
} from './support/own-banks';

const done = (page: Page, name: string | RegExp) => page.getByRole('group', { name });
const refused = (page: Page) => page.getByRole('alert');
/** All files that the page saves while something is done. */
async function saved(page: Page, count: number, work: () => Promise<void>) {
	const files = new Map<string, Buffer>();
	const all = new Promise<void>((resolve) =>
		page.on('download', async (download) => {
			files.set(download.suggestedFilename(), readFileSync(await download.path()));
			if (files.size === count) resolve();
		})
	);
	await work();
	await all;
	return files;
}

test('An empty list says what will be here, and a copy of a shipped bank is a beginning', async ({
	page
}) => {
	await openList(page);
	await expect(page.getByRole('heading', { name: 'Nothing here yet' })).toBeVisible();
	expect(await axeFinds(page)).toEqual([]);
	await page
		.getByLabel('Open a copy of')
		.selectOption({ label: 'Who says so? Telling claims apart' });
	await page.getByRole('button', { name: 'Open a copy', exact: true }).click();
	await expect(page).toHaveURL(/\/author\/edit\/\?id=/);
	// The text that the bank shows has come along, counted from where the bank says.
	await expect(page.getByText('Ostrey is a small harbour town').first()).toBeVisible();
	await page.getByRole('link', { name: 'Your banks' }).click();
	await expect(row(page, 'Who says so? Telling claims apart')).toContainText(
		'a copy of “Who says so? Telling claims apart”, revision 1'
	);
	await page.getByRole('link', { name: 'Who says so? Telling claims apart' }).click();
	await page.getByRole('button', { name: /^Check/ }).click();
	await expect(page.getByText(/\d error/)).toHaveCount(0);
});

test('A bank is put away and back, taken up again, and removed for good, all by keyboard', async ({
	page
}) => {
	await openList(page);
	await chooseFiles(page, fileOf('tides.yaml', EXAMPLE_BANK));
	await expect(done(page, `“${TITLE}” is in the list.`)).toBeFocused();
	await expect(row(page, TITLE)).toContainText('from the file tides.yaml');
	expect(await axeFinds(page)).toEqual([]);

	const press = async (name: string) => {
		await page.getByRole('button', { name, exact: true }).focus();
		await page.keyboard.press('Enter');
	};
	await press(`Put away “${TITLE}”`);
	await expect(done(page, `“${TITLE}” is put away.`)).toBeFocused();
	await expect(page.getByRole('heading', { name: 'Put away' })).toBeVisible();
	expect(await axeFinds(page)).toEqual([]);
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(done(page, `“${TITLE}” is taken up again.`)).toBeFocused();
	await expect(page.getByRole('heading', { name: 'Put away' })).toHaveCount(0);

	await press(`Put away “${TITLE}”`);
	await press(`Take up again “${TITLE}”`);
	await expect(page.getByRole('region', { name: 'Banks in this browser' })).toContainText(TITLE);
	// What is in use cannot be removed.
	await expect(page.getByRole('button', { name: /^Remove for good/ })).toHaveCount(0);

	await press(`Put away “${TITLE}”`);
	await press(`Remove for good… “${TITLE}”`);
	const asked = page.getByRole('dialog', { name: `Remove “${TITLE}” for good?` });
	expect(await axeFinds(page)).toEqual([]);
	await expect(asked.getByRole('button', { name: 'Keep it' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(asked).toBeHidden();
	await expect(row(page, TITLE)).toBeVisible();
	await press(`Remove for good… “${TITLE}”`);
	await asked.getByRole('button', { name: 'Remove it' }).click();
	await expect(done(page, `“${TITLE}” is gone.`)).toBeFocused();
	await page.reload();
	await expect(page.getByRole('heading', { name: 'Nothing here yet' })).toBeVisible();
});

test('A duplicate is another bank, and both are saved as they are', async ({ page }) => {
	await openList(page);
	await chooseFiles(page, fileOf('tides.yaml', WITH_TEXT), fileOf('tides.md', TEXT));
	await page.getByRole('button', { name: /^Duplicate/ }).click();
	const copy = `${TITLE} (copy)`;
	await expect(done(page, `“${copy}” is in the list.`)).toBeVisible();

	const yaml = await saved(page, 2, () => row(page, TITLE).getByText('Save as YAML').click());
	expect([...yaml.keys()].sort()).toEqual(['tides.md', 'tides.yaml']);
	expect(yaml.get('tides.yaml')!.toString()).toBe(WITH_TEXT);
	expect(yaml.get('tides.md')!.toString()).toBe(TEXT);
	await expect(done(page, 'Saved as tides.yaml, tides.md.')).toBeVisible();

	const one = await saved(page, 1, () => row(page, copy).getByText('Save as one file').click());
	const read = readBankFile(new Uint8Array(one.get('tides-copy.footnote')!));
	expect(read).toMatchObject({ ok: true, kind: 'package', texts: { 'tides.md': TEXT } });
});

/** Lets go files over the page, as from the file manager. */
const drop = (page: Page, files: { name: string; bytes: number[] }[]) =>
	page.evaluate((files) => {
		const dataTransfer = new DataTransfer();
		for (const { name, bytes } of files)
			dataTransfer.items.add(new File([new Uint8Array(bytes)], name));
		for (const type of ['dragenter', 'dragover', 'drop'])
			document.body.dispatchEvent(
				new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true })
			);
	}, files);

test('Files are dropped on the page: a package, and a bank with mistakes for the editor to tell', async ({
	page
}) => {
	await openList(page);
	await drop(page, [
		{ name: 'tides.footnote', bytes: [...packagedExample()] },
		{ name: 'half.yaml', bytes: [...Buffer.from('id: half\ntitle: Half a bank\nsummary: [\n')] }
	]);
	await expect(done(page, '2 banks are in the list now.')).toBeFocused();
	await expect(page.getByText('Drop the files')).toHaveCount(0);
	await row(page, 'A bank without a title').getByRole('link').click();
	await expect(page.getByRole('alert')).toContainText('The text cannot be read in line');
});

test('Files dropped while others are still being read have their turn', async ({ page }) => {
	await openList(page);
	const tides = { name: 'tides.footnote', bytes: [...packagedExample()] };
	// The second lands before the first can be done: nothing is waited for between them.
	await Promise.all([drop(page, [tides]), drop(page, [{ ...tides, name: 'again.footnote' }])]);
	await expect(row(page, TITLE)).toHaveCount(2);
});

test('What cannot be opened is told with its reason, and changes nothing', async ({ page }) => {
	await openList(page);
	const good = fileOf('tides.yaml', EXAMPLE_BANK);
	const whole = packagedExample();
	const cases: [name: string, content: string | Uint8Array, reason: string][] = [
		['learnt.footnote', gzipSync('x'), 'is a backup of what someone learnt'],
		['cut.footnote', whole.subarray(0, -20), 'ends too soon'],
		['letter.yaml', 'Dear all, as said.', 'is no bank'],
		['empty.yaml', '', 'is empty'],
		['tides.md', TEXT, 'Choose it together with the YAML file']
	];
	for (const [name, content, reason] of cases) {
		const files = name === 'tides.md' ? [] : [good];
		await chooseFiles(page, ...files, fileOf(name, content));
		await expect(refused(page)).toContainText(`Nothing was opened. ${name}`);
		await expect(refused(page)).toContainText(reason);
	}
	expect(await axeFinds(page)).toEqual([]);
	await page.reload();
	await expect(page.getByRole('heading', { name: 'Nothing here yet' })).toBeVisible();
});
