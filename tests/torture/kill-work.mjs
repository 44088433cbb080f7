import { cpSync } from 'node:fs';
import { seededRandom } from '../../src/lib/core/quiz/random.ts';
import { DATABASE_VERSION } from '../../src/lib/store/database-schema.ts';
import { sampleLog } from '../bench/sample-log.ts';
import { startServer } from './support/app-server.ts';
import { openBlank } from './support/blank-page.ts';
import { BrowserProcess } from './support/browser-process.ts';
import { buildTorturePage } from './support/build-torture-page.ts';
import { inParallel } from './support/in-parallel.ts';
import { writeFirstVersion } from './support/old-database.ts';
import { newProfile, removeProfile } from './support/profile-folder.ts';
import { readLearner } from './support/read-learner.ts';
import { openTorture } from './support/torture-tab.ts';
import { Trial } from './support/trial.ts';
import { wronglyDerived } from './support/wrongly-derived.ts';

/**
 * @typedef {import('./support/proof.ts').Options<typeof full>} Options
 * @typedef {import('./support/report.ts').Report} Report
 * @typedef {import('./support/app-server.ts').AppServer} AppServer
 * @typedef {import('../../src/lib/core/memory/event.ts').LearnerEvent} LearnerEvent
 * @typedef {import('@playwright/test').Page} Page
 *
 * @typedef {object} Work
 * @property {string} name
 * @property {number} events that the log holds before
 * @property {number} adds how many more it holds afterwards: all of them, or none
 * @property {boolean} [replaces] the others take the place of those that it held
 * @property {boolean} [old] the log lies in a database of the first version
 * @property {number} [ms] how long to kill within, where the work has no end of its own
 * @property {(page: Page, more: LearnerEvent[]) => Promise<unknown>} begin resolves at its end
 */

export const name = 'kill-work';
export const title =
	'The browser killed during migration, restore, replacement, sealing and rebuild';
export const full = { kills: 50, oldEvents: 20_000, events: 5000, restored: 5000 };
export const short = { kills: 1, oldEvents: 1000, events: 1000, restored: 1000 };

/** @param {Options} options @returns {Work[]} */
const worksOf = ({ oldEvents, events, restored }) => [
	{
		name: 'migration',
		events: oldEvents,
		adds: 0,
		old: true,
		begin: (page) => page.evaluate(() => torture.open())
	},
	{
		name: 'restore',
		events,
		adds: restored,
		begin: async (page, more) => {
			await page.evaluate(() => torture.open());
			await page.evaluate((log) => Reflect.set(globalThis, 'more', log), more);
			return () => page.evaluate(() => torture.restore(Reflect.get(globalThis, 'more'), []));
		}
	},
	{
		name: 'import',
		events,
		adds: restored,
		begin: async (page, more) => {
			await page.evaluate(() => torture.open());
			await page.evaluate((log) => torture.choose(log), more);
			return () => page.evaluate(() => torture.add());
		}
	},
	{
		name: 'replace',
		events,
		adds: restored,
		replaces: true,
		begin: async (page, more) => {
			await page.evaluate(() => torture.open());
			await page.evaluate((log) => torture.choose(log), more);
			return () => page.evaluate(() => torture.replace());
		}
	},
	{
		name: 'sealing',
		events: 900,
		adds: 0,
		ms: 2500,
		begin: async (page) => {
			await page.evaluate(() => torture.open());
			return () => page.evaluate(() => torture.flood(5));
		}
	},
	{
		name: 'rebuild',
		events,
		adds: 0,
		begin: async (page) => {
			await page.evaluate(() => torture.open());
			return () => page.evaluate(() => torture.rebuild());
		}
	}
];

/** @param {number} events @param {number} today another day gives other ids */
const logOf = (events, today = 20_780) =>
	sampleLog({ cards: events / 10, events, banks: 2, due: 10, today });

/** @param {Options} options @param {Report} report */
export async function run(options, report) {
	report.expect('killed', 'lost', 'half done', 'cards wrong');
	const server = await startServer(await buildTorturePage());
	const more = logOf(options.restored, 20_700);
	/** @type {Map<string, Promise<string>>} */
	const sounds = new Map();
	/** A profile as it is before the work, made once for all that begin alike. @param {Work} work */
	const soundFor = (work) => {
		const key = `${work.events} ${work.old ? 'old' : 'new'}`;
		const sound = sounds.get(key) ?? prepare(newProfile(), work, server);
		sounds.set(key, sound);
		return sound;
	};
	try {
		// In a full run nothing else makes longer what is timed.
		await inParallel(worksOf(options), options.short ? options.parallel : 1, async (work) => {
			if (work.old && DATABASE_VERSION < 2)
				report.skip(`${work.name}: there is one version of the database only`);
			else await killDuring(work, await soundFor(work), more, options, server, report);
		});
	} finally {
		for (const sound of await Promise.allSettled(sounds.values()))
			if (sound.status === 'fulfilled') removeProfile(sound.value);
		await server.close();
	}
}

/**
 * @param {Work} work @param {string} sound @param {LearnerEvent[]} more @param {Options} options
 * @param {AppServer} server @param {Report} report
 */
