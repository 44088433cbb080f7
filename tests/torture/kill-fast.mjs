import { seededRandom } from '../../src/lib/core/quiz/random.ts';
import { startServer } from './support/app-server.ts';
import { openBlank } from './support/blank-page.ts';
import { BrowserProcess } from './support/browser-process.ts';
import { buildTorturePage } from './support/build-torture-page.ts';
import { inParallel } from './support/in-parallel.ts';
import { readLearner } from './support/read-learner.ts';
import { TornRecord } from './support/torn-record.ts';
import { openTorture } from './support/torture-tab.ts';
import { Trial } from './support/trial.ts';
import { wronglyDerived } from './support/wrongly-derived.ts';

/**
 * @typedef {import('./support/proof.ts').Options<typeof full>} Options
 * @typedef {import('./support/report.ts').Report} Report
 * @typedef {import('./support/app-server.ts').AppServer} AppServer
 * @typedef {import('../../src/lib/core/quiz/random.ts').Random} Random
 */

export const name = 'kill-fast';
export const title = 'The browser killed while it writes as fast as it can';
export const full = {
	kills: 300,
	killsOfProfile: 6,
	tabs: 3,
	maxMs: 1500,
	patienceMs: 5000,
	sqlite: 0
};
export const short = { kills: 2, killsOfProfile: 2, tabs: 2, maxMs: 300, patienceMs: 1000 };

/** So many answers in one write: at a session's pace, a handful, and as in a test that is handed in. */
const AT_ONCE = [1, 5, 200];

/** @param {Options} options @param {Report} report */
export async function run(options, report) {
	report.expect(
		'killed',
		'records torn by chance',
		'records torn on purpose',
		'acknowledged',
		'lost',
		'wiped and healed',
		'partly lost and healed'
	);
	const server = await startServer(await buildTorturePage());
	const lives = Array.from(
		{ length: Math.ceil(options.kills / options.killsOfProfile) },
		(_, n) => ({
			seed: `${options.seed}/${n}`,
			kills: Math.min(options.killsOfProfile, options.kills - n * options.killsOfProfile)
		})
	);
	const startedMs = performance.now();
	try {
		await inParallel(lives, options.parallel, (life) => live(life, options, server, report));
	} finally {
		await server.close();
	}
	const seconds = (report.counts.get('seconds of writing') ?? 0) / 1000;
	report.counts.delete('seconds of writing');
	const perSecond = Math.round((report.counts.get('acknowledged') ?? 0) / seconds);
	report.note(
		`${perSecond} answers a second; ${Math.round((performance.now() - startedMs) / 1000)} s`
	);
	if (options.kills >= 300 && !report.counts.get('wiped and healed'))
		report.note('No database was wiped: this run has not tried hard enough.');
}

/**
 * One profile, killed again and again.
 * @param {{ seed: string, kills: number }} life @param {Options} options @param {AppServer} server @param {Report} report
 */
async function live({ seed, kills }, options, server, report) {
	const random = seededRandom(seed);
	const trial = new Trial(report, seed);
	/** @type {Set<string>} */
	const acknowledged = new Set();
	try {
		for (let kill = 0; kill <= kills; kill++) {
			const torn = new TornRecord(trial.profile);
			const browser = await BrowserProcess.start(
				trial.profile,
				options.sqlite ? 'sqlite' : 'leveldb'
			);
			try {
				const page = await reopen(browser, server, acknowledged, report, trial);
				if (kill === kills) break;
				const tabs = [page];
				const wanted = 1 + Math.floor(random() * options.tabs);
				while (tabs.length < wanted) tabs.push(await openTab(browser, server, acknowledged));
				const sayings = acknowledged.size;
				const startedMs = performance.now();
				const atOnce = AT_ONCE[Math.floor(random() * AT_ONCE.length)] ?? 1;
				for (const tab of tabs) await tab.evaluate((atOnce) => torture.flood(atOnce), atOnce);
				await new Promise((done) => setTimeout(done, random() * options.maxMs));
				// Half of the kills come at any moment, half when the last record of the database is half written.
				const inRecord = random() < 0.5;
				if (inRecord) await browser.killWhen(() => torn.isThere(), options.patienceMs);
				else await browser.kill();
				if (torn.isThere())
					report.add(inRecord ? 'records torn on purpose' : 'records torn by chance');
				report.add('seconds of writing', performance.now() - startedMs);
				report.add('killed');
				report.add('acknowledged', acknowledged.size - sayings);
			} catch (error) {
				report.note(`after ${kill} kills:`);
				trial.broken(error);
				break;
			} finally {
				await browser.kill();
			}
		}
	} finally {
		trial.end();
	}
}

/** @param {BrowserProcess} browser @param {AppServer} server @param {Set<string>} acknowledged */
async function openTab(browser, server, acknowledged) {
	const page = await openTorture(browser, server, (ids) => {
		for (const id of ids.split(' ')) acknowledged.add(id);
	});
	await page.evaluate(() => torture.open());
	return page;
}

/**
 * Starts the app on what the kill left, and compares.
 * @param {BrowserProcess} browser @param {AppServer} server @param {Set<string>} acknowledged
 * @param {Report} report @param {Trial} trial
 */
async function reopen(browser, server, acknowledged, report, trial) {
	const blank = await openBlank(browser, server);
	const raw = await readLearner(blank);
	const page = await openTab(browser, server, acknowledged);
	const found = await readLearner(blank);
	await blank.close();
	const kept = new Set(found.events.map(({ id }) => id));
	const lost = [...acknowledged].filter((id) => !kept.has(id));
	report.add('lost', lost.length);
	if (lost.length > 0) {
		trial.broken(`${lost.length} of ${acknowledged.size} acknowledged answers lost`);
		for (const id of lost) acknowledged.delete(id);
	}
	if (acknowledged.size > 0 || lost.length > 0) {
		const before = new Set(raw.events.map(({ id }) => id));
		const missing = [...acknowledged, ...lost].filter((id) => !before.has(id)).length;
		if (raw.events.length === 0)
			report.add(lost.length === 0 ? 'wiped and healed' : 'wiped and not healed');
		else if (missing > 0 && lost.length === 0) report.add('partly lost and healed');
	}
	const wrong = wronglyDerived(found);
	if (wrong > 0) trial.broken(`${wrong} cards or days differ from those rebuilt`);
	if (raw.error) report.add(`first read failed: ${raw.error}`);
	return page;
}
