import { expect } from '@playwright/test';
import { seededRandom } from '../../src/lib/core/quiz/random.ts';
import { SessionPage } from '../e2e/support/session-page.ts';
import { startServer } from './support/app-server.ts';
import { openBlank } from './support/blank-page.ts';
import { BrowserProcess } from './support/browser-process.ts';
import { inParallel } from './support/in-parallel.ts';
import { expectedQuestion, LearnerAtScreen } from './support/learner-at-screen.ts';
import { readLearner } from './support/read-learner.ts';
import { Trial } from './support/trial.ts';
import { wronglyDerived } from './support/wrongly-derived.ts';

/**
 * @typedef {import('./support/proof.ts').Options<typeof full>} Options
 * @typedef {import('./support/report.ts').Report} Report
 * @typedef {import('./support/browser-process.ts').Backend} Backend
 * @typedef {{ backend: Backend, kills: number, seed: string }} Life
 * @typedef {import('./support/app-server.ts').AppServer} AppServer
 */

export const name = 'kill-human';
export const title = 'The browser killed under a learner who answers at human pace';
export const full = { kills: 100, killsOfProfile: 10, fromMs: 500, toMs: 3000 };
export const short = { kills: 1, killsOfProfile: 1, fromMs: 100, toMs: 500 };

/** People wait more than they compute: more browsers than processors are busy. */
const BROWSERS_PER_CORE = 2;

/** How long after the press of the key half of the kills come, at most. */
const AROUND_SUBMIT_MS = 200;

/** @param {Options} options @param {Report} report */
export async function run(options, report) {
	report.expect('killed', 'lost', 'doubled', 'resumed at the right question', 'wiped and healed');
	const server = await startServer();
	/** @type {Life[]} */
	const lives = [];
	for (const backend of /** @type {Backend[]} */ (['leveldb', 'sqlite']))
		for (let left = options.kills, n = 1; left > 0; left -= options.killsOfProfile, n++)
			lives.push({
				backend,
				kills: Math.min(left, options.killsOfProfile),
				seed: `${options.seed}/${backend}/${n}`
			});
	try {
		await inParallel(lives, options.parallel * BROWSERS_PER_CORE, (life) =>
			live(life, options, server, report)
		);
	} finally {
		await server.close();
	}
}

/**
 * One profile, killed again and again.
 * @param {Life} life @param {Options} options @param {AppServer} server @param {Report} report
 */
async function live({ backend, kills, seed }, options, server, report) {
	const random = seededRandom(seed);
	const trial = new Trial(report, `${backend}, ${seed}`);
	const learner = new LearnerAtScreen(random, server.url);
	try {
		for (let kill = 0; kill <= kills; kill++) {
			const browser = await BrowserProcess.start(trial.profile, backend);
			try {
				const page = await look(browser, kill, learner, server, report, trial);
				if (kill < kills) {
					await answerUntilKilled(browser, page, learner, random, options);
					report.add('killed');
					report.add(`killed on ${backend}`);
				}
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

/**
 * After a start: nothing lost, nothing doubled, the cards right, and the session where it was.
 * @param {BrowserProcess} browser @param {number} kill @param {LearnerAtScreen} learner
 * @param {AppServer} server @param {Report} report @param {Trial} trial
 */
async function look(browser, kill, learner, server, report, trial) {
	const blank = await openBlank(browser, server);
	const raw = await readLearner(blank);
	const wiped = learner.acknowledged.length > 0 && raw.events.length === 0;
	const page = await browser.newPage();
	await learner.openToday(page);
	const found = await readLearner(blank);
	if (found.error) trial.broken(`the log cannot be read: ${found.error}`);
	const had = learner.acknowledged.length;
	const { lost, doubled } = learner.compare(found);
	report.add('lost', lost.length);
	report.add('doubled', doubled.length);
	if (lost.length > 0) trial.broken(`${lost.length} of ${had} acknowledged answers lost`);
	if (doubled.length > 0) trial.broken(`${doubled.length} answers kept twice`);
	if (wiped) report.add(lost.length === 0 ? 'wiped and healed' : 'wiped and not healed');
	const wrong = wronglyDerived(found);
	if (wrong > 0) trial.broken(`${wrong} cards or days differ from those rebuilt`);
	const next = expectedQuestion(found);
	if (had > 0 && (await page.getByRole('button', { name: 'Take the quiz' }).isVisible()))
		trial.broken('an empty start: the learner is taken for a new one');
	await learner.enterSession(page);
	if (kill > 0 && next !== null) {
		const asked = (await new SessionPage(page).question()).id;
		// An answer that only the journal had comes in a moment after the start.
		const known = expectedQuestion(await readLearner(blank));
		if (asked === next || asked === known) report.add('resumed at the right question');
		else trial.broken(`the session goes on with ${asked} and not with ${next}`);
	}
	await expect(page.getByRole('alert')).toHaveCount(0);
	await blank.close();
	return page;
}

/**
 * Half of the kills come at any moment, half around the moment at which an answer is handed in.
 * @param {BrowserProcess} browser @param {import('@playwright/test').Page} page
 * @param {LearnerAtScreen} learner @param {import('../../src/lib/core/quiz/random.ts').Random} random
 * @param {Options} options
 */
async function answerUntilKilled(browser, page, learner, random, { fromMs, toMs }) {
	const aroundSubmit = random() < 0.5;
	const onTurn = 1 + Math.floor(random() * 4);
	const delayMs = random() * (aroundSubmit ? AROUND_SUBMIT_MS : 4 * toMs);
	let killed = false;
	/** @type {Promise<void>} */
	const killing = new Promise((done) => {
		const kill = () =>
			setTimeout(() => {
				killed = true;
				done(browser.kill());
			}, delayMs);
		const answering = learner.answerOn(page, [fromMs, toMs], (turn) => {
			if (aroundSubmit && turn === onTurn) kill();
		});
		answering.catch((error) => killed || done(Promise.reject(error)));
		if (!aroundSubmit) kill();
	});
	await killing;
}
