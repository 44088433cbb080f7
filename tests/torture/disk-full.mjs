import { seededRandom } from '../../src/lib/core/quiz/random.ts';
import { startServer } from './support/app-server.ts';
import { openBlank } from './support/blank-page.ts';
import { BrowserProcess } from './support/browser-process.ts';
import { inParallel } from './support/in-parallel.ts';
import { LearnerAtScreen } from './support/learner-at-screen.ts';
import { readLearner } from './support/read-learner.ts';
import { SmallDisk } from './support/small-disk.ts';
import { Trial } from './support/trial.ts';
import { breakable, faultyWorkers, setFault, strikes } from './support/write-faults.ts';
import { wronglyDerived } from './support/wrongly-derived.ts';

/**
 * @typedef {import('./support/proof.ts').Options<typeof full>} Options
 * @typedef {import('./support/report.ts').Report} Report
 * @typedef {import('./support/app-server.ts').AppServer} AppServer
 * @typedef {import('./support/browser-process.ts').Backend} Backend
 * @typedef {import('./support/write-faults.ts').Fault} Fault
 * @typedef {import('./support/write-faults.ts').Where} Where
 * @typedef {import('@playwright/test').Page} Page
 */

export const name = 'disk-full';
export const title = 'No room: a full disk, a used-up quota, and every write that can fail';
// On a smaller one Chromium would rather delete all that the site keeps: see docs/measurements.md.
export const full = { disks: 10, megabytes: 200, answersOnDisk: 6, mostCalls: 12, quotas: 4 };
export const short = { disks: 1, answersOnDisk: 2, mostCalls: 1, quotas: 1 };

/** @type {Backend[]} */
const BACKENDS = ['leveldb', 'sqlite'];
/** @type {Where[][]} */
const PLACES = [['database'], ['files'], ['database', 'files']];
/** @type {Fault['how'][]} */
const WAYS = ['throw', 'abort'];

/** @param {Options} options @param {Report} report */
export async function run(options, report) {
	report.expect('answers tried', 'kept', 'refused', 'kept when tried again', 'lost', 'doubled');
	const server = await startServer();
	server.intercept(faultyWorkers);
	const backends = options.short ? BACKENDS.slice(0, 1) : BACKENDS;
	try {
		for (const backend of backends) {
			const disks = Array.from({ length: options.disks }, (_, n) => () => {
				return fillDisk(backend, `${options.seed}/${n}`, options, server, report);
			});
			const quotas = Array.from({ length: options.quotas }, (_, n) => () => {
				return useUpQuota(backend, `${options.seed}/quota/${n}`, server, report);
			});
			const calls = () => failEveryCall(backend, options, server, report);
			await inParallel([...disks, calls, ...quotas], options.parallel, (work) => work());
		}
	} finally {
		await server.close();
	}
}

/**
 * A profile on a disk of its own that another program fills while the learner answers.
 * @param {Backend} backend @param {string} seed @param {Options} options @param {AppServer} server @param {Report} report
 */
async function fillDisk(backend, seed, { megabytes, answersOnDisk }, server, report) {
	const trial = new Trial(report, `full disk, ${backend}, ${seed}`);
	const disk = SmallDisk.mount(trial.profile, megabytes);
	if (!disk) {
		report.skip('a full disk: this user may not mount a file system');
		trial.end();
		return;
	}
	const random = seededRandom(seed);
	const learner = new LearnerAtScreen(random, server.url);
	try {
		await inBrowser(trial, backend, async (browser) => {
			const page = await enter(browser, learner);
			await learner.answerOne(page);
			disk.fill(Math.floor(random() * 300_000));
			for (let n = 0; n < answersOnDisk; n++) {
				const outcome = await attempt(page, learner, report);
				if (outcome === 'refused') {
					disk.makeRoom();
					await again(page, learner, report, trial);
				}
				await learner.goOn(page);
				disk.fill();
			}
			disk.makeRoom();
		});
		await inBrowser(trial, backend, (browser) => compare(browser, learner, server, report, trial));
	} finally {
		disk.unmount(trial.isBroken);
		trial.end();
	}
}

/**
 * Every call that writes in the course of an answer fails once: in the database, in the journal, and in both.
 * @param {Backend} backend @param {Options} options @param {AppServer} server @param {Report} report
 */
