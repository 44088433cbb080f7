import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { root } from '../../scripts/run-command.mjs';
import { openBenchPage } from './bench-browser.mjs';
import { withTasks } from './task-times.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('./task-times.mjs').Task} Task
 * @typedef {{ size: { cards: number, events: number, banks: number, due: number }, perBank: number }} BulkPlan
 * @typedef {{ name: string, ms: number, tasks: Task[] }} Deed ms from the press until the screen says that it is done
 */

const DAY_MS = 86_400_000;
const REST_MS = 3000;

/** What is pressed, and what asks once more before it is done. @type {[name: string, press: string, confirm: string | null][]} */
const DEEDS = [
	['Set aside', 'Set aside', null],
	['Put off', 'Put off until tomorrow', null],
	['Set due', 'Set due…', 'Set the day'],
	['Reset', 'Reset…', 'Reset']
];

/**
 * What is done to all questions of the shelf at once in the built app, each taken back.
 * @param {import('playwright-core').BrowserContext} context
 * @param {string} url of the built app
 * @param {BulkPlan} plan
 */
export async function measureBulk(context, url, { size, perBank }) {
	// Before the app is there, whose service worker would answer for this address.
	const bench = await openBenchPage(context, 'progress-page.ts', `${url}bench/`);
	bench.setDefaultTimeout(600_000);
	const today = Math.floor(Date.now() / DAY_MS);
	const seeded = await bench.evaluate(
		([size, perBank]) => Reflect.get(globalThis, 'bench').seed(size, perBank),
		/** @type {const} */ ([{ ...size, today }, perBank])
	);
	await bench.close();
	const page = await context.newPage();
	await page.setViewportSize({ width: 1280, height: 860 });
	page.setDefaultTimeout(600_000);
	// The first start gives the second copy all of it, which the second start compares.
	for (let start = 0; start < 2; start++) {
		await page.goto(url);
		await page.waitForFunction(() => localStorage.getItem('footnote-kept:footnote') !== null);
		await page.evaluate(() => localStorage.removeItem('footnote-kept:footnote'));
		await page.goto('about:blank');
	}
	await context.addInitScript({ path: join(root, 'tests', 'bench', 'bulk-page.js') });
	const load = await timed(page, async () => {
		await page.goto(`${url}questions/`);
		await inPage(page, 'until', '[role="grid"] .body [role="row"]', '');
	});
	await inPage(page, 'press', 'Choose all');
	/** @type {Deed[]} */
	const deeds = [];
	for (const [name, press, confirm] of DEEDS) {
		const done = await timed(page, async () => {
			await inPage(page, 'press', press);
			if (confirm) await inPage(page, 'press', confirm);
			await inPage(page, 'until', '.done button', 'Undo');
		});
		deeds.push({ name, ...done });
		const back = await timed(page, async () => {
			await inPage(page, 'press', 'Undo');
			await inPage(page, 'until', '.done', 'That was taken back.');
		});
		deeds.push({ name: `${name}, taken back`, ...back });
	}
	await page.close();
	return { ...seeded, load, deeds };
}

/**
 * Calls a function of bulk-page.js: how Playwright finds a button would count as the page's work.
 * @param {Page} page @param {'press' | 'until'} name @param {...string} args
 */
function inPage(page, name, ...args) {
	return page.evaluate(
		([name, args]) => Reflect.get(globalThis, 'bulkPage')[name](...args),
		/** @type {const} */ ([name, args])
	);
}

/** @param {Page} page @param {() => Promise<void>} work */
async function timed(page, work) {
	const { result, tasks } = await withTasks(page, async () => {
		const from = performance.now();
		await work();
		const ms = performance.now() - from;
		// The list is read again after each writing.
		await setTimeout(REST_MS);
		return ms;
	});
	return { ms: result, tasks };
}
