import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root, run } from './run-command.mjs';

/** All that the built site follows from. */
const INPUTS = [
	'src',
	'static',
	'questions',
	'messages',
	'project.inlang/settings.json',
	'scripts/vite-plugin-banks.ts',
	'scripts/paraglide-options.mjs',
	'package-lock.json',
	'svelte.config.js',
	'vite.config.ts'
];

/** Written by the build itself. */
const GENERATED = 'paraglide';

/** The last file that the build writes. */
const STAMP = 'build/404.html';

/**
 * When a file, or anything in a folder, last changed. A folder's own time counts too, since a removed file shows only there.
 * @param {string} path
 * @returns {number} milliseconds since the epoch; 0 when there is nothing
 */
export function newestChangeMs(path) {
	const stats = statSync(path, { throwIfNoEntry: false });
	if (!stats) return 0;
	if (!stats.isDirectory()) return stats.mtimeMs;
	const inside = readdirSync(path)
		.filter((name) => name !== GENERATED)
		.map((name) => newestChangeMs(join(path, name)));
	return Math.max(stats.mtimeMs, ...inside);
}

/**
 * Whether a folder's build is missing or older than anything it follows from.
 * @param {string} folder of the repository
 */
export function isStale(folder) {
	const built = statSync(join(folder, STAMP), { throwIfNoEntry: false });
	return !built || INPUTS.some((input) => newestChangeMs(join(folder, input)) > built.mtimeMs);
}

/** Builds the site into build/ unless that is up to date; ends the process when it fails. */
export async function buildWhenStale() {
	if (!isStale(root)) {
		console.log('The site in build/ is up to date.');
		return;
	}
	console.log('Building the site ...');
	if ((await run('npm', ['run', 'build'])) !== 0) {
		console.error('The build failed; see above.');
		process.exit(1);
	}
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
	await buildWhenStale();
}
