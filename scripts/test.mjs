// npm test: everything, in the order of how soon it fails. `npm test -- unit` runs one step, or several.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './run-command.mjs';
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

/** @param {(typeof STEPS)[number]} step */
function counted({ name, count }) {
	if (!count) return { passed: 0, failed: 0, again: 0 };
	try {
		return count(JSON.parse(readFileSync(join(root, RESULTS, `${name}.json`), 'utf8')));
	} catch {
		console.error(`The report of this step could not be read: ${RESULTS}/${name}.json`);
		return { passed: 0, failed: 1, again: 0 };
	}
}

/** @param {(typeof STEPS)[number]} step */
async function runStep(step) {
	console.log(`\n=== ${step.title} (${step.name}) ===`);
	const startedMs = performance.now();
	const extra = step.args ? ['--', ...step.args] : [];
	const code = await run('npm', ['run', '--silent', step.script, ...extra]);
	const counts = withExitCode(counted(step), code);
	const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
	console.log(`=== ${step.name}: ${counts.failed === 0 ? 'fine' : 'FAILED'}, ${seconds} s ===`);
	return counts;
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
	for (const step of steps) {
		const { passed, failed, again } = await runStep(step);
		total.passed += passed;
		total.failed += failed;
		total.again += again;
		if (failed > 0) {
			console.log(`\nTo run this step again: npm test -- ${step.name}`);
			process.exitCode = 1;
			break;
		}
	}
	console.log(`\n${total.passed} passed, ${total.failed} failed`);
	if (total.again > 0)
		console.log(
			`${total.again} of them failed first and passed when tried again: see “flaky” above.`
		);
}

await main();
