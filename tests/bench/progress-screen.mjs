import { join } from 'node:path';
import { root } from '../../scripts/run-command.mjs';
import { openBenchPage } from './bench-browser.mjs';
import { withTasks } from './task-times.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {{ size: { cards: number, events: number, banks: number, due: number }, perBank: number, rounds: number }} ProgressPlan
 * @typedef {import('./task-times.mjs').Task} Task
 * @typedef {{ ms: number[], tasks: Task[] }} Opened times until all figures are painted, and the tasks on the way
 * @typedef {{ events: number, cards: number, questions: number, bare: number[], first: Opened, imported: Opened, unprepared: Opened & { ahead: number[] }, fromToday: Opened, loaded: Opened, scrolled: Task[] }} ProgressFigures
 */

const DAY_MS = 86_400_000;
/** What is known, and what is coming. */
const PARTS_AHEAD = 2;
/** For what takes some seconds, ms. */
const PATIENCE_MS = 180_000;

/**
 * The progress screen in the built app over a long log: opened for the first time after a start that had the time to
 * sum it up; right after all of the log was brought in; for the first time with nothing summed up, which reads all of it;
 * then opened from Today, and loaded by its address. In turn with the bare reading of its events.
 * @param {import('playwright-core').BrowserContext} context
 * @param {string} url of the built app
 * @param {ProgressPlan} plan
 * @returns {Promise<ProgressFigures>}
 */
export async function measureProgress(context, url, { size, perBank, rounds }) {
	// Before the app is there, whose service worker would answer for this address.
	const bare = await openBenchPage(context, 'progress-page.ts', `${url}bench/`);
	bare.setDefaultTimeout(600_000);
	const today = Math.floor(Date.now() / DAY_MS);
	const seeded = await bare.evaluate(
		([size, perBank]) => Reflect.get(globalThis, 'bench').seed(size, perBank),
		/** @type {const} */ ([{ ...size, today }, perBank])
	);
	await context.addInitScript({ path: join(root, 'tests', 'bench', 'progress-watch.js') });
	const page = await context.newPage();
	await page.setViewportSize({ width: 1280, height: 860 });
	page.setDefaultTimeout(600_000);
	// The first start gives the second copy all of it, and then remembers how much is kept.
	await page.goto(url);
	await page.waitForFunction(() => localStorage.getItem('footnote-kept:footnote') !== null);
	await until(bare, 'isBackedUp');

	const backup = await saveBackup(page, url);

	/** @type {ProgressFigures} */
	const figures = {
		...seeded,
		bare: [],
		first: { ms: [], tasks: [] },
		imported: { ms: [], tasks: [] },
		unprepared: { ms: [], tasks: [], ahead: [] },
		fromToday: { ms: [], tasks: [] },
		loaded: { ms: [], tasks: [] },
		scrolled: []
	};
	for (let round = 0; round <= rounds; round++) {
		await bare.bringToFront();
		const read = await bare.evaluate(() => Reflect.get(globalThis, 'bench').readBare());
		if (read.events !== seeded.events) throw new Error(`${read.events} events were read.`);
		const first = await openFirst(page, bare, url);
		const imported = await openImported(page, bare, url, backup);
		const unprepared = await openUnprepared(page, bare, url);
		const fromToday = await openFromToday(page, url);
		const loaded = await openByAddress(page, url);
		// The first round warms what a browser keeps of files and scripts.
		if (round === 0) continue;
		figures.bare.push(read.ms);
		figures.first.ms.push(first);
		figures.imported.ms.push(imported);
		figures.unprepared.ms.push(unprepared.ms);
		figures.unprepared.ahead.push(unprepared.ahead);
		figures.fromToday.ms.push(fromToday);
		figures.loaded.ms.push(loaded);
	}
	// What the replaced logs left behind would else be swept up in the midst of whatever comes first.
	await sweepUp(page);
	// Apart, since a trace takes time of its own.
	for (let round = 0; round < rounds; round++) {
		await prepare(page, bare, url);
		figures.first.tasks.push(...(await withTasks(page, () => follow(page))).tasks);
		await until(bare, 'areSumsKept');
		await goToday(page, url);
		await bench(bare, 'forgetAll');
		figures.unprepared.tasks.push(...(await withTasks(page, () => follow(page))).tasks);
		await until(bare, 'areSumsKept');
		await goToday(page, url);
		figures.fromToday.tasks.push(...(await withTasks(page, () => follow(page))).tasks);
		const { tasks } = await withTasks(page, () =>
			page.evaluate(() => Reflect.get(globalThis, 'progressWatch').scrollThrough())
		);
		figures.scrolled.push(...tasks);
		await page.goto('about:blank');
		figures.loaded.tasks.push(...(await withTasks(page, () => load(page, url))).tasks);
	}
	await page.close();
	return figures;
}

