import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { hostileBackup, hostileLink } from '../hostile/generated.ts';
import { HAND_BACKUPS } from '../hostile/hand-backups.ts';
import { HAND_BANKS } from '../hostile/hand-banks.ts';
import { HAND_LINKS } from '../hostile/hand-links.ts';
import { everyNth, garbled, harm, LIMIT_MB, limitsFor } from '../hostile/harm.ts';
import { offerBackup } from '../hostile/offer-backup.ts';
import { openBanks } from '../hostile/open-banks.ts';
import { walkPoisonedBank } from '../hostile/poisoned-bank.ts';
import { WatchedBrowser } from '../hostile/watched-browser.ts';
import { startServer } from './support/app-server.ts';
import { inParallel } from './support/in-parallel.ts';
import { readLearner } from './support/read-learner.ts';
import { seedNumber } from './support/seed-number.ts';

/**
 * @typedef {import('./support/proof.ts').Options<typeof full>} Options
 * @typedef {import('./support/report.ts').Report} Report
 * @typedef {import('../hostile/bank-reader.ts').BankTask} BankTask
 * @typedef {import('../hostile/bank-reader.ts').BankAnswer} BankAnswer
 */

export const name = 'hostile';
export const title = 'Hostile banks, packages, links and backups';
/** Of those by hand every n-th is tried; of what is given to the screen that opens banks, by a count of its own. */
export const full = {
	...{ nth: 1, banks: 8000, links: 500, backups: 1500 },
	...{ openedNth: 1, packages: 500, fragments: 200 }
};
export const short = {
	...{ nth: 25, banks: 100, links: 2, backups: 6 },
	...{ openedNth: 50, packages: 4, fragments: 2 }
};

export const alone = true;

/** After which a reader is taken to hang; a busy computer is slow. */
const PATIENCE_MS = 60_000;
const AT_ONCE = 100;

/** @param {Options} options @param {Report} report */
export async function run(options, report) {
	report.expect('by hand', 'generated', 'refused', 'read or taken in', 'taken and looked at');
	report.expect('harm done');
	// Alone: on a busy machine its garbage is collected later, and its memory is judged.
	await readBanks(options, report);
	const server = await startServer();
	/** @param {(watched: WatchedBrowser) => Promise<void>} work */
	const watching = async (work) => {
		const watched = await WatchedBrowser.start(server.url);
		try {
			await work(watched);
		} finally {
			await watched.close();
		}
	};
	const parts = [
		() => watching((watched) => openBanks(options, watched, server.blank, report)),
		() =>
			watching(async (watched) => {
				await followLinks(options, watched, report);
				await takeBackups(options, watched, report);
			}),
		() => watching((watched) => walkPoisoned(options, watched, report))
	];
	try {
		// Processor time is judged, which others do not lengthen; a full run tells of the clock as well.
		await inParallel(parts, options.short ? options.parallel : 1, (part) => part());
	} finally {
		await server.close();
	}
}

/** @param {Options} options @param {WatchedBrowser} watched @param {Report} report */
async function walkPoisoned({ short }, watched, report) {
	const seen = [];
	try {
		const questions = await walkPoisonedBank(watched.page, short ? 3 : Infinity);
		report.add('questions with script in every text', questions);
	} catch (error) {
		seen.push(String(error).slice(0, 300));
	}
	harm(report, 'a bank with script in every text', [...seen, ...(await watched.seen())]);
}

/**
 * In a process of its own, whose memory can be watched and which may be lost.
 * @param {Options} options @param {Report} report
 */
async function readBanks(options, report) {
	const hand = everyNth([...HAND_BANKS.keys()], options);
	/** @type {BankTask[]} */
	const tasks = hand.map((index) => ({ hand: index }));
	for (let from = 0; from < options.banks; from += AT_ONCE)
		tasks.push({
			generated: Math.min(AT_ONCE, options.banks - from),
			seed: seedNumber(`${options.seed} banks ${from}`)
		});
	let reader = startReader();
	const limits = limitsFor(options);
	const worst = { refusedMs: 0, readMs: 0, memory: 0 };
	for (const task of tasks) {
		const label = 'hand' in task ? HAND_BANKS[task.hand]?.name : `generated, seed ${task.seed}`;
		const answer = await ask(reader, task);
		if (answer === null) {
			harm(report, `bank, ${label}`, ['the reader hung or died']);
			reader.kill('SIGKILL');
			reader = startReader();
			continue;
		}
		report.add('hand' in task ? 'by hand' : 'generated', answer.read);
		const seen = [...answer.wrong];
		if (answer.refusedMs > limits.refusedMs)
			seen.push(`refused only after ${Math.round(answer.refusedMs)} ms`);
		if (answer.readMs > limits.readMs) seen.push(`read in ${Math.round(answer.readMs)} ms`);
		if (answer.memory > LIMIT_MB && worst.memory <= LIMIT_MB)
			seen.push(`${Math.round(answer.memory)} MB`);
		harm(report, `bank, ${label}`, seen);
		worst.refusedMs = Math.max(worst.refusedMs, answer.refusedMs);
		worst.readMs = Math.max(worst.readMs, answer.readMs);
		worst.memory = Math.max(worst.memory, answer.memory);
	}
	reader.kill();
	report.note(
		`banks: the slowest refused in ${Math.round(worst.refusedMs)} ms, read in ${Math.round(worst.readMs)} ms; ${Math.round(worst.memory)} MB at the most`
	);
}

