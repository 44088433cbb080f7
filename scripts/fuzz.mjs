// npm run fuzz: harmed files of each format, read in a process that may hang or die.
import { fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { register } from 'tsx/esm/api';
import { root } from './run-command.mjs';

const USAGE = `npm run fuzz [-- OPTIONS]
  --runs N       harmed files of each format; 10,000 unless said
  --seed TEXT    makes the same files again
  --only FORMAT  one format; may be given several times
  --seconds N    stops after so long, each format having its share
  --short        a few hundred of each within 15 s, as npm run test:full runs them
  --file PATH    reads one file as the format of --only`;
const FULL = { runs: 10_000, seconds: Infinity };
const SHORT = { runs: 300, seconds: 15 };
const READER = join(root, 'tests', 'fuzz', 'fuzz-reader.ts');
const SAVED = join(root, 'test-results', 'fuzz');
/** After which the reader is taken to hang; a busy computer is slow. Before the first file it makes the seeds. */
const PATIENCE_MS = { first: 180_000, next: 30_000 };
const AT_ONCE = 50;
/** With so many causes of failure a format is given up. */
const MOST_CAUSES = 10;

/**
 * @typedef {import('../tests/fuzz/fuzz-reader.ts').FuzzTask} FuzzTask
 * @typedef {import('../tests/fuzz/fuzz-reader.ts').FuzzAnswer} FuzzAnswer
 * @typedef {{ format: string, runs: number, refused: number, nothing: number, questions: number, failed: number, causes: Set<string>, readMs: number, banksMs: number, memory: number }} Tally
 */

function parsed() {
	return parseArgs({
		options: {
			runs: { type: 'string' },
			seed: { type: 'string' },
			only: { type: 'string', multiple: true },
			seconds: { type: 'string' },
			short: { type: 'boolean' },
			file: { type: 'string' },
			help: { type: 'boolean' }
		}
	}).values;
}

/** A process that reads, and is begun anew where it hangs or dies. */
class Reader {
	/** @type {import('node:child_process').ChildProcess | null} */
	#child = null;

	/**
	 * @param {FuzzTask} task
	 * @param {(answer: FuzzAnswer) => boolean} heard whether that was the last one wanted
	 * @returns {Promise<string | null>} what became of the process where it did not come to the last one
	 */
	ask(task, heard) {
		const child = (this.#child ??= fork(READER, {
			execArgv: ['--import', 'tsx', '--max-old-space-size=1000']
		}));
		return new Promise((done) => {
			/** @type {NodeJS.Timeout} */
			let timer;
			/** @param {string | null} fate */
			const end = (fate) => {
				clearTimeout(timer);
				child.removeAllListeners();
				if (fate !== null) this.stop();
				done(fate);
			};
			/** @param {number} ms */
			const wait = (ms) => {
				clearTimeout(timer);
				timer = setTimeout(() => end(`no answer within ${ms / 1000} s`), ms);
			};
			wait(PATIENCE_MS.first);
			child.on('message', (answer) => {
				if (heard(/** @type {FuzzAnswer} */ (answer))) end(null);
				else wait(PATIENCE_MS.next);
			});
			child.on('exit', (code, signal) => end(`the process died (${signal ?? code})`));
			child.send(task);
		});
	}

	stop() {
		this.#child?.removeAllListeners();
		this.#child?.kill('SIGKILL');
		this.#child = null;
	}
}

/**
 * @param {Reader} reader @param {string} format @param {string} seed
 * @param {{ runs: number, ms: number }} bounds of the files, without the making of the seeds
 */
