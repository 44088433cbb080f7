import { seededRandom } from '../../src/lib/core/quiz/random.ts';
import { keptOffline, ReleaseServer } from '../e2e/support/release-server.ts';
import { BrowserProcess } from './support/browser-process.ts';
import { LearnerAtScreen } from './support/learner-at-screen.ts';
import { readLearner } from './support/read-learner.ts';
import { Trial } from './support/trial.ts';
import { wronglyDerived } from './support/wrongly-derived.ts';

/**
 * @typedef {import('./support/proof.ts').Options<typeof full>} Options
 * @typedef {import('./support/report.ts').Report} Report
 * @typedef {import('@playwright/test').Page} Page
 */

export const name = 'release-swap';
export const title = 'A release in the middle of a session, online and offline';
export const full = { swaps: 50 };
export const short = { swaps: 2 };

/**
 * A learner answers on while release after release comes out on a host that keeps nothing old, and another tab takes
 * each. In turn: without a network from then on and with a reload in the middle of the session, with one, without one.
 * @param {Options} options @param {Report} report
 */
export async function run({ swaps, seed }, report) {
	report.expect(
		'swaps',
		'offline',
		'answers',
		'chunks checked',
		'chunks missing',
		'lost',
		'doubled'
	);
	const host = await ReleaseServer.start('r0');
	const trial = new Trial(report, seed);
	const browser = await BrowserProcess.start(trial.profile);
	try {
		const learner = new LearnerAtScreen(seededRandom(seed), host.url);
		const page = await browser.newPage();
		await learner.openToday(page);
		await keptOffline(page);
		await learner.enterSession(page);
		for (let n = 1; n <= swaps; n++) {
			await learner.answerOne(page);
			host.publish(`r${n}`);
			await takeInAnotherTab(browser, host.url, `r${n}`);
			report.add('swaps');
			const offline = n % 3 !== 2;
			if (offline) {
				report.add('offline');
				host.down = true;
				await browser.context.setOffline(true);
			}
			await checkOwnChunks(page, report);
			await learner.answerOne(page);
			if (n % 3 === 1) await page.reload();
			await learner.answerOne(page);
			host.down = false;
			await browser.context.setOffline(false);
		}
		const found = await readLearner(page);
		report.add('answers', learner.acknowledged.length);
		const { lost, doubled } = learner.compare(found);
		report.add('lost', lost.length);
		report.add('doubled', doubled.length);
		report.add('chunks missing', host.missing.length);
		if (lost.length > 0) trial.broken(`${lost.length} answers are lost`);
		if (doubled.length > 0) trial.broken(`${doubled.length} answers are there twice`);
		if (host.missing.length > 0) trial.broken(`asked for and gone: ${host.missing.join(', ')}`);
		if (wronglyDerived(found) > 0) trial.broken('cards or days differ from those rebuilt');
		const caches = await page.evaluate(async () => (await window.caches.keys()).length);
		report.note(`${caches} builds are kept at the end`);
		if (caches > 3) trial.broken(`${caches} builds are kept, and at most two have a tab`);
	} catch (error) {
		trial.broken(error);
	} finally {
		await browser.kill();
		await host.close();
		trial.end();
	}
}

/**
 * A second tab, in no session, is told of the release and takes it.
 * @param {BrowserProcess} browser @param {string} url @param {string} release
 */
async function takeInAnotherTab(browser, url, release) {
	const tab = await browser.newPage();
	await tab.goto(url);
	await tab.evaluate(async () => (await navigator.serviceWorker.ready).update());
	await tab.getByRole('button', { name: 'Take it now' }).click();
	await tab.locator(`link[rel=modulepreload][href$="-${release}.js"]`).first().waitFor({
		state: 'attached'
	});
	await keptOffline(tab);
	await tab.getByRole('heading', { level: 2, name: 'Banks', exact: true }).waitFor();
	await tab.close();
}

/**
 * Every chunk of the build that the page runs can still be loaded by it.
 * @param {Page} page @param {Report} report
 */
async function checkOwnChunks(page, report) {
	const { chunks, missing } = await page.evaluate(async () => {
		const own = document.querySelector('link[rel=modulepreload]')?.getAttribute('href') ?? '';
		const ending = own.slice(own.lastIndexOf('-'));
		const chunks = [];
		for (const name of await caches.keys())
			for (const { url } of await (await caches.open(name)).keys())
				if (url.endsWith(ending)) chunks.push(url);
		const there = await Promise.all(
			chunks.map((url) =>
				fetch(url).then(
					({ ok }) => ok,
					() => false
				)
			)
		);
		return { chunks: chunks.length, missing: there.filter((ok) => !ok).length };
	});
	report.add('chunks checked', chunks);
	report.add('chunks missing', missing);
	if (chunks < 20) report.broken(`only ${chunks} chunks of the page's own build are kept`);
	if (missing > 0) report.broken(`${missing} chunks of the page's own build are gone`);
}
