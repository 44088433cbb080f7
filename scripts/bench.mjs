// npm run bench: how fast Footnote is, as ratios to the bare work within one run. See docs/measurements.md.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { register } from 'tsx/esm/api';
import { openBenchPage, withBrowser } from '../tests/bench/bench-browser.mjs';
import { measureBulk } from '../tests/bench/bulk-actions.mjs';
import { measureProgress } from '../tests/bench/progress-screen.mjs';
import { measureList } from '../tests/bench/question-list.mjs';
import { measureEditor } from '../tests/bench/editor-typing.mjs';
import { reportFit } from '../tests/bench/fit-report.mjs';
import { longest, LONG_MS } from '../tests/bench/task-times.mjs';
import { loadedFiles, sum, unwantedParts } from '../tests/bench/page-weight.mjs';
import { buildWhenStale } from './build-when-stale.mjs';
import { root } from './run-command.mjs';
import { addressOf, createStaticServer, listen } from './serve.mjs';

const USAGE = `npm run bench [-- --quick] [-- --only PART] [-- --json FILE]
  --quick        a tenth of the data and fewer rounds, in under a minute
  --only PART    store (the database and the fold), page (the weight of the first page), editor (typing in a large
                 bank), browse (searching and scrolling all questions), bulk (what is done to all of them at once),
                 progress (the progress screen over a long log), fit (FSRS weights fitted to simulated learners, beside fsrs-rs) or anki (reading a large
                 package)
  --json FILE    write the figures, every round among them, there as well`;

const FULL = {
	size: { cards: 20_000, events: 200_000, banks: 4, due: 200, today: 20_780 },
	heavyDue: 5000,
	rounds: 9,
	each: 15,
	heavyEach: 5,
	replays: 9,
	rebuilds: 3,
	anki: { cards: 50_000, reviews: 500_000, bytes: 100_000_000, rounds: 3 },
	list: { banks: 100, perBank: 500, keys: 84, scrolls: 600 },
	bulk: { size: { cards: 25_000, events: 100_000, banks: 100, due: 200 }, perBank: 500 },
	progress: {
		size: { cards: 20_000, events: 200_000, banks: 40, due: 200 },
		perBank: 600,
		rounds: 5
	},
	editor: {
		questions: 500,
		sources: 5,
		paragraphs: 50,
		sourceBytes: 5_000_000,
		keys: 84,
		openings: 3
	},
	fit: {
		learners: 20,
		reviews: 2000,
		later: 1000,
		followed: 3000,
		verdictsOn: [200, 300, 400, 700, 1400],
		verdictLearners: 150,
		timed: 10_000,
		rounds: 9
	}
};
const QUICK = {
	...FULL,
	size: { ...FULL.size, cards: 2000, events: 20_000 },
	heavyDue: 500,
	rounds: 5,
	each: 9,
	replays: 5,
	anki: { cards: 5000, reviews: 50_000, bytes: 10_000_000, rounds: 3 },
	list: { banks: 10, perBank: 500, keys: 24, scrolls: 200 },
	bulk: { size: { cards: 2500, events: 10_000, banks: 10, due: 200 }, perBank: 500 },
	progress: { size: { cards: 2000, events: 20_000, banks: 4, due: 200 }, perBank: 600, rounds: 5 },
	editor: { ...FULL.editor, questions: 50, sourceBytes: 2_500_000, keys: 24, openings: 1 },
	fit: { ...FULL.fit, verdictsOn: [400], verdictLearners: 20, rounds: 3 }
};
const KB = 1000;
/** From a key to its paint, at the median. */
const KEY_AIM_MS = 50;

/**
 * @typedef {{ ours: number[], bare: number[] }} Rounds
 * @typedef {{ name: string, aim: number | null, ours: number, bare: number, ratio: number, low: number, high: number, rounds: Rounds }} Figure
 */

/** @param {number[]} values */
const sorted = (values) => values.toSorted((a, b) => a - b);

/** @param {number[]} values */
const median = (values) => sorted(values)[Math.floor(values.length / 2)] ?? NaN;

/**
 * @param {string} name
 * @param {number | null} aim the highest ratio that is good enough
 * @param {Rounds} rounds
 * @returns {Figure}
 */
function figure(name, aim, rounds) {
	const ratios = sorted(rounds.ours.map((ms, round) => ms / (rounds.bare[round] ?? NaN)));
	return {
		name,
		aim,
		ours: median(rounds.ours),
		bare: median(rounds.bare),
		ratio: median(ratios),
		low: ratios[0] ?? NaN,
		high: ratios.at(-1) ?? NaN,
		rounds
	};
}

/** @param {number} ms */
const inMs = (ms) => `${ms < 10 ? ms.toFixed(2) : ms.toFixed(0)} ms`;

