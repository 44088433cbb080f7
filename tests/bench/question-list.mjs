import { join } from 'node:path';
import { root } from '../../scripts/run-command.mjs';
import { sampleBank } from './sample-bank.mjs';
import { typeKeys, watch } from './type-keys.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {{ banks: number, perBank: number, keys: number, scrolls: number }} ListPlan
 * @typedef {{ questions: number, cards: number, loadMs: number, loadTasks: number[], typing: import('./type-keys.mjs').Typing,
 *   bareTyping: import('./type-keys.mjs').Typing, frames: number[], bareFrames: number[], scrollTasks: number[] }} ListFigures
 */

const SEARCHES = ['harbour', 'is:due', 'north', 'prop:s<9', 'market'];
/** How far each frame scrolls, in px: as a quick hand does. */
const STRIDE = 180;

/**
 * The list of all questions in the built app: loading, searching key by key and scrolling, beside a bare field and a bare
 * page of as many lines.
 * @param {import('playwright-core').BrowserContext} context
 * @param {string} url of the built app
 * @param {ListPlan} plan
 * @returns {Promise<ListFigures>}
 */
export async function measureList(context, url, plan) {
	for (const script of ['page-watch.js', 'list-page.js'])
		await context.addInitScript({ path: join(root, 'tests', 'bench', script) });
	const page = await context.newPage();
	await page.setViewportSize({ width: 1280, height: 860 });
	page.setDefaultTimeout(120_000);
	const questions = plan.banks * plan.perBank;
	const keys = searchKeys(plan.keys);

	await bare(page, url, questions);
	await page.locator('input').click();
	const bareTyping = await typeKeys(page, keys);
	const bareFrames = await inPage(page, 'scroll', plan.scrolls, STRIDE);

	await openOne(page, url, plan.perBank);
	const cards = await inPage(page, 'multiply', plan.banks);
	await page.goto('about:blank');
	const from = performance.now();
	await page.goto(`${url}questions/`);
	await page.locator('[role="grid"] .body [role="row"]').first().waitFor();
	const loadMs = performance.now() - from;
	const { tasks: loadTasks } = /** @type {{ tasks: number[] }} */ (await watch(page, 'end'));

	await page.getByRole('searchbox').click();
	const typing = await typeKeys(page, keys);
	await page.getByRole('searchbox').fill('');
	await watch(page, 'begin');
	const frames = await inPage(page, 'scroll', plan.scrolls, STRIDE);
	const { tasks: scrollTasks } = /** @type {{ tasks: number[] }} */ (await watch(page, 'end'));
	await page.close();
	return {
		questions,
		cards,
		loadMs,
		loadTasks,
		typing,
		bareTyping,
		frames,
		bareFrames,
		scrollTasks
	};
}

/** Searches written one after the other, each taken back letter by letter. @param {number} count */
function searchKeys(count) {
	/** @type {string[]} */
	const keys = [];
	for (let at = 0; keys.length < count; at++) {
		const word = SEARCHES[at % SEARCHES.length] ?? '';
		keys.push(...word, ...Array.from(word, () => 'Backspace'));
	}
	return keys.slice(0, count);
}

/** A field, and below it lines as high as those of the list, drawn by the browser alone. @param {Page} page @param {string} url @param {number} lines */
async function bare(page, url, lines) {
	const address = `${url}bare-list`;
	await page.route(address, (route) =>
		route.fulfill({
			contentType: 'text/html',
			body: `<!doctype html><input /><div style="height:${lines * 70}px;background:repeating-linear-gradient(#fff 0 69px,#999 69px 70px)"></div>`
		})
	);
	await page.goto(address);
}

/** Puts one bank of so many questions on the shelf, as a learner does. @param {Page} page @param {string} url @param {number} questions */
async function openOne(page, url, questions) {
	const bank = sampleBank({ questions, sources: 5, paragraphs: 50 });
	const file = (/** @type {string} */ name, /** @type {string} */ text) => ({
		name,
		mimeType: 'application/octet-stream',
		buffer: Buffer.from(text)
	});
	await page.goto(`${url}open/`);
	await page
		.getByLabel('Choose a file…')
		.setInputFiles([
			file('large.yaml', bank.yaml),
			...Object.entries(bank.texts).map(([name, text]) => file(name, text))
		]);
	await page.getByRole('button', { name: 'Add to my shelf' }).click();
	await page.getByText('is on your shelf').waitFor();
}

/**
 * Calls a function of list-page.js.
 * @param {Page} page @param {'multiply' | 'scroll'} name @param {...number} args
 * @returns {Promise<any>}
 */
function inPage(page, name, ...args) {
	return page.evaluate(
		([name, args]) => Reflect.get(globalThis, 'listPage')[name](...args),
		/** @type {const} */ ([name, args])
	);
}
