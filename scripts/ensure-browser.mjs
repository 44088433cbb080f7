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

const isDebian = () => process.getuid?.() === 0 && existsSync('/etc/debian_version');

async function installFromDebian() {
	if (!isDebian()) return;
	console.log('Installing Chromium with apt-get ...');
	const env = { DEBIAN_FRONTEND: 'noninteractive' };
	if ((await run('apt-get', ['update'], env)) !== 0) return;
	// Both, since they are of one version; where there is no shell, the browser alone does.
	const both = ['install', '-y', 'chromium', 'chromium-headless-shell'];
	if ((await run('apt-get', both, env)) !== 0) await run('apt-get', both.slice(0, -1), env);
}

/** Nobody's own computer is changed for the sake of time: only where tests are all that it is for. */
async function installShell() {
	const { CI, FOOTNOTE_CHROMIUM, CHROME_PATH } = process.env;
	if (!CI || FOOTNOTE_CHROMIUM || CHROME_PATH || !isDebian() || findHeadlessShell()) return;
	await installFromDebian();
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
	await installShell();
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
	return path;
}
