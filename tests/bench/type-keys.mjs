import { setTimeout as sleep } from 'node:timers/promises';

/** Between one key and the next, in ms: 70 words a minute. */
const GAPS = [110, 150, 190, 130, 230, 170];
/** After every twelfth key the hands rest, so that saving, reading and checking fall among the keys. */
const RESTS = [300, 450, 650, 900];

/**
 * @typedef {object} Typing
 * @property {number[]} keys ms from each key to the paint after it
 * @property {number[]} byEventTiming what the browser's Event Timing says of those from 16 ms on, in steps of 8
 * @property {number[]} tasks that kept the page from hearing anything for 50 ms or more
 * @property {number} work ms of processor time that the page's thread took a key, with all that a key brings about later:
 *   saving, the findings; a busy machine does not lengthen it
 * @property {number[]} rounds ms from asking the worker that checks until its answer
 */

/**
 * Presses keys at the pace of someone who types well, whatever the page makes of them: who types does not wait for a page
 * that stands still, and each key that meets it then counts.
 * @param {import('playwright-core').Page} page with page-watch.js
 * @param {string[]} keys as Playwright names them
 * @returns {Promise<Typing>}
 */
export async function typeKeys(page, keys) {
	const cdp = await page.context().newCDPSession(page);
	await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
	const before = await taskMs(cdp);
	await watch(page, 'begin');
	/** @type {Promise<void>[]} */
	const presses = [];
	let at = performance.now();
	for (const [index, key] of keys.entries()) {
		await sleep(Math.max(0, at - performance.now()));
		presses.push(page.keyboard.press(key));
		const isRest = index % 12 === 11;
		at += isRest
			? (RESTS[((index - 11) / 12) % RESTS.length] ?? 0)
			: (GAPS[index % GAPS.length] ?? 0);
	}
	await Promise.all(presses);
	// What the last keys bring about comes after them.
	await sleep(1500);
	const watched = /** @type {Omit<Typing, 'work'>} */ (await watch(page, 'end'));
	const typed = { ...watched, work: ((await taskMs(cdp)) - before) / keys.length };
	await cdp.detach();
	if (typed.keys.length !== keys.length || !typed.keys.every((ms) => ms > 0))
		throw new Error(`${keys.length} keys were pressed and ${typed.keys.length} heard.`);
	return typed;
}

/** @param {import('playwright-core').CDPSession} cdp */
async function taskMs(cdp) {
	const { metrics } = await cdp.send('Performance.getMetrics');
	return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1000;
}

/**
 * Calls a function of page-watch.js.
 * @param {import('playwright-core').Page} page @param {'begin' | 'end' | 'shown'} name @param {...unknown} args
 * @returns {Promise<unknown>}
 */
export function watch(page, name, ...args) {
	return page.evaluate(
		([name, args]) => Reflect.get(globalThis, 'watch')[name](...args),
		/** @type {const} */ ([name, args])
	);
}