/** @param {string[]} cells */
const row = (cells) =>
	cells.map((cell, at) => (at === 0 ? cell.padEnd(58) : cell.padStart(12))).join('');

/** @param {Figure} figure */
function printFigure({ name, aim, ours, bare, ratio, low, high }) {
	const verdict = aim === null ? '–' : `≤ ${aim}  ${ratio <= aim ? 'met' : 'MISSED'}`;
	const spread = `${low.toFixed(2)}–${high.toFixed(2)}`;
	console.log(row([name, inMs(ours), inMs(bare), `${ratio.toFixed(2)}x`, spread, verdict]));
}

/** @param {typeof FULL} plan */
function measureStore(plan) {
	return withBrowser(async (context) => {
		const page = await openBenchPage(context);
		/**
		 * Calls a method of tests/bench/bench-page.ts.
		 * @param {string} method @param {...unknown} args
		 * @returns {Promise<any>}
		 */
		const bench = (method, ...args) =>
			page.evaluate(
				([name, values]) => Reflect.get(globalThis, 'bench')[name](...values),
				/** @type {const} */ ([method, args])
			);
		const seeded = await bench('seed', plan.size);
		console.log(
			`\n${seeded.events} events, ${seeded.cards} cards (made in ${seeded.seconds.toFixed(0)} s); medians of rounds in turn\n`
		);
		console.log(row(['', 'Footnote', 'bare', 'ratio', 'spread', 'aim']));
		/** @type {Figure[]} */
		const figures = [];
		/** @param {Figure} measured */
		const add = (measured) => {
			figures.push(measured);
			printFigure(measured);
		};
		for (const [wanted, each] of [
			[plan.size.due, plan.each],
			[plan.heavyDue, plan.heavyEach]
		]) {
			const today = await bench('today', wanted, plan.rounds, each);
			add(figure(`Opening Today, ${today.due} due / due by index`, 2, today));
		}
		const answer = await bench('answer', plan.rounds, plan.each);
		add(figure('An answer on disk / one strict put', 1.5, answer));
		const replay = await bench('replay', plan.replays);
		add(figure(`The fold / ts-fsrs alone, ${replay.reviews} reviews`, 1.5, replay));
		const rebuild = await bench('rebuild', plan.rebuilds);
		add(figure('A whole rebuild, read and written / the fold', null, rebuild));
		return { chromium: context.browser()?.version() ?? '', seeded, figures };
	});
}

/**
 * Does something with the built site, in a fresh profile.
 * @template T
 * @param {(context: import('playwright-core').BrowserContext, url: string, folder: string) => Promise<T>} work
 */
async function withSite(work) {
	await buildWhenStale();
	const folder = join(root, 'build');
	const server = createStaticServer(folder);
	const url = addressOf(await listen(server, 0));
	try {
		return await withBrowser((context) => work(context, url, folder));
	} finally {
		server.close();
		server.closeAllConnections();
	}
}

/** The first visit of the built site: what must be loaded before Today is there. */
const measurePage = () =>
	withSite(async (context, url, folder) => {
		const files = await loadedFiles(context, url, 'main h1, main h2');
		const unwanted = await unwantedParts(files, folder);
		printPage(files, unwanted);
		return { unwanted, files: files.map(({ text: _text, ...file }) => file) };
	});

/** @param {typeof FULL} plan */
const measureTyping = (plan) =>
	withSite(async (context, url) => {
		console.log(
			`\n${row(['From a key to its paint', 'median', 'p95', 'worst', 'work a key', 'aim'])}`
		);
		const { editor } = plan;
		const figures = await measureEditor(context, url, editor, (done) =>
			'typing' in done ? printTyping(done) : printWait(done)
		);
		const rounds = figures.typed.flatMap(({ typing }) => typing.rounds);
		console.log(
			`\nA bank of ${figures.bank.questions} questions, ${inKb(figures.bank.bytes)}: ${rounds.length} rounds of all checks in their worker, median ${inMs(median(rounds))}, worst ${inMs(Math.max(...rounds))}`
		);
		return figures;
	});

/** @param {typeof FULL} plan */
async function measureFit({ fit: plan }) {
	const unregister = register();
	const measured = await reportFit(plan);
	await unregister();
	const { times, whole } = measured;
	console.log(`\n${row(['', 'Footnote', 'fsrs-rs', 'ratio', 'spread', 'aim'])}`);
	if (times) printFigure(figure(`A fit of ${plan.timed} reviews / fsrs-rs`, null, times));
	console.log(
		`From the log to the verdict: ${inMs(whole.median)} (the first time ${inMs(whole.first)}); longest step ${inMs(whole.longestStep)}`
	);
	return measured;
}

