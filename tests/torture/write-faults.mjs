import { seededRandom } from '../../src/lib/core/quiz/random.ts';
import { startServer } from './support/app-server.ts';
import { openBlank } from './support/blank-page.ts';
import { BrowserProcess } from './support/browser-process.ts';
import { buildTorturePage } from './support/build-torture-page.ts';
import { inParallel } from './support/in-parallel.ts';
import { readLearner } from './support/read-learner.ts';
import { openTorture } from './support/torture-tab.ts';
import { Trial } from './support/trial.ts';
import { breakable, setFault, strikes, withFaultyWorkers } from './support/write-faults.ts';
import { wronglyDerived } from './support/wrongly-derived.ts';

/**
 * @typedef {import('./support/proof.ts').Options<typeof full>} Options
 * @typedef {import('./support/report.ts').Report} Report
 * @typedef {import('./support/app-server.ts').AppServer} AppServer
 * @typedef {import('./support/write-faults.ts').Fault} Fault
 * @typedef {import('./support/write-faults.ts').Where} Where
 * @typedef {import('./support/read-learner.ts').FoundLearner} FoundLearner
 * @typedef {import('./page/every-write.ts').WriteName} WriteName
 * @typedef {Omit<import('./page/every-write.ts').ReadyWrite, 'act'>} Ready
 * @typedef {import('@playwright/test').Page} Page
 */

export const name = 'write-faults';
export const title = 'No room at any place that writes';
/** `calls`: how many of a write's calls fail, one at a time, spread over all of them. */
export const full = { calls: 12, answers: 60 };
export const short = { calls: 1, answers: 12 };

/** @type {WriteName[]} */
const WRITES = [
	'settings',
	'reset',
	'undo of a reset',
	'handing in',
	'automatic backup',
	'backup as a file',
	'adding',
	'replacing',
	'rebuild',
	'repair'
];
/** @type {Where[][]} */
const PLACES = [['database'], ['files', 'backups'], ['database', 'files', 'backups']];
/** @type {Pick<Fault, 'how' | 'sticky'>[]} */
const WAYS = [
	{ how: 'throw', sticky: true },
	{ how: 'abort', sticky: true },
	{ how: 'throw', sticky: false },
	{ how: 'abort', sticky: false }
];

/** @param {Options} options @param {Report} report */
export async function run(options, report) {
	report.expect('tried', 'calls failed', 'told', 'done all the same', 'done when tried again');
	report.expect('half done', 'cards wrong', 'broken backups');
	const server = await startServer(withFaultyWorkers(await buildTorturePage()));
	try {
		await inParallel(WRITES, options.parallel, (write) =>
			breakWrite(write, options, server, report)
		);
	} finally {
		await server.close();
	}
}

/** @param {WriteName} write @param {Options} options @param {AppServer} server @param {Report} report */
async function breakWrite(write, options, server, report) {
	const seed = `${options.seed}/${write}`;
	const random = seededRandom(seed);
	const trial = new Trial(report, seed);
	const browser = await BrowserProcess.start(trial.profile);
	try {
		const blank = await openBlank(browser, server);
		/** @type {Learner | undefined} */
		let same;
		for (const [n, places] of PLACES.entries()) {
			const learner =
				same ?? (await Learner.begin(browser, server, blank, `footnote-${n}`, options.answers));
			// A short run has one learner for all.
			if (options.short) same = learner;
			const from = Math.floor(random() * WAYS.length);
			for (const way of options.short ? WAYS.slice(from, from + 1) : WAYS)
				for (const nth of await callsToFail(learner, write, places, options.calls, random))
					await failOnce(learner, write, places, { nth, ...way }, report, trial);
			await learner.startAgain(trial);
			if (learner !== same) await learner.page.close();
		}
	} catch (error) {
		trial.broken(error);
	} finally {
		await browser.kill();
		trial.end();
	}
}

/** A learner at the torture page, in a database of its own. */
class Learner {
	/** @param {Page} page @param {Page} blank @param {string} database */
	constructor(page, blank, database) {
		this.page = page;
		this.blank = blank;
		this.database = database;
	}

	/** @param {BrowserProcess} browser @param {AppServer} server @param {Page} blank @param {string} database @param {number} answers */
	static async begin(browser, server, blank, database, answers) {
		const page = await openTorture(browser, server);
		await breakable(page);
		await page.reload();
		const learner = new Learner(page, blank, database);
		await learner.open();
		await page.evaluate((answers) => torture.study(answers, 1), answers);
		return learner;
	}

	async open() {
		await this.page.evaluate((name) => torture.open(name), this.database);
	}

	found() {
		return readLearner(this.blank, this.database);
	}

	/** The next start finds the same, in both copies. @param {Trial} trial */
	async startAgain(trial) {
		const before = idsOf(await this.found());
		await this.page.reload();
		await this.open();
		if (idsOf(await this.found()) !== before) trial.broken('the next start finds another log');
		const amiss = await this.page.evaluate(() => torture.check());
		if (amiss.length > 0) trial.broken(`after the next start: ${JSON.stringify(amiss)}`);
	}
}

/**
 * Which calls are to fail: all, or so many spread over them.
 * @param {Learner} learner @param {WriteName} write @param {Where[]} places @param {number} most
 * @param {import('../../src/lib/core/quiz/random.ts').Random} random
 */