function startReader() {
	const file = fileURLToPath(new URL('../hostile/bank-reader.ts', import.meta.url));
	return fork(file, { execArgv: ['--import', 'tsx', '--max-old-space-size=300'] });
}

/**
 * @param {import('node:child_process').ChildProcess} reader @param {BankTask} task
 * @returns {Promise<BankAnswer | null>} null when it hangs or dies
 */
function ask(reader, task) {
	return new Promise((done) => {
		/** @param {BankAnswer | null} answer */
		const end = (answer) => {
			clearTimeout(timer);
			reader.removeAllListeners();
			done(answer);
		};
		const timer = setTimeout(() => end(null), PATIENCE_MS);
		reader.once('message', (answer) => end(/** @type {BankAnswer} */ (answer)));
		reader.once('exit', () => end(null));
		reader.send(task);
	});
}

/** Following a link writes nothing, and ends at a screen with words. @param {Options} options @param {WatchedBrowser} watched @param {Report} report */
async function followLinks(options, watched, report) {
	const { page } = watched;
	const hand = everyNth(HAND_LINKS, options);
	const generated = fc.sample(hostileLink, {
		numRuns: options.links,
		seed: seedNumber(`${options.seed} links`)
	});
	report.add('by hand', hand.length);
	report.add('generated', generated.length);
	await page.goto('./');
	await page.getByRole('heading', { level: 2, name: 'Banks', exact: true }).waitFor();
	const before = logOf(await readLearner(page));
	for (const link of [...hand, ...generated]) {
		const label = `link ${JSON.stringify(link.slice(0, 120))}`;
		try {
			// As someone clicks on it, so that it is read as a browser reads links.
			const url = new URL(`${new URL('./', page.url()).origin}/${link}`);
			await page.goto(url.href);
			await page.locator('main h1, main h2').first().waitFor();
			const text = await page.getByRole('main').innerText();
			const seen = await watched.seen();
			harm(report, label, [...seen, ...garbled(text.replace(decoded(link), ''))]);
		} catch (error) {
			harm(report, label, [String(error).slice(0, 300)]);
		}
	}
	await page.goto('./');
	await page.getByRole('heading', { level: 2, name: 'Banks', exact: true }).waitFor();
	if (logOf(await readLearner(page)) !== before)
		harm(report, 'links', ['the database is another one']);
}

/** @param {string} link */
function decoded(link) {
	try {
		return decodeURIComponent(link);
	} catch {
		return link;
	}
}

/** @param {import('./support/read-learner.ts').FoundLearner} found */
const logOf = ({ events, cards, days, sessions }) =>
	JSON.stringify([events, cards, days, sessions]);

/** Through the file input of the settings. @param {Options} options @param {WatchedBrowser} watched @param {Report} report */
async function takeBackups(options, watched, report) {
	const { page } = watched;
	const hand = everyNth(HAND_BACKUPS, options);
	const generated = fc
		.sample(hostileBackup, {
			numRuns: options.backups,
			seed: seedNumber(`${options.seed} backups`)
		})
		.map((file, at) => ({ name: `generated ${at}`, file: () => file, refused: false }));
	report.add('by hand', hand.length);
	report.add('generated', generated.length);
	await page.goto('settings/');
	let before = logOf(await readLearner(page));
	let slowest = 0;
	for (const { name, file, refused } of [...hand, ...generated]) {
		const label = `backup, ${name}`;
		try {
			const { answer, tookMs } = await offerBackup(page, file());
			slowest = Math.max(slowest, tookMs);
			const seen = await watched.seen();
			if (refused && answer !== 'refused') seen.push('was not refused');
			report.add(answer === 'refused' ? 'refused' : 'read or taken in');
			const after = logOf(await readLearner(page));
			if (answer !== 'taken' && after !== before) seen.push('the database is another one');
			before = after;
			harm(report, label, seen);
		} catch (error) {
			harm(report, label, [String(error).slice(0, 300)]);
			await page.goto('settings/');
		}
	}
	report.note(`backups: the slowest was answered in ${Math.round(slowest)} ms of the clock`);
	// What was taken in is shown everywhere.
	for (const path of ['./', 'review/', 'missed/', 'bank/reading-claims/', 'settings/']) {
		await page.goto(path);
		await page.locator('main h1, main h2').first().waitFor();
		await page.locator('main:not([aria-busy=true])').waitFor();
		harm(report, `after the backups, ${path}`, await watched.seen());
	}
}
