import { openBenchPage, withBrowser } from '../bench/bench-browser.mjs';

/**
 * @typedef {import('./support/proof.ts').Options<typeof full>} Options
 * @typedef {import('./support/report.ts').Report} Report
 */

export const name = 'soak';
export const title = 'A log that grows a hundredfold: what takes longer, and what must not';
/** Events of the largest log; a tenth and a hundredth of it are measured, too. Ten events a card. */
export const full = { events: 1_000_000, tries: 9 };
export const short = { events: 20_000, tries: 3 };

/** What the first screen and a session wait for. A hundred times the log may make them this many times slower. */
const STEADY = ['open, and Today', 'Today again', 'the next question', 'an answer kept'];
const STEADY_GROWTH = 3;
/** Below this, in ms, nobody feels a growth, and the noise of the machine is larger. */
const FELT_MS = 20;

/** @param {Options} options @param {Report} report */
export async function run({ events, tries }, report) {
	report.expect('events', 'grew with the log');
	/** @type {Map<number, Record<string, number>>} */
	const table = new Map();
	for (const count of [events / 100, events / 10, events]) {
		const size = { events: count, cards: count / 10, banks: 4, due: 50, today: 20_780 };
		table.set(
			count,
			await withBrowser(async (context) => {
				const page = await openBenchPage(context, 'soak-page.ts');
				/** @param {string} method @param {...unknown} args */
				const call = (method, ...args) =>
					page.evaluate(
						([name, values]) => Reflect.get(globalThis, 'bench')[name](...values),
						/** @type {const} */ ([method, args])
					);
				await call('seed', size);
				// A new page: nothing of the seeding is left in its memory.
				await page.reload();
				await page.waitForFunction(() => 'bench' in globalThis);
				return call('measure', size, tries);
			})
		);
		report.add('events', count);
	}
	judge(table, report);
}

/** @param {Map<number, Record<string, number>>} table @param {Report} report */
function judge(table, report) {
	const sizes = [...table.keys()];
	const columns = sizes.map((size) => table.get(size) ?? {});
	const [smallest = {}, , largest = {}] = columns;
	report.note(
		['ms, median'.padEnd(36), ...sizes.map((size) => cell(`${size}`)), cell('growth')].join('')
	);
	for (const what of Object.keys(largest)) {
		const growth = (largest[what] ?? NaN) / (smallest[what] ?? NaN);
		const row = columns.map((column) => cell((column[what] ?? NaN).toFixed(1)));
		report.note([what.padEnd(36), ...row, cell(`${growth.toFixed(1)}x`)].join(''));
		if (STEADY.includes(what) && growth > STEADY_GROWTH && (largest[what] ?? 0) > FELT_MS) {
			report.add('grew with the log');
			report.broken(`${what}: ${growth.toFixed(1)} times as long`);
		}
	}
	const [, middle = {}] = columns;
	const ratio =
		(middle['open, and the whole log'] ?? 0) / (middle['bare: open and read the segments'] ?? NaN);
	report.note(
		`the whole log of ${sizes[1]} events, against the bare reading: ${ratio.toFixed(2)}x (aim 2)`
	);
	if (ratio > 2) report.broken(`The whole log takes ${ratio.toFixed(2)} times the bare reading.`);
}

/** @param {string} text */
const cell = (text) => text.padStart(11);
