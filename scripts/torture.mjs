// npm run torture: the proofs in tests/torture that try hard to lose an answer.
import { readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { register } from 'tsx/esm/api';
import { buildWhenStale } from './build-when-stale.mjs';
import { root } from './run-command.mjs';

const FOLDER = join(root, 'tests', 'torture');
const USAGE = `npm run torture [-- NAME ...] [-- OPTIONS]
  NAME             which proofs; all when none is named
  --only NAME      the same, may be given several times
  --list           names and titles
  --short          a few tries of each, as npm run test:full runs them
  --seed TEXT      makes the same random choices again
  --parallel N     how many browsers at once
  --set KEY=COUNT  another count for this run (kills=20)
  --json FILE      write the counts there as well`;

// The proofs use the support of the journeys and the core itself, which are TypeScript.
register();

/** @typedef {import('../tests/torture/support/proof.ts').Proof} Proof */

function parsed() {
	return parseArgs({
		allowPositionals: true,
		options: {
			only: { type: 'string', multiple: true },
			list: { type: 'boolean' },
			short: { type: 'boolean' },
			seed: { type: 'string' },
			parallel: { type: 'string' },
			set: { type: 'string', multiple: true },
			json: { type: 'string' },
			help: { type: 'boolean' }
		}
	});
}

/** @returns {Promise<Proof[]>} */
async function allProofs() {
	const files = readdirSync(FOLDER).filter((file) => /^[a-z-]+\.mjs$/.test(file));
	const loaded = await Promise.all(
		files.map((file) => import(pathToFileURL(join(FOLDER, file)).href))
	);
	return loaded.map((module) => module.default ?? module).filter((proof) => proof.run);
}

/** @param {string[]} pairs KEY=COUNT */
function countsOf(pairs) {
	return Object.fromEntries(
		pairs.map((pair) => {
			const [key = '', value = ''] = pair.split('=');
			if (!/^\d+$/.test(value)) throw new Error(`--set wants KEY=COUNT, not “${pair}”.`);
			return [key, Number(value)];
		})
	);
}

/** @param {number} ms */
const inSeconds = (ms) => `${(ms / 1000).toFixed(0)} s`;

async function main() {
	const { values, positionals } = parsed();
	const proofs = await allProofs();
	const wanted = [...positionals, ...(values.only ?? [])];
	const unknown = wanted.filter((name) => !proofs.some((proof) => proof.name === name));
	if (values.help || values.list || unknown.length > 0) {
		if (unknown.length > 0) console.error(`No such proof: ${unknown.join(', ')}.\n`);
		if (!values.list) console.log(`${USAGE}\n`);
		for (const { name, title } of proofs) console.log(`  ${name.padEnd(14)} ${title}`);
		process.exitCode = unknown.length > 0 ? 2 : 0;
		return;
	}
	const chosen = proofs.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
	if (chosen.some(({ pure }) => !pure)) {
		const { ensureBrowser } = await import('./ensure-browser.mjs');
		await ensureBrowser();
		await buildWhenStale();
	}
	const { Report } = await import('../tests/torture/support/report.ts');
	const { inParallel } = await import('../tests/torture/support/in-parallel.ts');
	const seed = values.seed ?? Date.now().toString(36);
	const short = values.short ?? false;
	console.log(`Seed ${seed}: the same choices again with --seed ${seed}\n`);
	const parallel = Number(values.parallel ?? availableParallelism());
	/** @type {import('../tests/torture/support/report.ts').Report[]} */
	const reports = [];
	/** @param {Proof} proof */
	const prove = async (proof) => {
		const report = new Report(proof.name);
		console.log(`${proof.name}: ${proof.title}`);
		const options = {
			...proof.full,
			...(short ? proof.short : {}),
			...countsOf(values.set ?? []),
			short,
			seed,
			parallel
		};
		try {
			await proof.run(options, report);
		} catch (error) {
			report.broken(error instanceof Error ? (error.stack ?? error.message) : String(error));
		}
		report.end();
		reports.push(report);
	};
	// Each waits for its browsers more than it computes; a full run is to be read, and has the machine for itself.
	const besideOthers = chosen.filter(({ alone }) => short && !alone);
	for (const proof of chosen) if (!besideOthers.includes(proof)) await prove(proof);
	await inParallel(besideOthers, parallel, prove);
	console.log('');
	for (const report of reports) console.log(`${report.summary()} (${inSeconds(report.ms)})`);
	const failed = reports.filter(({ failures }) => failures.length > 0);
	if (values.json) {
		const result = { seed, short, node: process.version, proofs: reports.map((r) => r.toJSON()) };
		await writeFile(values.json, `${JSON.stringify(result, null, '\t')}\n`);
	}
	if (failed.length > 0) {
		console.log(`\nBroken: ${failed.map(({ name }) => name).join(', ')}`);
		process.exitCode = 1;
	}
}

await main();
// A browser that does not want to end must not keep the run from ending.
process.exit();