/** @param {Page} page */
async function sweepUp(page) {
	const cdp = await page.context().newCDPSession(page);
	await cdp.send('HeapProfiler.collectGarbage');
	await cdp.detach();
}

/** On Today, as before the first visit, but for the sums that the start has made by now. @param {Page} page @param {Page} bare @param {string} url */
async function prepare(page, bare, url) {
	await page.goto('about:blank');
	await bench(bare, 'forgetAll');
	await page.bringToFront();
	await goToday(page, url);
	await until(bare, 'areSumsKept');
}

/** @param {Page} page @param {Page} bare @param {string} url */
async function openFirst(page, bare, url) {
	await prepare(page, bare, url);
	const ms = await follow(page);
	// What a page that is left at once takes with it.
	await until(bare, 'areSumsKept');
	return ms;
}

/** @param {Page} page @param {string} url @returns {Promise<string>} the path of a backup of all that is there */
async function saveBackup(page, url) {
	await page.goto(`${url}settings/`);
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save a backup', exact: true }).click();
	return (await download).path();
}

/** Pressed as soon as the log is told to be in. @param {Page} page @param {Page} bare @param {string} url @param {string} backup */
async function openImported(page, bare, url, backup) {
	await page.goto(`${url}settings/`);
	// Where nothing differs, nothing is replaced.
	await page.getByRole('textbox', { name: 'New questions a day' }).fill('11');
	await page.keyboard.press('Tab');
	await page.getByText('Saved: 11 new a day').waitFor();
	await bench(bare, 'forgetAll');
	await page.getByLabel(/^Restore a backup/).setInputFiles(backup);
	await page.getByRole('button', { name: 'Replace what is here…' }).click();
	await page.getByRole('button', { name: 'Replace it' }).click();
	const replaced = page.getByRole('group', { name: /^What was here has been replaced/ });
	const refused = page.getByText(/^Nothing was replaced/);
	await replaced.or(refused).waitFor();
	if (await refused.isVisible()) throw new Error(await refused.innerText());
	await page.evaluate(() => Reflect.get(globalThis, 'progressWatch').begin());
	const ms = await follow(page);
	await until(bare, 'areSumsKept');
	return ms;
}

/**
 * As before the first visit, and nothing is made for it: what needs no answers is there ahead of the rest.
 * @param {Page} page @param {Page} bare @param {string} url
 */
async function openUnprepared(page, bare, url) {
	await goToday(page, url);
	await bench(bare, 'forgetAll');
	await page.getByRole('link', { name: 'Progress' }).first().click();
	const [ahead, ms] = await Promise.all([painted(page, PARTS_AHEAD), painted(page)]);
	await until(bare, 'areSumsKept');
	return { ahead, ms };
}

/** @param {Page} bare @param {'forgetAll' | 'areSumsKept' | 'isBackedUp'} name */
const bench = (bare, name) =>
	bare.evaluate((name) => Reflect.get(globalThis, 'bench')[name](), name);

/** @param {Page} bare @param {'areSumsKept' | 'isBackedUp'} is */
async function until(bare, is) {
	const end = Date.now() + PATIENCE_MS;
	while (!(await bench(bare, is))) {
		if (Date.now() > end) throw new Error(`${PATIENCE_MS / 60_000} minutes later not ${is} yet.`);
		await bare.waitForTimeout(100);
	}
}

/** As a learner does, on a page that has come to rest. @param {Page} page @param {string} url */
async function openFromToday(page, url) {
	await goToday(page, url);
	return follow(page);
}

/** @param {Page} page @param {string} url */
async function goToday(page, url) {
	await page.goto(url);
	await page.getByRole('heading', { level: 1 }).waitFor();
	await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
	await page.evaluate(() => Reflect.get(globalThis, 'progressWatch').begin());
}

/** @param {Page} page */
async function follow(page) {
	await page.getByRole('link', { name: 'Progress' }).first().click();
	return painted(page);
}

/** @param {Page} page @param {string} url */
async function openByAddress(page, url) {
	await page.goto('about:blank');
	return load(page, url);
}

/** @param {Page} page @param {string} url */
async function load(page, url) {
	await page.goto(`${url}progress/`);
	return painted(page);
}

/** @param {Page} page @param {number} [parts] all, unless told @returns {Promise<number>} */
const painted = (page, parts) =>
	page.evaluate((parts) => Reflect.get(globalThis, 'progressWatch').painted(parts), parts);