async function killDuring(work, sound, more, options, server, report) {
	const log = logOf(work.events);
	const ms = work.ms ?? (await timed(sound, work, more, server));
	report.note(`${work.name}: killed within ${Math.round(ms * 1.1)} ms`);
	const kills = Array.from({ length: options.kills }, (_, n) => n);
	await inParallel(kills, options.parallel, async (n) => {
		const seed = `${options.seed}/${work.name}/${n}`;
		const trial = new Trial(report, `${work.name}, ${seed}`);
		cpSync(sound, trial.profile, { recursive: true });
		const delayMs = seededRandom(seed)() * ms * 1.1;
		try {
			/** @type {Set<string>} */
			const said = new Set();
			await killOnce(trial.profile, work, more, delayMs, said, server);
			report.add('killed');
			await check(trial, work, log, more, said, server, report);
		} catch (error) {
			trial.broken(error);
		} finally {
			trial.end();
		}
	});
}

/** @param {string} profile @param {Work} work @param {AppServer} server @returns {Promise<string>} the profile */
async function prepare(profile, work, server) {
	const log = logOf(work.events);
	const browser = await BrowserProcess.start(profile);
	try {
		if (work.old) await writeFirstVersion(await openBlank(browser, server), log);
		else {
			const page = await openTorture(browser, server);
			await page.evaluate(() => torture.open());
			await page.evaluate((log) => torture.restore(log, []), log);
		}
	} finally {
		await browser.close();
	}
	return profile;
}

/**
 * How long the work takes when nothing disturbs it, in ms.
 * @param {string} sound @param {Work} work @param {LearnerEvent[]} more @param {AppServer} server
 */
async function timed(sound, work, more, server) {
	const profile = newProfile();
	cpSync(sound, profile, { recursive: true });
	const browser = await BrowserProcess.start(profile);
	try {
		const page = await openTorture(browser, server);
		let startedMs = performance.now();
		const rest = await work.begin(page, more);
		if (typeof rest === 'function') {
			startedMs = performance.now();
			await rest();
		}
		return performance.now() - startedMs;
	} finally {
		await browser.kill();
		removeProfile(profile);
	}
}

/**
 * @param {string} profile @param {Work} work @param {LearnerEvent[]} more @param {number} delayMs
 * @param {Set<string>} said what the page acknowledged @param {AppServer} server
 */
async function killOnce(profile, work, more, delayMs, said, server) {
	const browser = await BrowserProcess.start(profile);
	try {
		const page = await openTorture(browser, server, (ids) => {
			for (const id of ids.split(' ')) said.add(id);
		});
		const working = work.begin(page, more);
		const begun = work.old ? null : await working;
		const rest = typeof begun === 'function' ? begun() : working;
		Promise.resolve(rest).catch(() => undefined);
		await new Promise((done) => setTimeout(done, delayMs));
	} finally {
		await browser.kill();
	}
}

/**
 * @param {Trial} trial @param {Work} work @param {LearnerEvent[]} log @param {LearnerEvent[]} more
 * @param {Set<string>} said @param {AppServer} server @param {Report} report
 */
async function check(trial, work, log, more, said, server, report) {
	const browser = await BrowserProcess.start(trial.profile);
	try {
		const blank = await openBlank(browser, server);
		const raw = await readLearner(blank);
		const page = await openTorture(browser, server);
		await page.evaluate(() => torture.open());
		// A second start must find nothing in the files that the first did not.
		if (work.replaces) await page.reload();
		if (work.replaces) await page.evaluate(() => torture.open());
		const found = await readLearner(blank);
		const kept = new Set(found.events.map(({ id }) => id));
		const added = more.filter(({ id }) => kept.has(id)).length;
		const old = work.replaces && added > 0 ? [] : log;
		const lost = [...old.map(({ id }) => id), ...said].filter((id) => !kept.has(id)).length;
		report.add('lost', lost);
		if (lost > 0) trial.broken(`${lost} events lost`);
		else if (raw.events.length === 0) report.add('wiped and healed');
		if (added !== 0 && added !== work.adds) {
			report.add('half done');
			trial.broken(`${added} of ${work.adds} events were taken in`);
		}
		if (work.replaces && added > 0 && kept.size > added) {
			report.add('half done');
			trial.broken(`${kept.size - added} replaced events are there beside the new ones`);
		}
		if (work.adds > 0) report.add(`${work.name} ${added === 0 ? 'undone' : 'done'}`);
		const { unsound } = await page.evaluate(() => torture.backups());
		if (unsound.length > 0) trial.broken(`backups that cannot be read: ${unsound.join(', ')}`);
		if (work.old)
			report.add(raw.version < DATABASE_VERSION ? 'migrations undone' : 'migrations done');
		if (found.version !== DATABASE_VERSION)
			trial.broken(`version ${found.version} after the start`);
		if (found.twice > 0) trial.broken(`${found.twice} events lie in a segment and beside it`);
		const wrong = wronglyDerived(found);
		report.add('cards wrong', wrong);
		if (wrong > 0) trial.broken(`${wrong} cards or days differ from those rebuilt`);
		if (work.name === 'sealing') report.add('segments sealed', found.segments);
	} finally {
		await browser.kill();
	}
}