async function failEveryCall(backend, { mostCalls, seed, short }, server, report) {
	const trial = new Trial(report, `failing writes, ${backend}, ${seed}`);
	const learner = new LearnerAtScreen(seededRandom(`${seed}/${backend}/faults`), server.url);
	const faults = PLACES.flatMap((where) =>
		WAYS.flatMap((how) =>
			(short ? [true] : [false, true]).map((sticky) => ({ where, how, sticky }))
		)
	);
	// A short run tries all in one browser.
	for (const together of short ? [faults] : faults.map((fault) => [fault]))
		await inBrowser(trial, backend, async (browser) => {
			const page = await enter(browser, learner);
			for (const fault of together)
				for (let nth = 1; nth <= mostCalls; nth++) {
					const { where, how, sticky } = fault;
					const told = `${where.join(' and ')}, ${how} at call ${nth}${sticky ? ' and after' : ''}`;
					let there = true;
					for (const one of where)
						there = (await setFault(page, one, { nth, sticky, how })) && there;
					if (!there) return trial.broken(`${told}: there is no worker to break`);
					const outcome = await attempt(page, learner, report);
					let struck = 0;
					for (const one of where) struck += (await strikes(page, one)).struck;
					for (const one of where) await setFault(page, one, null);
					if (outcome === 'refused') await again(page, learner, report, trial);
					// A worker in which a call failed may be gone, and with it the count.
					if (outcome === 'refused') struck = Math.max(1, struck);
					report.add('failed calls', struck);
					if (sticky && where.length === 2 && nth === 1 && outcome === 'kept')
						trial.broken(`${told}: “saved” where nothing could be written`);
					await learner.goOn(page);
					if (struck === 0) break;
				}
		});
	await inBrowser(trial, backend, (browser) => compare(browser, learner, server, report, trial));
	trial.end();
}

/**
 * The browser itself says that this site has no room left.
 * @param {Backend} backend @param {string} seed @param {AppServer} server @param {Report} report
 */
async function useUpQuota(backend, seed, server, report) {
	const trial = new Trial(report, `quota, ${backend}, ${seed}`);
	const random = seededRandom(seed);
	const learner = new LearnerAtScreen(random, server.url);
	await inBrowser(trial, backend, async (browser) => {
		const page = await enter(browser, learner);
		await learner.answerOne(page);
		const session = await browser.context.newCDPSession(page);
		const origin = new URL(server.url).origin;
		const used = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
		for (let n = 0; n < 4; n++) {
			const quotaSize = n === 0 ? used + Math.floor(random() * 20_000) : 1;
			await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize });
			const outcome = await attempt(page, learner, report);
			await session.send('Storage.overrideQuotaForOrigin', { origin });
			if (outcome === 'refused') await again(page, learner, report, trial);
			await learner.goOn(page);
		}
	});
	await inBrowser(trial, backend, (browser) => compare(browser, learner, server, report, trial));
	trial.end();
}

/**
 * @param {Trial} trial @param {Backend} backend @param {(browser: BrowserProcess) => Promise<void>} work
 */
async function inBrowser(trial, backend, work) {
	const browser = await BrowserProcess.start(trial.profile, backend);
	try {
		await work(browser);
	} catch (error) {
		trial.broken(error);
	} finally {
		await browser.kill();
	}
}

/** @param {BrowserProcess} browser @param {LearnerAtScreen} learner */
async function enter(browser, learner) {
	const page = await browser.newPage();
	await breakable(page);
	await learner.openToday(page);
	await learner.enterSession(page);
	return page;
}

/** @param {Page} page @param {LearnerAtScreen} learner @param {Report} report */
async function attempt(page, learner, report) {
	await learner.handIn(page);
	const outcome = await learner.outcome(page);
	report.add('answers tried');
	report.add(outcome);
	return outcome;
}

/** @param {Page} page @param {LearnerAtScreen} learner @param {Report} report @param {Trial} trial */
async function again(page, learner, report, trial) {
	if ((await learner.tryAgain(page)) === 'kept') report.add('kept when tried again');
	else trial.broken('an answer is still refused when there is room again');
}

/**
 * @param {BrowserProcess} browser @param {LearnerAtScreen} learner @param {AppServer} server
 * @param {Report} report @param {Trial} trial
 */
async function compare(browser, learner, server, report, trial) {
	const page = await browser.newPage();
	await learner.openToday(page);
	const found = await readLearner(await openBlank(browser, server));
	const { lost, doubled } = learner.compare(found);
	report.add('lost', lost.length);
	report.add('doubled', doubled.length);
	if (lost.length > 0) trial.broken(`${lost.length} answers lost that the screen had acknowledged`);
	if (doubled.length > 0) trial.broken(`${doubled.length} answers kept twice`);
	const wrong = wronglyDerived(found);
	if (wrong > 0) trial.broken(`${wrong} cards or days differ from those rebuilt`);
}