async function callsToFail({ page }, write, places, most, random) {
	const fault = { nth: Infinity, sticky: false, how: /** @type {const} */ ('throw') };
	await page.evaluate((write) => torture.ready(write), write);
	for (const place of places)
		if (!(await setFault(page, place, fault))) throw new Error(`nothing to break: ${place}`);
	const told = await page.evaluate(() => torture.write());
	if (told !== null) throw new Error(`not done where nothing fails: ${told}`);
	const calls = [];
	for (const place of places) {
		calls.push((await strikes(page, place)).calls);
		await setFault(page, place, null);
	}
	const all = Math.max(...calls);
	if (all <= most) return Array.from({ length: all }, (_, n) => n + 1);
	if (most === 1) return [1 + Math.floor(random() * all)];
	return Array.from({ length: most }, (_, n) => 1 + Math.round((n * (all - 1)) / (most - 1)));
}

/**
 * @param {Learner} learner @param {WriteName} write @param {Where[]} places @param {Fault} fault
 * @param {Report} report @param {Trial} trial
 */
async function failOnce(learner, write, places, fault, report, trial) {
	const { page } = learner;
	const label = `${write}, ${places.join(' and ')}, ${fault.how} at call ${fault.nth}${fault.sticky ? ' and after' : ''}`;
	/** @param {string} what */
	const broken = (what) => trial.broken(`${label}: ${what}`);
	const ready = await page.evaluate((write) => torture.ready(write), write);
	const before = await learner.found();
	for (const place of places) await setFault(page, place, fault);
	const told = await page.evaluate(() => torture.write());
	let struck = 0;
	for (const place of places) {
		struck += (await strikes(page, place)).struck;
		await setFault(page, place, null);
	}
	report.add('tried');
	report.add('calls failed', struck);
	const first = await judge(learner, before, ready, report, broken);
	if (told === null) {
		if (struck > 0) report.add('done all the same');
		if (first !== 'done') broken('said to be done, and it is not');
		const secondCopy = await page.evaluate(() => torture.secondCopy());
		const amiss = secondCopy === 'failing' ? [] : await page.evaluate(() => torture.check());
		if (amiss.length > 0) broken(`not told: ${JSON.stringify(amiss)}`);
	} else {
		report.add('told');
		if (struck === 0) broken(`nothing failed, and yet: ${told}`);
		if (told.includes('UNSOUND')) broken(told);
	}
	const between = await learner.found();
	const again = await page.evaluate(() => torture.write());
	if (again !== null) return broken(`told when tried again with room: ${again}`);
	const isDone = first === 'done' && ready.once;
	const left = isDone ? { ...ready, adds: 0, replacedBy: null } : ready;
	if ((await judge(learner, between, left, report, broken)) !== 'done')
		broken('not done when tried again');
	else report.add('done when tried again');
	const amiss = await page.evaluate(() => torture.check());
	if (amiss.length > 0) broken(`when tried again: ${JSON.stringify(amiss)}`);
}

/**
 * What lies in the database, against what lay there before. What adds nothing counts as done.
 * @param {Learner} learner @param {FoundLearner} before @param {Ready} ready @param {Report} report
 * @param {(what: string) => void} broken
 * @returns {Promise<'done' | 'undone'>}
 */
async function judge(learner, before, { adds, replacedBy, ends }, report, broken) {
	const found = await learner.found();
	if (found.error) broken(`the log cannot be read: ${found.error}`);
	const wrong = wronglyDerived(found);
	report.add('cards wrong', wrong);
	if (wrong > 0) broken(`${wrong} cards or days differ from those rebuilt`);
	const { unsound } = await learner.page.evaluate(() => torture.backups());
	report.add('broken backups', unsound.length);
	if (unsound.length > 0) broken(`backups that cannot be read: ${unsound.join(', ')}`);
	const half = (/** @type {string} */ what) => {
		report.add('half done');
		broken(what);
	};
	const isOld = idsOf(found) === idsOf(before);
	if (replacedBy) {
		const isNew = idsOf(found) === JSON.stringify(replacedBy);
		if (!isOld && !isNew) half(`${found.events.length} events, neither the old nor the new log`);
		const sessions = isNew ? [] : before.sessions;
		if (JSON.stringify(found.sessions) !== JSON.stringify(sessions))
			half('sessions of another log');
		return isNew ? 'done' : 'undone';
	}
	const old = new Set(before.events.map(({ id }) => id));
	const added = found.events.filter(({ id }) => !old.has(id)).length;
	if (found.events.length - added < old.size) half(`${old.size} events before, some are gone`);
	if (added !== 0 && added !== adds) half(`${added} of ${adds} events were taken in`);
	const session = found.sessions.find(({ id }) => id === ends);
	const wasOpen = before.sessions.find(({ id }) => id === ends)?.open === 1;
	if (wasOpen && (session?.open === 1) !== (added === 0))
		half(`${added} events, and the session is ${session?.open === 1 ? 'open' : 'over'}`);
	return added === adds ? 'done' : 'undone';
}

/** @param {FoundLearner} found */
const idsOf = ({ events }) => JSON.stringify(events.map(({ id }) => id));