/** @param {typeof FULL} plan */
async function measureAnki({ anki: { rounds, ...size } }) {
	const unregister = register();
	const { measureAnkiReading } = await import('../tests/bench/anki-reading.ts');
	const measured = await measureAnkiReading({ ...size, nowMs: Date.UTC(2026, 10, 1) }, rounds);
	await unregister();
	const { cards, reviews, bytes, bare, read, whole } = measured;
	console.log(
		`\nA package of ${cards} cards and ${reviews} reviews, ${inKb(bytes)}; processor time beside every row stepped through by the same library\n`
	);
	console.log(row(['', 'Footnote', 'bare', 'ratio', 'spread', 'aim']));
	for (const measuredFigure of [
		figure('Anki: read to cards and reviews', null, { ours: read, bare }),
		figure('Anki: and made into banks', null, { ours: whole, bare })
	])
		printFigure(measuredFigure);
	return measured;
}

/** @param {typeof FULL} plan */
const measureBrowse = (plan) =>
	withSite(async (context, url) => {
		const figures = await measureList(context, url, plan.list);
		const { questions, cards, loadMs, loadTasks, typing, bareTyping } = figures;
		console.log(
			`\nAll questions: ${questions}, ${cards} of them met; shown after ${inMs(loadMs)}, longest task of that ${inMs(Math.max(0, ...loadTasks))}`
		);
		console.log(`\n${row(['', 'Footnote', 'bare', 'ratio', 'worst', 'aim'])}`);
		const ratio = (/** @type {number[]} */ ours, /** @type {number[]} */ bare) =>
			`${(median(ours) / median(bare)).toFixed(2)}x`;
		const keyVerdict = `≤ ${KEY_AIM_MS} ms ${median(typing.keys) <= KEY_AIM_MS ? 'met' : 'MISSED'}`;
		console.log(
			row([
				'From a key of a search to its paint',
				inMs(median(typing.keys)),
				inMs(median(bareTyping.keys)),
				ratio(typing.keys, bareTyping.keys),
				inMs(Math.max(...typing.keys)),
				keyVerdict
			])
		);
		const { frames, bareFrames, scrollTasks } = figures;
		for (const [name, share] of /** @type {[string, number][]} */ ([
			['Frames of a quick scroll, median', 0.5],
			['Frames of a quick scroll, 95 %', 0.95]
		])) {
			const [ours, bare] = [quantile(frames, share), quantile(bareFrames, share)];
			const verdict = `≤ 1.5  ${ours / bare <= 1.5 ? 'met' : 'MISSED'}`;
			console.log(
				row([
					name,
					inMs(ours),
					inMs(bare),
					`${(ours / bare).toFixed(2)}x`,
					inMs(Math.max(...frames)),
					verdict
				])
			);
		}
		console.log(`Tasks of 50 ms or more while scrolling: ${scrollTasks.length}`);
		return figures;
	});

/** @param {string} name @param {import('../tests/bench/task-times.mjs').Task[]} tasks */
function printTasks(name, tasks) {
	const { wall, work } = longest(tasks);
	const long = tasks.filter((task) => task.work > LONG_MS).length;
	const verdict = `≤ ${LONG_MS} ms ${long === 0 ? 'met' : `MISSED ${long} times`}`;
	console.log(
		`${name}: the longest took ${inMs(work)} of the processor (${inMs(wall)} by the clock); ${verdict}`
	);
}

/** @param {typeof FULL} plan */
const measureProgressScreen = (plan) =>
	withSite(async (context, url) => {
		const figures = await measureProgress(context, url, plan.progress);
		const { events, cards, questions, bare, first, imported, unprepared } = figures;
		const { fromToday, loaded, scrolled } = figures;
		console.log(
			`\nThe progress screen: ${events} events, ${cards} cards of ${questions} questions on the shelf; beside the bare reading of the events\n`
		);
		console.log(row(['', 'Footnote', 'bare', 'ratio', 'spread', 'aim']));
		printFigure(figure('Progress painted, opened from Today', 2, { ours: fromToday.ms, bare }));
		printFigure(figure('Progress painted, loaded by its address', 2, { ours: loaded.ms, bare }));
		printFigure(figure('The same for the first time, summed up', 2, { ours: first.ms, bare }));
		printFigure(figure('The same right after an import', 2, { ours: imported.ms, bare }));
		printFigure(figure('Nothing summed up: known and coming', 2, { ours: unprepared.ahead, bare }));
		printFigure(figure('Nothing summed up: all of it', 2, { ours: unprepared.ms, bare }));
		console.log('');
		printTasks(`Tasks of ${bare.length} rounds, opened for the first time`, first.tasks);
		printTasks(`Tasks of ${bare.length} rounds, nothing summed up`, unprepared.tasks);
		printTasks(`Tasks of ${bare.length} rounds, opened from Today`, fromToday.tasks);
		printTasks(`Tasks of ${bare.length} rounds, loaded by its address`, loaded.tasks);
		printTasks(`Tasks of ${bare.length} rounds, scrolled through`, scrolled);
		return figures;
	});

