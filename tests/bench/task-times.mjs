/**
 * @typedef {object} Task of the page's main thread
 * @property {number} wall ms from its beginning to its end
 * @property {number} work ms of processor time in between; a busy machine lengthens the first alone
 */

/** What keeps a page from answering: https://www.w3.org/TR/longtasks-1/ */
export const LONG_MS = 50;
const KEPT_US = 10_000;
const MARK = 'work begins';

/**
 * Does something and tells of all tasks of 10 ms or more that the page's main thread did meanwhile, by a trace of the
 * browser. `PerformanceObserver` tells of those above 50 ms, and by the clock on the wall alone.
 * @template T
 * @param {import('playwright-core').Page} page
 * @param {() => Promise<T>} work
 * @returns {Promise<{ result: T, tasks: Task[] }>}
 */
export async function withTasks(page, work) {
	const cdp = await page.context().newCDPSession(page);
	/** @type {any[]} */
	const events = [];
	cdp.on('Tracing.dataCollected', ({ value }) => events.push(...value));
	await cdp.send('Tracing.start', {
		transferMode: 'ReportEvents',
		traceConfig: {
			includedCategories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'],
			excludedCategories: ['*']
		}
	});
	// That a trace begins keeps the page busy as well.
	await page.evaluate(async (mark) => {
		await new Promise((resolve) => setTimeout(resolve, 500));
		console.timeStamp(mark);
	}, MARK);
	const result = await work();
	const complete = new Promise((resolve) => cdp.once('Tracing.tracingComplete', resolve));
	await cdp.send('Tracing.end');
	await complete;
	await cdp.detach();
	return { result, tasks: tasksIn(events) };
}

/** No other page does anything meanwhile. @param {any[]} events of a trace @returns {Task[]} */
function tasksIn(events) {
	const isThread = (/** @type {any} */ { name, args }) =>
		name === 'thread_name' && args.name === 'CrRendererMain';
	const begun = events.find(
		({ name, args }) => name === 'TimeStamp' && args.data?.message === MARK
	);
	if (!begun) throw new Error('The trace does not say when the work began.');
	const threads = new Set(events.filter(isThread).map(({ pid, tid }) => `${pid} ${tid}`));
	return events
		.filter(
			({ name, pid, tid, ts, dur }) =>
				name === 'RunTask' && ts >= begun.ts && dur >= KEPT_US && threads.has(`${pid} ${tid}`)
		)
		.map(({ dur, tdur }) => ({ wall: dur / 1000, work: tdur / 1000 }));
}

/** @param {readonly Task[]} tasks */
export function longest(tasks) {
	const most = (/** @type {number[]} */ values) => Math.max(0, ...values);
	return { wall: most(tasks.map(({ wall }) => wall)), work: most(tasks.map(({ work }) => work)) };
}
