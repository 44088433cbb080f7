// npm test: everything, in the order of how soon it fails. `npm test -- unit` runs one step, or several.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, run, runBeside } from './run-command.mjs';
import { setUp } from './set-up.mjs';
import { countPlaywright, countVitest, withExitCode } from './test-counts.mjs';

const RESULTS = 'test-results';

/** @param {string} name */
const vitestReport = (name) => [
	'--reporter=default',
	'--reporter=json',
	`--outputFile.json=${RESULTS}/${name}.json`
];

/**
 * `script` is run with npm; the report of a step that tests is test-results/NAME.json.
 * @type {{ name: string, title: string, script: string, args?: string[], browser?: boolean, count?: (report: any) => import('./test-counts.mjs').Counts }[]}
 */
const STEPS = [
	{ name: 'prepare', title: 'Generated files', script: 'generate' },
	{ name: 'types', title: 'Types', script: 'types' },
	{ name: 'lint', title: 'Format and lint', script: 'lint' },
	{ name: 'banks', title: 'Question banks', script: 'banks' },
	{
		name: 'unit',
		title: 'Unit tests',
		script: 'test:unit',
		args: vitestReport('unit'),
		count: countVitest
	},
	{
		name: 'torture',
		title: 'Torture, a short run of the proofs that need no browser',
		script: 'torture',
		args: ['merge', 'clock', 'checker', '--short']
	},
	{
		name: 'fuzz',
		title: 'Harmed files of other programs, a short run',
		script: 'fuzz',
		args: ['--short']
	},
	{
		name: 'browser',
		title: 'Tests in the browser',
		script: 'test:browser',
		args: vitestReport('browser'),
		browser: true,
		count: countVitest
	},
	{ name: 'build', title: 'Build', script: 'build' },
	{
		name: 'torture-browser',
		title: 'Torture, a short run of the proofs that need a browser',
		script: 'torture',
		args: [
			...['kill-human', 'kill-fast', 'kill-work', 'damage', 'disk-full', 'write-faults'],
			...['tabs', 'release-swap', 'hostile', 'soak', '--short']
		],
		browser: true
	},
	{
		name: 'e2e',
		title: 'Journeys through the built app',
		script: 'test:e2e',
		browser: true,
		count: countPlaywright
	}
];

/**
 * One after the other in each lane, and the lanes beside each other: journeys wait more than they compute. What reads the
 * generated files does so while nothing builds.
 */
const LANES = [
	['types', 'lint', 'banks', 'unit', 'torture', 'fuzz', 'browser'],
	['build', 'torture-browser', 'e2e']
];
const AFTER_BUILD = ['unit', 'browser'];

/** @typedef {(typeof STEPS)[number]} Step */

/** @returns {Step[]} */
function chooseSteps() {
	const asked = process.argv.slice(2);
	const names = STEPS.map(({ name }) => name);
	const unknown = asked.filter((name) => !names.includes(name));
	if (unknown.length > 0) {
		console.error(`No such step: ${unknown.join(', ')}. There are: ${names.join(', ')}.`);
		process.exit(2);
	}
	if (asked.length === 0) return STEPS;
	// The others need what it writes.
	return STEPS.filter(({ name }) => name === 'prepare' || asked.includes(name));
}

/** @param {Step} step */
function counted({ name, count }) {
	if (!count) return { passed: 0, failed: 0 };
	try {
		return count(JSON.parse(readFileSync(join(root, RESULTS, `${name}.json`), 'utf8')));
	} catch {
		console.error(`The report of this step could not be read: ${RESULTS}/${name}.json`);
		return { passed: 0, failed: 1 };
	}
}

/**
 * @param {Step} step
 * @param {(command: string, args: string[]) => Promise<number>} how
 */
async function runStep(step, how) {
	console.log(`\n=== ${step.title} (${step.name}) ===`);
	const startedMs = performance.now();
	const extra = step.args ? ['--', ...step.args] : [];
	const code = await how('npm', ['run', '--silent', step.script, ...extra]);
	const counts = withExitCode(counted(step), code);
	const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
	console.log(`=== ${step.name}: ${counts.failed === 0 ? 'fine' : 'FAILED'}, ${seconds} s ===`);
	return counts;
}

/**
 * Up to the first that fails, which ends what runs beside it.
 * @param {Step[]} steps
 */
async function runAll(steps) {
	const total = { passed: 0, failed: 0 };
	const ending = new AbortController();
	for (const signal of ['SIGINT', 'SIGTERM'])
		process.once(signal, () => {
			ending.abort();
			process.exitCode = 1;
		});
	/** @type {string[]} */
	const broken = [];
	/**
	 * @param {Step} step
	 * @param {Parameters<typeof runStep>[1]} how
	 */
	const take = async (step, how) => {
		const { passed, failed } = await runStep(step, how);
		total.passed += passed;
		// What was ended for the sake of another did not fail by itself.
		if (failed === 0 || ending.signal.aborted) return;
		total.failed += failed;
		broken.push(step.name);
		ending.abort();
	};
	const { promise: built, resolve: noteBuilt } = withResolvers();
	if (!steps.some(({ name }) => name === 'build')) noteBuilt();
	const lanes = LANES.map((names) => steps.filter(({ name }) => names.includes(name)));
	const isAlone = lanes.some((lane) => lane.length === 0);
	for (const step of steps.filter(({ name }) => name === 'prepare')) await take(step, run);
	await Promise.all(
		lanes.map(async (lane) => {
			for (const step of lane) {
				if (AFTER_BUILD.includes(step.name)) await built;
				if (ending.signal.aborted) break;
				await take(
					step,
					isAlone ? run : (command, args) => runBeside(step.name, command, args, ending.signal)
				);
				if (step.name === 'build') noteBuilt();
			}
			noteBuilt();
		})
	);
	return { ...total, broken };
}

/** Node 20 has no `Promise.withResolvers`. */
function withResolvers() {
	let resolve = () => {};
	/** @type {Promise<void>} */
	const promise = new Promise((done) => (resolve = done));
	return { promise, resolve };
}

async function main() {
	const steps = chooseSteps();
	await setUp();
	if (steps.some(({ browser }) => browser)) {
		// Only now, since it looks for Playwright, which may have been installed just above.
		const { ensureBrowser } = await import('./ensure-browser.mjs');
		console.log(`Browser: ${await ensureBrowser()}`);
	}
	rmSync(join(root, RESULTS), { recursive: true, force: true });
	mkdirSync(join(root, RESULTS), { recursive: true });
	const startedMs = performance.now();
	const { passed, failed, broken } = await runAll(steps);
	if (failed > 0) {
		console.log(`\nTo run it again: npm test -- ${broken.join(' ')}`);
		process.exitCode = 1;
	}
	const minutes = ((performance.now() - startedMs) / 60_000).toFixed(1);
	console.log(`\nIt took ${minutes} minutes.\n${passed} passed, ${failed} failed`);
}

await main();
