import { DATABASE_VERSION } from '../../src/lib/store/database-schema.ts';
import { sampleLog } from '../bench/sample-log.ts';
import { startServer } from './support/app-server.ts';
import { openBlank } from './support/blank-page.ts';
import { BrowserProcess } from './support/browser-process.ts';
import { buildTorturePage } from './support/build-torture-page.ts';
import { holdOpen, writeFirstVersion } from './support/old-database.ts';
import { readLearner } from './support/read-learner.ts';
import { screenAtStart } from './support/screen-at-start.ts';
import { openTorture } from './support/torture-tab.ts';
import { Trial } from './support/trial.ts';
import { wronglyDerived } from './support/wrongly-derived.ts';

/**
 * @typedef {import('./support/proof.ts').Options<typeof full>} Options
 * @typedef {import('./support/report.ts').Report} Report
 * @typedef {import('./support/app-server.ts').AppServer} AppServer
 */

export const name = 'tabs';
export const title = 'Four tabs at once, and an upgrade with an old tab open';
export const full = { tabs: 4, answers: 500, upgrades: 20, oldEvents: 2000 };
export const short = { tabs: 2, answers: 20, upgrades: 1, oldEvents: 200 };
export const alone = true;

/** Within which an upgrade is finished, or the learner asked to close the old tab. */
const LIMIT_MS = 5000;

/** @type {import('./support/old-database.ts').OldTab[]} */
const MANNERS = ['lets go', 'never lets go', 'lets go late', 'is writing'];

/** @param {Options} options @param {Report} report */
export async function run(options, report) {
	report.expect('answers', 'lost', 'tabs that disagree', 'cards wrong');
	const server = await startServer(await buildTorturePage());
	try {
		await studyTogether(options, server, report);
		if (DATABASE_VERSION < 2) report.skip('an upgrade: there is one version of the database only');
		else
			for (let n = 0; n < options.upgrades; n++)
				await upgrade(n, /** @type {any} */ (MANNERS[n % MANNERS.length]), options, server, report);
	} finally {
		await server.close();
	}
}

/**
 * All tabs answer, review, rate, flag and take back at the same time.
 * @param {Options} options @param {AppServer} server @param {Report} report
 */
async function studyTogether({ tabs, answers, seed }, server, report) {
	const trial = new Trial(report, `${tabs} tabs, ${seed}`);
	const browser = await BrowserProcess.start(trial.profile);
	try {
		const pages = [];
		for (let n = 0; n < tabs; n++) pages.push(await openTorture(browser, server));
		await Promise.all(pages.map((page) => page.evaluate(() => torture.open())));
		const given = await Promise.all(
			pages.map((page, n) =>
				page.evaluate(
					([count, from]) => torture.study(count, from),
					/** @type {const} */ ([answers, n * 37])
				)
			)
		);
		const states = await Promise.all(pages.map((page) => page.evaluate(() => torture.state())));
		const found = await readLearner(await openBlank(browser, server));
		const ids = new Set(given.flat());
		const kept = new Set(found.events.map(({ id }) => id));
		report.add('answers', ids.size);
		if (ids.size !== tabs * answers)
			trial.broken(`${ids.size} distinct ids, not ${tabs * answers}`);
		const lost = [...ids].filter((id) => !kept.has(id)).length;
		report.add('lost', lost);
		if (lost > 0) trial.broken(`${lost} answers are not in the log`);
		const [first] = states;
		const others = states.filter(
			({ cards, ids }) => cards !== first?.cards || ids.join() !== first.ids.join()
		).length;
		report.add('tabs that disagree', others);
		if (others > 0) trial.broken(`${others} tabs see another state than the first`);
		const wrong = wronglyDerived(found);
		report.add('cards wrong', wrong);
		if (wrong > 0) trial.broken(`${wrong} cards or days differ from those rebuilt`);
		const page = pages[0];
		await page?.evaluate(() => torture.rebuild());
		if ((await page?.evaluate(() => torture.state()))?.cards !== first?.cards)
			trial.broken('a rebuild gives another state');
	} catch (error) {
		trial.broken(error);
	} finally {
		await browser.kill();
		trial.end();
	}
}

/**
 * A tab of the first version holds the database; the app of today is opened beside it.
 * @param {number} n @param {import('./support/old-database.ts').OldTab} manner @param {Options} options
 * @param {AppServer} server @param {Report} report
 */
async function upgrade(n, manner, { oldEvents, seed }, server, report) {
	const trial = new Trial(report, `upgrade ${n}, the old tab ${manner}, ${seed}`);
	const browser = await BrowserProcess.start(trial.profile, n % 2 ? 'sqlite' : 'leveldb');
	try {
		const log = sampleLog({
			cards: oldEvents / 10,
			events: oldEvents,
			banks: 2,
			due: 10,
			today: 20_780
		});
		const old = await openBlank(browser, server);
		await writeFirstVersion(old, log);
		await holdOpen(old, manner);
		const page = await browser.newPage();
		const startedMs = performance.now();
		await page.goto(server.url);
		const screen = await screenAtStart(page, LIMIT_MS);
		const tookMs = performance.now() - startedMs;
		report.add(screen.shows === 'problem' ? 'upgrades asked for' : 'upgrades finished');
		if (tookMs > LIMIT_MS) trial.broken(`only after ${Math.round(tookMs)} ms: ${screen.text}`);
		if (manner === 'never lets go' && screen.shows !== 'problem')
			trial.broken(`the old tab still holds the database: ${screen.text}`);
		if (screen.shows === 'problem') {
			await old.close();
			await page
				.getByRole('heading', { level: 2, name: 'Banks', exact: true })
				.waitFor({ timeout: LIMIT_MS });
		}
		const found = await readLearner(await openBlank(browser, server));
		const kept = new Set(found.events.map(({ id }) => id));
		const lost = log.filter(({ id }) => !kept.has(id)).length;
		report.add('lost', lost);
		if (lost > 0 || found.version !== DATABASE_VERSION)
			trial.broken(`${lost} of ${log.length} events missing, version ${found.version}`);
		if (wronglyDerived(found) > 0) trial.broken('cards or days differ from those rebuilt');
	} catch (error) {
		report.add('upgrades that hung');
		trial.broken(error);
	} finally {
		await browser.kill();
		trial.end();
	}
}