/** @param {typeof FULL} plan */
const measureBulkActions = (plan) =>
	withSite(async (context, url) => {
		const { questions, cards, events, load, deeds } = await measureBulk(context, url, plan.bulk);
		console.log(
			`\nAll questions: ${questions}, ${cards} of them met, ${events} events; shown after ${inMs(load.ms)}`
		);
		printTasks('Tasks of loading', load.tasks);
		for (const { name, ms, tasks } of deeds)
			printTasks(`${name}, written after ${inMs(ms)}`, tasks);
		return { questions, cards, events, load, deeds };
	});

/** @param {number[]} values @param {number} share */
const quantile = (values, share) => sorted(values)[Math.ceil(values.length * share) - 1] ?? NaN;

/** @param {import('../tests/bench/editor-typing.mjs').Typed} typed */
function printTyping({ where, typing: { keys, byEventTiming, work } }) {
	const verdict = `≤ ${KEY_AIM_MS} ms ${median(keys) <= KEY_AIM_MS ? 'met' : 'MISSED'}`;
	// What the compositor adds is seen by Event Timing alone.
	const worst = Math.max(...keys, ...byEventTiming);
	console.log(
		row([where, inMs(median(keys)), inMs(quantile(keys, 0.95)), inMs(worst), inMs(work), verdict])
	);
}

/** @param {import('../tests/bench/editor-typing.mjs').Waited} waited */
function printWait({ what, times }) {
	console.log(row([`  ${what}`, inMs(median(times)), '', inMs(Math.max(...times))]));
}

/** @param {number} bytes */
const inKb = (bytes) => `${(bytes / KB).toFixed(1)} kB`;

/** @param {import('../tests/bench/page-weight.mjs').LoadedFile[]} files @param {string[]} unwanted */
function printPage(files, unwanted) {
	console.log(`\n${row(['First visit of /', 'gzipped', 'plain', 'files', '', 'aim'])}`);
	const kinds = ['script', 'stylesheet', 'font', 'document'];
	for (const kind of kinds) {
		const total = sum(files, (file) => file.kind === kind);
		const met = total.gzipped <= 70 * KB ? 'met' : 'MISSED';
		const aim = kind === 'script' ? `≤ 70 kB  ${met}` : '–';
		console.log(row([kind, inKb(total.gzipped), inKb(total.bytes), String(total.files), '', aim]));
	}
	console.log('');
	const isSmall = (/** @type {import('../tests/bench/page-weight.mjs').LoadedFile} */ file) =>
		file.kind === 'script' && file.gzipped < KB;
	for (const file of files)
		if (file.kind === 'script' && !isSmall(file))
			console.log(row([`  ${file.path}`, inKb(file.gzipped), inKb(file.bytes)]));
	const small = sum(files, isSmall);
	console.log(row([`  ${small.files} smaller ones`, inKb(small.gzipped), inKb(small.bytes)]));
	console.log(`\nNot wanted there and found: ${unwanted.join(', ') || 'nothing'}`);
}

async function main() {
	const { values } = parseArgs({
		options: {
			quick: { type: 'boolean' },
			only: { type: 'string' },
			json: { type: 'string' },
			help: { type: 'boolean' }
		}
	});
	const parts = ['store', 'page', 'editor', 'browse', 'bulk', 'progress', 'fit', 'anki'].filter(
		(part) => !values.only || values.only === part
	);
	if (values.help || parts.length === 0) {
		console.log(USAGE);
		process.exitCode = values.help ? 0 : 2;
		return;
	}
	const plan = values.quick ? QUICK : FULL;
	const result = {
		quick: values.quick ?? false,
		node: process.version,
		// First the page, whose build prints much.
		page: parts.includes('page') ? await measurePage() : null,
		editor: parts.includes('editor') ? await measureTyping(plan) : null,
		browse: parts.includes('browse') ? await measureBrowse(plan) : null,
		bulk: parts.includes('bulk') ? await measureBulkActions(plan) : null,
		progress: parts.includes('progress') ? await measureProgressScreen(plan) : null,
		store: parts.includes('store') ? await measureStore(plan) : null,
		fit: parts.includes('fit') ? await measureFit(plan) : null,
		anki: parts.includes('anki') ? await measureAnki(plan) : null
	};
	if (result.store) console.log(`\nNode ${result.node}, Chromium ${result.store.chromium}`);
	if (values.json) await writeFile(values.json, `${JSON.stringify(result, null, '\t')}\n`);
}

await main();
