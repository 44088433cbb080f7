import { existsSync } from 'node:fs';
import { findBrowser, findHeadlessShell } from './find-browser.mjs';
import { run, runs } from './run-command.mjs';

const ADVICE = `No Chromium or Chrome was found, and none could be installed. One of these helps:
  - install Google Chrome or Chromium (Debian: apt-get install chromium),
  - npx playwright install chromium, which needs the network,
  - FOOTNOTE_CHROMIUM=/path/to/chromium npm test.`;

/** Chrome for Windows shows a window when asked for its version, and is taken on trust. @param {string} path */
const works = (path) => process.platform === 'win32' || runs(path);

/** A browser that starts; the file alone proves nothing, since Ubuntu's /usr/bin/chromium-browser may only print advice. */
function workingBrowser() {
	const path = findBrowser();
	return path && works(path) ? path : null;
}

const canInstallFromDebian = () => process.getuid?.() === 0 && existsSync('/etc/debian_version');

async function installFromDebian() {
	if (!canInstallFromDebian()) return;
	console.log('Installing Chromium with apt-get ...');
	const env = { DEBIAN_FRONTEND: 'noninteractive' };
	if ((await run('apt-get', ['update'], env)) !== 0) return;
	await run('apt-get', ['install', '-y', 'chromium'], env);
}

/**
 * The headless shell beside a Chromium of Debian's. Nobody's own computer is changed for the sake of time: only where tests
 * are all that it is for. Where it cannot be had, or does not start, the browser does without.
 * @param {string} browser
 */
async function ensureShell(browser) {
	const isLacking = process.env.CI && browser === '/usr/bin/chromium' && !findHeadlessShell();
	if (isLacking && canInstallFromDebian()) {
		console.log(
			'Installing the headless shell of Chromium with apt-get: most tests are faster in it ...'
		);
		const env = { DEBIAN_FRONTEND: 'noninteractive' };
		await run('apt-get', ['update'], env);
		// Named with it, the browser is brought to the same version, and not removed.
		await run('apt-get', ['install', '-y', 'chromium', 'chromium-headless-shell'], env);
	}
	const shell = findHeadlessShell();
	if (!shell || works(shell)) return;
	console.log(`${shell} does not start, and is left out.`);
	process.env.FOOTNOTE_HEADLESS_SHELL = 'no';
}

async function installFromPlaywright() {
	console.log('Installing Chromium with Playwright ...');
	await run('npx', ['playwright', 'install', 'chromium']);
}

/**
 * The browser to test with, installed when there is none; ends the process, saying what to do, when there can be none.
 * @returns {Promise<string>} its path
 */
export async function ensureBrowser() {
	let path = workingBrowser();
	for (const install of [installFromDebian, installFromPlaywright]) {
		if (path) break;
		await install();
		path = workingBrowser();
	}
	if (!path) {
		console.error(ADVICE);
		process.exit(1);
	}
	await ensureShell(path);
	return path;
}
