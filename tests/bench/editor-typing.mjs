import { join } from 'node:path';
import { root } from '../../scripts/run-command.mjs';
import { sampleBank, sampleText } from './sample-bank.mjs';
import { typeKeys, watch } from './type-keys.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('./type-keys.mjs').Typing} Typing
 * @typedef {{ questions: number, sources: number, paragraphs: number, sourceBytes: number, keys: number, openings: number }} EditorPlan
 * @typedef {{ where: string, typing: Typing }} Typed
 * @typedef {{ what: string, times: number[] }} Waited
 * @typedef {{ typed: Typed[], waited: Waited[], bank: { bytes: number, questions: number } }} EditorFigures
 */

const TEXT =
	'it was while the harbour office counted that nobody knew how many of the ships had come in ';
const SEARCHES = ['harbour', 'nearly', 'north', 'question', 'market'];

/** Someone may want to see the window that is measured: as wide as the forms, the source and the preview need. */
const WINDOW = { width: 1440, height: 900 };

/**
 * An author's work on a large bank in the built app, each key pressed by the browser itself.
 * @param {import('playwright-core').BrowserContext} context
 * @param {string} url of the built app
 * @param {EditorPlan} plan
 * @param {(done: Typed | Waited) => void} tell hears of each figure as it comes
 * @returns {Promise<EditorFigures>}
 */
export async function measureEditor(context, url, plan, tell) {
	await context.addInitScript({ path: join(root, 'tests', 'bench', 'page-watch.js') });
	const page = await context.newPage();
	await page.setViewportSize(WINDOW);
	page.setDefaultTimeout(60_000);
	/** @type {Typed[]} */
	const typed = [];
	/** @type {Waited[]} */
	const waited = [];
	const wait = (/** @type {string} */ what, /** @type {number[]} */ times) => {
		waited.push({ what, times });
		tell({ what, times });
	};
	const type = async (/** @type {string} */ where, /** @type {string[]} */ keys) => {
		const typing = await typeKeys(page, keys);
		typed.push({ where, typing });
		tell({ where, typing });
	};
	const text = lettersOf(TEXT, plan.keys);
	const queries = searchesOf(plan.keys);

	await typeBare(page, url);
	await type('A bare <textarea>', text);

	const bank = sampleBank(plan);
	wait('Importing the bank', [await importBank(page, url, bank)]);
	await page.getByRole('link', { name: bank.title, exact: true }).click();
	await page.waitForURL(/author\/edit/);
	const address = page.url();
	wait('Opening the editor', await openAgain(page, address, plan.openings));

	wait('From the source to the list of all questions', [
		await untilShown(page, '[role="grid"] [role="row"]', () =>
			page.getByRole('button', { name: /^All questions/ }).click()
		)
	]);
	await page.keyboard.press('/');
	await type('A search in the list of all questions', queries);
	await page.keyboard.press('Control+a');
	await page.keyboard.press('Delete');
	wait('From a row of the list to its form', [
		await untilShown(page, '.form form', () => middleRow(page, plan).click())
	]);
	await toEnd(page);
	await type('The stem in a form, the list beside it', text);
	await page.getByRole('button', { name: 'Source', exact: true }).click();
	await toEnd(page);
	await type('The stem in a form, a source beside it', text);

	wait('From the forms to the text', [
		await untilShown(page, '.host', () => openView(page, 'Text'))
	]);
	await toMiddleOfText(page, plan, bank.yaml);
	await type('The text, in the middle of the bank', text);

	await openView(page, 'Write');
	await page.getByRole('button', { name: 'Add a source' }).click();
	await readSource(page, sampleText(plan.sourceBytes));
	const size = `${(plan.sourceBytes / 1e6).toFixed(0)} MB`;
	wait(`Taking a source of ${size} in`, [
		await untilShown(page, '[data-passage="9"]', () =>
			page.getByRole('button', { name: 'Take this text' }).click()
		)
	]);
	wait(
		`Opening the editor, a source of ${size} among it`,
		await openAgain(page, address, plan.openings)
	);
	// Not by role from here on: for that, the driver looks at every one of thousands of buttons.
	await page.locator('.pick select').selectOption({ index: plan.sources });
	await middlePassage(page).scrollIntoViewIfNeeded();
	wait(`Words chosen in a source of ${size}, until a fact can be made`, [
		await untilShown(page, '.chosen', () => chooseWord(page))
	]);
	wait(`A fact made of them, until its form is there`, [
		await untilShown(page, '.form form', () => page.locator('.chosen button').click())
	]);
	await toEnd(page);
	await type(`The statement of that fact, that source beside it`, text);
	await untilShown(page, '.preview', () => page.locator('.form form + button').click());
	await toEnd(page);
	await type(`The stem of a question on it, that source beside it`, text);
	const about = { bytes: bank.yaml.length, questions: plan.questions };
	await page.close();
	return { typed, waited, bank: about };
}

