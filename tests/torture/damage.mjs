import { cpSync } from 'node:fs';
import { seededRandom, shuffled } from '../../src/lib/core/quiz/random.ts';
import { startServer } from './support/app-server.ts';
import { openBlank } from './support/blank-page.ts';
import { BrowserProcess } from './support/browser-process.ts';
import { buildTorturePage } from './support/build-torture-page.ts';
import { inParallel } from './support/in-parallel.ts';
import { LearnerAtScreen } from './support/learner-at-screen.ts';
import { DAMAGES } from './support/profile-damage.ts';
import { newProfile, removeProfile } from './support/profile-folder.ts';
import { readIds, readLearner } from './support/read-learner.ts';
import { screenAtStart } from './support/screen-at-start.ts';
import { openTorture } from './support/torture-tab.ts';
import { Trial } from './support/trial.ts';
import { wronglyDerived } from './support/wrongly-derived.ts';

/**
 * @typedef {import('./support/proof.ts').Options<typeof full>} Options
 * @typedef {import('./support/report.ts').Report} Report
 * @typedef {import('./support/app-server.ts').AppServer} AppServer
 * @typedef {import('./support/browser-process.ts').Backend} Backend
 * @typedef {import('./support/profile-damage.ts').Damage} Damage
 * @typedef {{ damage: Damage, backend: Backend, seed: string }} Case
 */

export const name = 'damage';
export const title = 'Closed profiles damaged on purpose';
export const full = { profiles: 50, screenAnswers: 12, answers: 2300 };
export const short = { profiles: 2, screenAnswers: 1, answers: 40 };

/** @param {Options} options @param {Report} report */
export async function run(options, report) {
	report.expect(
		'tried',
		'recovered',
		'recovered when told to load again',
		'restore offered',
		'not healed',
		'silently empty',
		'silently less'
	);
	const server = await startServer(await buildTorturePage());
	/** @type {Record<Backend, string>} */
	const sound = { leveldb: newProfile(), sqlite: newProfile() };
	/** @type {Record<Backend, string[]>} */
	const ids = { leveldb: [], sqlite: [] };
	try {
		for (const backend of backendsFor(options))
			ids[backend] = await liveIn(sound[backend], backend, options, server);
		const cases = casesFor(options);
		await inParallel(Array.from({ length: options.profiles }), options.parallel, async () => {
			let tried;
			do tried = cases.next().value;
			while (
				tried &&
				!(await hurt(tried, sound[tried.backend], ids[tried.backend], server, report))
			);
		});
	} finally {
		Object.values(sound).forEach(removeProfile);
		await server.close();
	}
}

/** The short run makes one past only. @param {Options} options @returns {Backend[]} */
const backendsFor = ({ short }) => (short ? ['leveldb'] : ['leveldb', 'sqlite']);

/** Each kind of damage in turn, on a backend that it fits, as long as they are asked for. @param {Options} options @returns {Generator<Case, undefined>} */
function* casesFor(options) {
	const { seed } = options;
	const random = seededRandom(`${seed}/damage`);
	const backends = backendsFor(options);
	// The loss that Chromium is known for is in the shortest run, too.
	const wiped = DAMAGES.find(({ name }) => name === 'the whole database removed');
	if (wiped) yield { damage: wiped, backend: 'leveldb', seed: `${seed}/wiped` };
	for (let round = 0; round < 20; round++)
		for (const damage of shuffled(DAMAGES, random)) {
			const backend = damage.backend ?? shuffled(backends, random)[0] ?? 'leveldb';
			if (!backends.includes(backend)) continue;
			yield { damage, backend, seed: `${seed}/${damage.name}/${round}` };
		}
}

/**
 * A learner with a past: answers at the screens, and many more.
 * @param {string} profile @param {Backend} backend @param {Options} options @param {AppServer} server
 */
async function liveIn(profile, backend, { screenAnswers, answers, seed }, server) {
	const learner = new LearnerAtScreen(seededRandom(`${seed}/${backend}`), server.url);
	/** @type {string[]} */
	let ids = [];
	// A second time: only then has LevelDB tables beside its log, and the journal a file of a tab that is gone.
	for (const time of [0, 1]) {
		const browser = await BrowserProcess.start(profile, backend);
		try {
			const page = await browser.newPage();
			await learner.openToday(page);
			await learner.enterSession(page);
			for (let n = 0; n < screenAnswers; n++) await learner.answerOne(page);
			const torture = await openTorture(browser, server);
			await torture.evaluate(
				async ([count, from]) => {
					await globalThis.torture.open();
					await globalThis.torture.study(count, from);
				},
				/** @type {const} */ ([answers / 2, time * answers])
			);
			await page.goto(server.url);
			await screenAtStart(page);
			ids = await readIds(torture);
		} finally {
			await browser.close();
		}
	}
	return ids;
}

/**
 * @param {Case} tried @param {string} sound @param {string[]} ids that were in it
 * @param {AppServer} server @param {Report} report
 * @returns {Promise<boolean>} false when there was nothing to damage
 */
async function hurt({ damage, backend, seed }, sound, ids, server, report) {
	const trial = new Trial(report, `${damage.name} (${backend}, ${seed})`);
	const { profile } = trial;
	cpSync(sound, profile, { recursive: true });
	if (!damage.to(profile, seededRandom(seed))) {
		trial.end();
		return false;
	}
	report.add('tried');
	const other = backend === 'leveldb' ? 'sqlite' : 'leveldb';
	const browser = await BrowserProcess.start(profile, damage.otherBackend ? other : backend);
	try {
		const page = await browser.newPage();
		await page.goto(server.url);
		let screen = await screenAtStart(page);
		const isTold = screen.offersReload;
		if (isTold) {
			await page.reload();
			screen = await screenAtStart(page);
		}
		const blank = await openBlank(browser, server);
		const found = await readLearner(blank);
		const kept = new Set(found.events.map(({ id }) => id));
		const missing = ids.filter((id) => !kept.has(id)).length;
		const wrong = wronglyDerived(found);
		if (missing === 0 && wrong === 0 && screen.shows === 'today')
			report.add(isTold ? 'recovered when told to load again' : 'recovered');
		else if (!damage.both && !damage.shut) {
			report.add('not healed');
			trial.broken(
				`the other copy is whole; ${missing} of ${ids.length} events missing, ${wrong} cards wrong, ${screen.shows} shown`
			);
		} else if (screen.offersRestore) report.add('restore offered');
		else if (screen.shows === 'welcome') {
			report.add('silently empty');
			trial.broken('an empty start: the learner is taken for a new one');
		} else {
			report.add('silently less');
			trial.broken(
				`${missing} of ${ids.length} events missing, ${wrong} cards wrong: ${screen.text}`
			);
		}
	} catch (error) {
		trial.broken(error);
	} finally {
		await browser.kill();
		trial.end();
	}
	return true;
}
