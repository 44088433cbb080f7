import { openBenchPage } from './bench-browser.mjs';
import { withTasks } from './task-times.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('./task-times.mjs').Task} Task
 * @typedef {{ size: { cards: number, events: number, banks: number, due: number }, perBank: number }} BulkPlan
 * @typedef {{ name: string, ms: number, tasks: Task[] }} Deed ms from the press until the screen says that it is done
 */

const DAY_MS = 86_400_000;

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
	// The first start gives the second copy all of it.
	await page.goto(url);
	await page.getByRole('heading', { level: 1 }).waitFor();
	await page.goto('about:blank');
	const load = await timed(page, async () => {
		await page.goto(`${url}questions/`);
		await page.locator('[role="grid"] .body [role="row"]').first().waitFor();
	});
	await page.getByRole('button', { name: 'Choose all' }).click();
	/** @type {Deed[]} */
	const deeds = [];
	for (const [name, press, confirm] of DEEDS) {
		const done = await timed(page, async () => {
			await page.getByRole('button', { name: press, exact: true }).click();
			if (confirm)
				await page.getByRole('dialog').getByRole('button', { name: confirm, exact: true }).click();
			await page.getByRole('button', { name: 'Undo' }).waitFor();
			await rested(page);
		});
		deeds.push({ name, ...done });
		const back = await timed(page, async () => {
			await page.getByRole('button', { name: 'Undo' }).click();
			await page.locator('.done', { hasText: 'That was taken back.' }).waitFor();
			await rested(page);
		});
		deeds.push({ name: `${name}, taken back`, ...back });
	}
	await page.close();
	return { ...seeded, load, deeds };
}

/** The list is read again after each writing. @param {Page} page */
const rested = (page) =>
	page.evaluate(
		() =>
			new Promise((resolve) => {
				const wait = () => requestIdleCallback(() => setTimeout(resolve, 0));
				wait();
			})
	);

/** @param {Page} page @param {() => Promise<void>} work */
async function timed(page, work) {
	const { result, tasks } = await withTasks(page, async () => {
		const from = performance.now();
		await work();
		return performance.now() - from;
	});
	return { ms: result, tasks };
}
