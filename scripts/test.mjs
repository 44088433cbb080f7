// npm test: what every change has to pass, in the order of how soon it fails. `npm test -- unit` runs one step, or several;
// `npm run test:full` runs all that there is, with the journeys and proofs that take too long for every change.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, run, runAside } from './run-command.mjs';
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
 * `script` is run with npm, `inFull` in its place in a full run; the report of a step that tests is test-results/NAME.json.
 * `onlyFull`: no part of `npm test`. `beside`: nothing of it is written, so it runs at once with its neighbours of that kind.
 * @typedef {object} Step
 * @property {string} name
 * @property {string} title
 * @property {string} script
 * @property {string} [inFull]
 * @property {string[]} [args]
 * @property {boolean} [browser]
 * @property {boolean} [onlyFull]
 * @property {boolean} [beside]
 * @property {(report: any) => import('./test-counts.mjs').Counts} [count]
 */

/** @type {Step[]} */
const STEPS = [
	{ name: 'prepare', title: 'Generated files', script: 'generate' },
	{ name: 'types', title: 'Types', script: 'types', beside: true },
	{ name: 'lint', title: 'Format and lint', script: 'lint', beside: true },
	{ name: 'banks', title: 'Question banks', script: 'banks', beside: true },
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
		args: ['--short'],
		onlyFull: true
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
		browser: true,
		onlyFull: true
	},
	{
		name: 'e2e',
		title: 'Journeys through the built app',
		script: 'test:e2e',
		inFull: 'test:e2e:full',
		browser: true,
		count: countPlaywright
	}
];

const isFull = process.argv.includes('--full');

function chooseSteps() {
	const asked = process.argv.slice(2).filter((argument) => argument !== '--full');
	const names = STEPS.map(({ name }) => name);
	const unknown = asked.filter((name) => !names.includes(name));
	if (unknown.length > 0) {
		console.error(`No such step: ${unknown.join(', ')}. There are: ${names.join(', ')}.`);
		process.exit(2);
	}
	if (asked.length === 0) return STEPS.filter(({ onlyFull }) => isFull || !onlyFull);
	// The others need what it writes.
	return STEPS.filter(({ name }) => name === 'prepare' || asked.includes(name));
}

/** Those that may run at once, together. @param {Step[]} steps */
function turnsOf(steps) {
	/** @type {Step[][]} */
	const turns = [];
	for (const step of steps) {
		if (step.beside && turns.at(-1)?.[0]?.beside) turns.at(-1)?.push(step);
		else turns.push([step]);
	}
	return turns;
}

/** @param {Step} step */
function counted({ name, count }) {
	if (!count) return { passed: 0, failed: 0, again: 0 };
	try {
		return count(JSON.parse(readFileSync(join(root, RESULTS, `${name}.json`), 'utf8')));
	} catch {
		console.error(`The report of this step could not be read: ${RESULTS}/${name}.json`);
		return { passed: 0, failed: 1, again: 0 };
	}
}

/** @param {Step} step @param {typeof run} start */
async function runStep(step, start) {
	console.log(`\n=== ${step.title} (${step.name}) ===`);
	const startedMs = performance.now();
	const extra = step.args ? ['--', ...step.args] : [];
	const script = isFull && step.inFull ? step.inFull : step.script;
	/** @type {NodeJS.ProcessEnv} */
	const env = isFull ? { FOOTNOTE_NEW_CASES: 'yes' } : {};
	const code = await start('npm', ['run', '--silent', script, ...extra], env);
	const counts = withExitCode(counted(step), code);
	const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
	console.log(`=== ${step.name}: ${counts.failed === 0 ? 'fine' : 'FAILED'}, ${seconds} s ===`);
	return { step, ...counts };
}

async function main() {
	const steps = chooseSteps();
	await setUp();
	if (steps.some(({ browser }) => browser)) {
		// Only now, since it looks for Playwright, which may have been installed just above.
		const { ensureBrowser } = await import('./ensure-browser.mjs');
		console.log(`Browser: ${await ensureBrowser()}`);
		const { findHeadlessShell } = await import('./find-browser.mjs');
		const shell = findHeadlessShell();
		if (shell) console.log(`Tests in the browser and journeys, but for notices: ${shell}`);
	}
	rmSync(join(root, RESULTS), { recursive: true, force: true });
	mkdirSync(join(root, RESULTS), { recursive: true });
	const total = { passed: 0, failed: 0, again: 0 };
	for (const turn of turnsOf(steps)) {
		const start = turn.length > 1 ? runAside : run;
		const ended = await Promise.all(turn.map((step) => runStep(step, start)));
		for (const { passed, failed, again } of ended) {
			total.passed += passed;
			total.failed += failed;
			total.again += again;
		}
		const failed = ended.filter((each) => each.failed > 0).map(({ step }) => step.name);
		if (failed.length === 0) continue;
		console.log(
			`\nTo run this again: ${isFull ? 'npm run test:full' : 'npm test'} -- ${failed.join(' ')}`
		);
		process.exitCode = 1;
		break;
	}
	console.log(`\n${total.passed} passed, ${total.failed} failed`);
	if (total.again > 0)
		console.log(
			`${total.again} of them failed first and passed when tried again: see “flaky” above.`
		);
}

await main();