/** @param {string} text @param {number} count @returns {string[]} */
const lettersOf = (text, count) =>
	Array.from({ length: count }, (_, at) => text.charAt(at % text.length)).map((letter) =>
		letter === ' ' ? 'Space' : letter
	);

/** Words looked for one after the other, each taken back letter by letter. @param {number} count */
function searchesOf(count) {
	/** @type {string[]} */
	const keys = [];
	for (let at = 0; keys.length < count; at++) {
		const word = SEARCHES[at % SEARCHES.length] ?? '';
		keys.push(...word, ...Array.from(word, () => 'Backspace'));
	}
	return keys.slice(0, count);
}

/** @param {Page} page @param {string} url */
async function typeBare(page, url) {
	const address = `${url}bare`;
	await page.route(address, (route) =>
		route.fulfill({
			contentType: 'text/html',
			body: '<!doctype html><textarea rows="8" cols="60"></textarea>'
		})
	);
	await page.goto(address);
	await page.locator('textarea').click();
}

/** @param {Page} page @param {string} url @param {import('./sample-bank.mjs').SampleBank} bank */
async function importBank(page, url, bank) {
	const file = (/** @type {string} */ name, /** @type {string} */ text) => ({
		name,
		mimeType: 'application/octet-stream',
		buffer: Buffer.from(text)
	});
	await page.goto(`${url}author/`);
	await page.locator('main[aria-busy="false"]').waitFor();
	return untilShown(page, `main a[href*="author/edit"]`, () =>
		page
			.getByLabel('Open files…')
			.setInputFiles([
				file('large.yaml', bank.yaml),
				...Object.entries(bank.texts).map(([name, text]) => file(name, text))
			])
	);
}

/** The editor with its source and forms, as a page that is loaded anew. @param {Page} page @param {string} address @param {number} times */
async function openAgain(page, address, times) {
	/** @type {number[]} */
	const taken = [];
	for (let time = 0; time < times; time++) {
		await saved(page);
		await page.goto('about:blank');
		await page.goto(address);
		taken.push(/** @type {number} */ (await watch(page, 'shown', '[data-passage]')));
	}
	return taken;
}

/** @param {Page} page */
const saved = (page) =>
	page
		.getByRole('status')
		.filter({ hasText: /Saved$/ })
		.waitFor();

/**
 * From before something is done until what a selector names is painted, in ms; the driver's way to the page and back is
 * part of it, some milliseconds.
 * @param {Page} page @param {string} selector @param {() => Promise<unknown>} work
 */
async function untilShown(page, selector, work) {
	const start = performance.now();
	await Promise.all([work(), watch(page, 'shown', selector)]);
	return performance.now() - start;
}

/** @param {Page} page @param {EditorPlan} plan */
const middleRow = (page, { questions }) =>
	page
		.getByRole('grid')
		.getByRole('row')
		.nth(questions / 2);

/** @param {Page} page */
async function toEnd(page) {
	await page.locator('.form textarea.serif').first().click();
	await page.keyboard.press('Control+End');
}

/** @param {Page} page @param {string} name */
const openView = (page, name) =>
	page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name }).click();

/**
 * To the end of a stem in the middle: of a question whose stem stands in one line and was not written in before.
 * @param {Page} page @param {EditorPlan} plan @param {string} yaml
 */
async function toMiddleOfText(page, { questions }, yaml) {
	const rest = yaml.slice(yaml.indexOf(`id: question-${questions / 2 + 1}\n`));
	const [stem] = /stem: [^>\n]{30,}/.exec(rest) ?? [];
	if (!stem) throw new Error('No question of the sample has its stem in one line.');
	await page.getByRole('textbox', { name: 'The bank’s file' }).click();
	await page.keyboard.press('Control+f');
	await page.keyboard.type(stem);
	await page.keyboard.press('Enter');
	await page.keyboard.press('Escape');
	await page.keyboard.press('End');
}

/** @param {Page} page @param {string} text */
async function readSource(page, text) {
	await page
		.locator('.paste input[type="file"]')
		.setInputFiles({ name: 'long.txt', mimeType: 'text/plain', buffer: Buffer.from(text) });
	await page
		.getByRole('status')
		.filter({ hasText: /paragraphs/ })
		.waitFor();
}

/** @param {Page} page */
const middlePassage = (page) => page.locator('[data-passage="4000"]');

/** @param {Page} page */
async function chooseWord(page) {
	await middlePassage(page).dblclick({ position: { x: 60, y: 12 } });
}
