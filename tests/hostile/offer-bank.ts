import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

/** Files that are chosen together, by name. */
export type GivenFiles = Readonly<Record<string, Uint8Array>>;

export interface BankVerdict {
	/** `failed`: the app says that it could not do what it wanted to, which is no verdict on the file. */
	answer: 'refused' | 'offered' | 'here already' | 'failed';
	/** What the app said. */
	words: string;
	/** By the clock, until the app said something. */
	tookMs: number;
}

/** How long the app may be silent before it is taken to hang. */
const PATIENCE_MS = 60_000;

/** Chooses the files on the screen that opens banks, where the page must be, and waits for the app's word. Nothing is added. */
export async function offerBank(page: Page, files: GivenFiles): Promise<BankVerdict> {
	const folder = mkdtempSync(join(tmpdir(), 'footnote-hostile-'));
	try {
		const paths = Object.entries(files).map(([name, bytes]) => {
			writeFileSync(join(folder, name), bytes);
			return join(folder, name);
		});
		return await wordOf(page, () => page.getByLabel('Choose a file…').setInputFiles(paths));
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/**
 * Follows a link to that screen.
 * @param blank an empty page of the same site: an address that differs by its fragment alone would load nothing
 * @param fragment with its "#"
 */
export function offerLink(page: Page, blank: string, fragment: string): Promise<BankVerdict> {
	return wordOf(page, async () => {
		await page.goto(blank);
		await page.goto(`open/${fragment}`);
	});
}

async function wordOf(page: Page, give: () => Promise<unknown>): Promise<BankVerdict> {
	const startedMs = performance.now();
	await give();
	const main = page.getByRole('main');
	// What was said of the file before is taken back as soon as this one is looked at; the input is off until there is a word.
	await page
		.getByLabel('Choose a file…')
		.and(page.locator(':enabled'))
		.waitFor({ state: 'attached', timeout: PATIENCE_MS });
	const alert = main.getByRole('alert');
	const offer = main.getByRole('article');
	await alert.or(offer).first().waitFor();
	const tookMs = performance.now() - startedMs;
	const words = await main.innerText();
	if (await offer.isVisible()) {
		const isNew = await add(page).isVisible();
		return { answer: isNew ? 'offered' : 'here already', words, tookMs };
	}
	const isRefusal = await alert.getByRole('heading', { name: 'This cannot be opened' }).isVisible();
	return { answer: isRefusal ? 'refused' : 'failed', words, tookMs };
}

const add = (page: Page) =>
	page.getByRole('button', {
		name: /^(Add to my shelf|Take this revision|Take it in place of the other)$/
	});

/**
 * Takes the bank that is offered, looks at its page and at the first question with its hint, gives in and sees all that is
 * told, so that a script anywhere in it had its chance; then takes it off the shelf again and goes back.
 * @param between done before each screen
 * @returns what was to be read on the way
 */
export async function takeAndLook(page: Page, between: () => Promise<void>): Promise<string> {
	const main = page.getByRole('main');
	await add(page).click();
	await main.getByRole('heading', { name: /is on your shelf|is now revision/ }).waitFor();
	await between();
	await main.getByRole('link', { name: 'To its page' }).click();
	const off = main.getByRole('button', { name: 'Take it off the shelf' });
	const begin = main
		.getByRole('button', { name: /^(Learn .*new|Practise one|Practise \d)/ })
		.first();
	await off.waitFor();
	await begin.waitFor();
	await openAll(page);
	const read = [await main.innerText()];
	const address = page.url();
	await between();
	await begin.click();
	await page.getByRole('button', { name: /^(Check|Try again)/ }).waitFor();
	await page.keyboard.press('h');
	await picturesShown(page);
	read.push(await main.innerText());
	await page.getByRole('button', { name: /^I don.t know/ }).click();
	await page.getByRole('button', { name: /^(Continue|See how it went)/ }).waitFor();
	await openAll(page);
	await picturesShown(page);
	read.push(await main.innerText());
	await between();
	await page.goto(address);
	await off.click();
	await main.getByRole('heading', { level: 1, name: /is off the shelf$/ }).waitFor();
	await between();
	await goToOpen(page);
	return read.join('\n');
}

export async function goToOpen(page: Page): Promise<void> {
	await page.goto('open/');
	await page.getByRole('heading', { level: 1, name: 'Open a bank' }).waitFor();
	await page.locator('main:not([aria-busy=true])').waitFor();
}

async function openAll(page: Page): Promise<void> {
	for (const summary of await page.locator('main summary').all())
		if (await summary.isVisible()) await summary.click();
}

/** Read as far as they can be: one that cannot is told as such by the browser. */
function picturesShown(page: Page): Promise<unknown> {
	return page.evaluate(() =>
		Promise.allSettled([...document.images].map((image) => image.decode()))
	);
}
