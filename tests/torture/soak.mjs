import { openBenchPage, withBrowser } from '../bench/bench-browser.mjs';

/**
 * @typedef {import('./support/proof.ts').Options<typeof full>} Options
 * @typedef {import('./support/report.ts').Report} Report
 * @typedef {import('../bench/soak-page.ts').Cost} Cost
 * @typedef {Map<number, Record<string, Cost>>} Table by the number of events, and by what was done
 */

export const name = 'soak';
export const title = 'A log that grows a hundredfold: what takes longer, and what must not';
/** Events of the largest log; a tenth and a hundredth of it are measured, too. Ten events a card. */
export const full = { events: 1_000_000, due: 50, tries: 9 };
export const short = { events: 20_000, due: 10, tries: 2 };

/** What the first screen and a session wait for. */
const STEADY = ['open, and Today', 'Today again', 'the next question', 'an answer kept'];
/** A hundred times the log may make them this many times slower. */
const STEADY_GROWTH = 3;
/** Below this, in ms, nobody feels a growth, and the noise of the machine is larger. */
const FELT_MS = 20;
/** So many records more may they reach of a hundred times the log: a session's answers, and the days of two weeks. */
const STEADY_VISITS = 20 + 14;

const BARE = 'bare: open and read the segments';
const WHOLE = 'open, and the whole log';
const HEADS = { ms: 'ms, median', visited: 'records reached' };

/** @param {Options} options @param {Report} report */
export async function run({ events, due, tries, short }, report) {
	report.expect('events', 'grew with the log');
	/** @type {Table} */
	const table = new Map();
	for (const count of [events / 100, events / 10, events]) {
		const size = { events: count, cards: count / 10, banks: 4, due, today: 20_780 };
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
	print(table, 'ms', 1, report);
	print(table, 'visited', 0, report);
	judgeVisits(table, report);
	// What is so short is told by the noise of a busy machine; what is reached of the database is not.
	if (!short) judgeTimes(table, report);
}

/** @param {Table} table @param {keyof Cost} what @param {number} digits @param {Report} report */
function print(table, what, digits, report) {
	const sizes = [...table.keys()].map((size) => cell(`${size}`));
	report.note([HEADS[what].padEnd(36), ...sizes, cell('growth')].join(''));
	for (const [work, costs] of rows(table)) {
		const numbers = costs.map((cost) => cost[what]);
		const cells = numbers.map((number) => cell(number.toFixed(digits)));
		const growth = growthOf(numbers);
		const told = Number.isFinite(growth) ? `${growth.toFixed(1)}x` : '';
		report.note([work.padEnd(36), ...cells, cell(told)].join(''));
	}
}

/** @param {Table} table @param {Report} report */
function judgeVisits(table, report) {
	for (const [work, costs] of rows(table)) {
		const [smallest = NaN, , largest = NaN] = costs.map(({ visited }) => visited);
		if (STEADY.includes(work) && !(largest <= smallest + STEADY_VISITS))
			grew(report, `${work}: ${largest} records instead of ${smallest}`);
	}
	for (const [events, costs] of table) {
		const bare = costs[BARE]?.visited ?? NaN;
		const whole = costs[WHOLE]?.visited ?? NaN;
		if (!(bare >= events && whole <= bare * 2))
			report.broken(`The whole log of ${events} events: ${whole} records, bare ${bare}.`);
	}
}

/** @param {Table} table @param {Report} report */
function judgeTimes(table, report) {
	for (const [work, costs] of rows(table)) {
		const times = costs.map(({ ms }) => ms);
		const growth = growthOf(times);
		if (STEADY.includes(work) && growth > STEADY_GROWTH && (times.at(-1) ?? 0) > FELT_MS)
			grew(report, `${work}: ${growth.toFixed(1)} times as long`);
	}
	const [, [events, costs] = [0, {}]] = [...table];
	const ratio = (costs[WHOLE]?.ms ?? NaN) / (costs[BARE]?.ms ?? NaN);
	report.note(
		`the whole log of ${events} events, against the bare reading: ${ratio.toFixed(2)}x (aim 2)`
	);
	if (!(ratio <= 2))
		report.broken(`The whole log takes ${ratio.toFixed(2)} times the bare reading.`);
}

/** @param {Report} report @param {string} what */
function grew(report, what) {
	report.add('grew with the log');
	report.broken(what);
}

/** What was done, and its cost at each size. @param {Table} table @returns {[string, Cost[]][]} */
function rows(table) {
	const columns = [...table.values()];
	return Object.keys(columns[0] ?? {}).map((work) => [
		work,
		columns.map((column) => column[work] ?? { ms: NaN, visited: NaN })
	]);
}

/** @param {number[]} numbers */
const growthOf = (numbers) => (numbers.at(-1) ?? NaN) / (numbers[0] ?? NaN);

/** @param {string} text */
const cell = (text) => text.padStart(11);