async function fuzz(reader, format, seed, { runs, ms }) {
	/** @type {Tally} */
	const tally = {
		...{ format, runs: 0, refused: 0, nothing: 0, questions: 0, failed: 0 },
		causes: new Set(),
		...{ readMs: 0, banksMs: 0, memory: 0 }
	};
	/** @param {number} at @param {string} why @param {string | undefined} base64 */
	const fail = (at, why, base64) => {
		tally.failed++;
		const cause = causeOf(why);
		if (tally.causes.has(cause)) return;
		tally.causes.add(cause);
		const file = join(SAVED, `${format}-${seed}-${at}.bin`);
		if (base64 !== undefined) {
			mkdirSync(SAVED, { recursive: true });
			writeFileSync(file, Buffer.from(base64, 'base64'));
		}
		console.log(`  ${format}, seed ${seed}, file ${at}: ${why}`);
		console.log(`  again: npm run fuzz -- --only ${format} --file ${file}`);
	};
	let next = 0;
	let untilMs = Infinity;
	while (next < runs && performance.now() < untilMs && tally.causes.size < MOST_CAUSES) {
		const to = Math.min(runs, next + AT_ONCE);
		/** @type {string | undefined} */
		let noSeeds;
		const fate = await reader.ask({ format, seed, from: next, to }, (answer) => {
			if (answer.at === undefined) {
				if (untilMs === Infinity) untilMs = performance.now() + ms;
				noSeeds = answer.wrong;
				return noSeeds !== undefined;
			}
			next = answer.at + 1;
			count(tally, answer);
			if (answer.wrong !== undefined) fail(answer.at, answer.wrong, answer.base64);
			return next >= to;
		});
		if (noSeeds !== undefined) {
			tally.failed++;
			console.log(`  ${format}, seed ${seed}: ${noSeeds}`);
			break;
		}
		if (fate === null) continue;
		/** @type {string | undefined} */
		let base64;
		await reader.ask({ format, seed, save: next }, (answer) => {
			base64 = answer.base64;
			return true;
		});
		tally.runs++;
		fail(next++, fate, base64);
	}
	return tally;
}

/**
 * The same for failures that have one fault: what was thrown and where, or what the parser has against a bank.
 * @param {string} why
 */
const causeOf = (why) =>
	why
		.split('\n')
		.slice(0, 2)
		.join(' ')
		.replace(/"problem".*"path":\[[^\]]*?("[a-z-]+")?(,\d+)*\].*/, '$1')
		.replace(/\d+/g, '0');

/** @param {Tally} tally @param {FuzzAnswer} answer */
function count(tally, { outcome, readMs = 0, banksMs = 0, memory = 0 }) {
	tally.runs++;
	if (outcome) tally[outcome]++;
	tally.readMs = Math.max(tally.readMs, readMs);
	tally.banksMs = Math.max(tally.banksMs, banksMs);
	tally.memory = Math.max(tally.memory, memory);
}

/** @param {Tally} tally */
function summary({
	format,
	runs,
	refused,
	nothing,
	questions,
	failed,
	causes,
	readMs,
	banksMs,
	memory
}) {
	const slowest = `slowest read ${Math.round(readMs)} ms, banks ${Math.round(banksMs)} ms, ${Math.round(memory)} MB`;
	const came = `${questions} gave questions, ${nothing} none, ${refused} refused`;
	return `${format.padEnd(11)} ${runs} files: ${came}; ${failed} failed${failed > 0 ? ` by ${causes.size} causes` : ''}; ${slowest}`;
}

/** @param {string} format @param {string} file */
async function readSaved(format, file) {
	const reader = new Reader();
	/** @type {FuzzAnswer} */
	let told = {};
	const fate = await reader.ask({ format, file: resolve(file) }, (answer) => {
		told = answer;
		return true;
	});
	reader.stop();
	console.log(fate ?? told.wrong ?? `fine: ${told.outcome}, read in ${told.readMs} ms`);
	return fate !== null || told.wrong !== undefined ? 1 : 0;
}

async function main() {
	const values = parsed();
	register();
	const { allFormats } = await import('../src/lib/exchange/formats/load-format.ts');
	const ids = (await allFormats()).map(({ id }) => String(id));
	const only = values.only ?? ids;
	const unknown = only.filter((id) => !ids.includes(id));
	const bounds = values.short ? SHORT : FULL;
	const runs = Number(values.runs ?? bounds.runs);
	const seconds = Number(values.seconds ?? bounds.seconds);
	const isSense = Number.isInteger(runs) && runs > 0 && seconds > 0;
	if (values.help || unknown.length > 0 || !isSense || (values.file && only.length !== 1)) {
		if (unknown.length > 0) console.error(`No such format: ${unknown.join(', ')}.\n`);
		console.log(`${USAGE}\n\nFormats: ${ids.join(', ')}`);
		return values.help ? 0 : 2;
	}
	if (values.file) return readSaved(only[0] ?? '', values.file);
	const seed = values.seed ?? Date.now().toString(36);
	console.log(`Seed ${seed}: the same files again with --seed ${seed}\n`);
	const reader = new Reader();
	const tallies = [];
	for (const format of only) {
		const tally = await fuzz(reader, format, seed, { runs, ms: (seconds * 1000) / only.length });
		console.log(summary(tally));
		tallies.push(tally);
	}
	reader.stop();
	return tallies.some(({ failed }) => failed > 0) ? 1 : 0;
}

process.exitCode = await main();
