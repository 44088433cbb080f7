import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './run-command.mjs';

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, extraneous?: boolean }} LockedPackage
 * @typedef {{ packages?: Record<string, LockedPackage> }} Lock
 */

/**
 * Whether a version is at least another; only numbers of the form 20.19.0 are told apart.
 * @param {string} version @param {string} least
 */
export function isAtLeast(version, least) {
	const have = version.split('.').map(Number);
	const want = least.split('.').map(Number);
	for (let at = 0; at < Math.max(have.length, want.length); at++) {
		const difference = (have[at] || 0) - (want[at] || 0);
		if (difference !== 0) return difference > 0;
	}
	return true;
}

/**
 * Whether node_modules holds what the lock file names. npm writes the second list when an installation
 * is complete, so an interrupted one counts as missing. Packages for other platforms may be absent, and what the
 * lock file itself calls extraneous is never installed.
 * @param {Lock} wanted package-lock.json
 * @param {Lock} installed node_modules/.package-lock.json
 */
export function isInstalled(wanted, installed) {
	const has = installed.packages || {};
	const wants = Object.entries(wanted.packages || {}).filter(
		([path, { extraneous }]) => path !== '' && !extraneous
	);
	return wants.every(([path, { version, integrity, optional }]) =>
		has[path]
			? has[path].version === version && has[path].integrity === integrity
			: optional === true
	);
}

/** @param {string} path @returns {any} */
const readJson = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));

function installedNow() {
	const list = 'node_modules/.package-lock.json';
	return existsSync(join(root, list)) && isInstalled(readJson('package-lock.json'), readJson(list));
}

/** Checks the version of Node and installs the packages of the lock file where they are missing; ends the process when it cannot. */
export async function setUp() {
	const least = readJson('package.json').engines.node.replace('>=', '');
	if (!isAtLeast(process.versions.node, least)) {
		console.error(
			`Footnote needs Node.js ${least} or newer; this is ${process.versions.node}. Newer ones: https://nodejs.org`
		);
		process.exit(1);
	}
	if (installedNow()) return;
	console.log('Installing packages (once, and again when package-lock.json changes) ...');
	const code = await run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund']);
	if (code !== 0) {
		console.error('npm ci failed; see above. It needs the network once, or a filled npm cache.');
		process.exit(1);
	}
}
