// npm run browsers: the journeys in tests/browsers in Firefox and WebKitGTK, as the system has them.
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { register } from 'tsx/esm/api';
import { buildWhenStale } from './build-when-stale.mjs';
import { root } from './run-command.mjs';

const USAGE = `npm run browsers [-- BROWSER ...] [-- OPTIONS]
  BROWSER          firefox, webkit or webkit-files (with the origin's private files switched on,
                   which it then cannot write to); all that are installed when none is named
  --only JOURNEY   may be given several times
  --list           the journeys
  --kills N        how often the browser is killed in the journey "killed" (20)
  --build DIR      a built site; without it build/, built again when it is out of date
  --json FILE      write the results there as well
It ends with 1 when a journey failed, and with 2 when a browser is not installed.`;

// The journeys use the support of the Playwright journeys and the core itself, which are TypeScript.
register();

function parsed() {
	return parseArgs({
		allowPositionals: true,
		options: {
			only: { type: 'string', multiple: true },
			list: { type: 'boolean' },
			kills: { type: 'string' },
			build: { type: 'string' },
			json: { type: 'string' },
			help: { type: 'boolean' }
		}
	});
}

/** @typedef {import('../tests/browsers/run-journey.ts').Walked} Walked */

const SIGNS = { pass: '✓', fail: '✗', skip: '–' };

/** @param {Walked[]} walked @param {{ id: string, title: string }[]} kinds */
function printTable(walked, kinds) {
	const journeys = [...new Set(walked.map(({ journey }) => journey))];
	console.log(`\n${''.padEnd(20)}${kinds.map(({ id }) => id.padEnd(16)).join('')}`);
	for (const journey of journeys) {
		const cells = kinds.map(({ id }) => {
			const one = walked.find((each) => each.journey === journey && each.browser === id);
			return (one ? `${SIGNS[one.result]} ${(one.ms / 1000).toFixed(1)} s` : '').padEnd(16);
		});
		console.log(`${journey.padEnd(20)}${cells.join('')}`);
	}
	const count = (/** @type {Walked['result']} */ result) =>
		walked.filter((each) => each.result === result).length;
	console.log(`\n${count('pass')} passed, ${count('fail')} failed, ${count('skip')} skipped`);
}

async function main() {
	const { values, positionals } = parsed();
	const { journeys } = await import('../tests/browsers/journeys/all.ts');
	const { firefox } = await import('../tests/browsers/drive/firefox.ts');
	const { webkit, webkitWithFiles } = await import('../tests/browsers/drive/webkit.ts');
	const { closeDisplay } = await import('../tests/browsers/drive/virtual-screen.ts');
	const { runJourney } = await import('../tests/browsers/run-journey.ts');
	const { Site } = await import('../tests/browsers/site.ts');

	const kinds = [firefox, webkit, webkitWithFiles];
	const unknown = [
		...positionals.filter((name) => !kinds.some(({ id }) => id === name)),
		...(values.only ?? []).filter((name) => !journeys.some(({ id }) => id === name))
	];
	const kills = Number(values.kills ?? 20);
	if (values.help || values.list || unknown.length > 0 || !Number.isInteger(kills)) {
		if (unknown.length > 0) console.error(`Not known: ${unknown.join(', ')}.\n`);
		console.log(`${USAGE}\n`);
		for (const { id, title } of journeys) console.log(`  ${id.padEnd(18)} ${title}`);
		process.exitCode = values.help || values.list ? 0 : 2;
		return;
	}
	const named = kinds.filter(({ id }) => positionals.length === 0 || positionals.includes(id));
	const missing = new Set(named.flatMap((kind) => kind.missing() ?? []));
	for (const advice of missing) console.error(advice);
	const there = named.filter((kind) => kind.missing() === null);
	if (missing.size > 0) process.exitCode = 2;
	// A browser that was asked for by name must be there; without names at least one must be.
	if (there.length === 0 || (positionals.length > 0 && missing.size > 0)) return;
	if (!values.build) await buildWhenStale();
	const site = new Site(values.build ? resolve(values.build) : join(root, 'build'));
	await site.switchOn();
	const pictures = join(root, 'test-results', 'browsers');
	const chosen = journeys.filter(({ id }) => !values.only || values.only.includes(id));
	/** @type {Walked[]} */
	const walked = [];
	try {
		for (const kind of there) {
			console.log(`\n${kind.title}`);
			for (const journey of chosen) {
				const one = await runJourney(journey, kind, site, { kills }, pictures);
				walked.push(one);
				const note = one.note ? `: ${one.note}` : '';
				console.log(
					`  ${SIGNS[one.result]} ${journey.title}${note} (${(one.ms / 1000).toFixed(1)} s)`
				);
			}
		}
	} finally {
		await site.switchOff();
		closeDisplay();
	}
	printTable(walked, there);
	console.log([...new Set(walked.map(({ version }) => version))].join(', '));
	if (values.json) await writeFile(values.json, `${JSON.stringify(walked, null, '\t')}\n`);
	if (walked.some(({ result }) => result === 'fail')) process.exitCode = 1;
}

await main();
// A browser that does not want to end must not keep the run from ending.
process.exit();
