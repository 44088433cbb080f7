import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'google-chrome-stable', 'google-chrome', 'chrome', 'chromium-browser'];

const HEADLESS_SHELL = 'chromium-headless-shell';

/** @param {string | undefined} folder @param {string[]} rest */
const under = (folder, ...rest) => (folder ? [join(folder, ...rest)] : []);

/**
 * Where Chromium or Chrome mostly lies.
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} env
 * @returns {string[]} paths to try, the likeliest first; they need not exist
 */
export function usualPaths(platform, env) {
	if (platform === 'darwin') {
		return ['/Applications', ...under(env.HOME, 'Applications')].flatMap((folder) => [
			join(folder, 'Google Chrome.app/Contents/MacOS/Google Chrome'),
			join(folder, 'Chromium.app/Contents/MacOS/Chromium')
		]);
	}
	if (platform === 'win32') {
		return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].flatMap((folder) => [
			...under(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
			...under(folder, 'Chromium', 'Application', 'chrome.exe')
		]);
	}
	const folders = new Set([...(env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin']);
	return [...folders]
		.filter((folder) => folder !== '')
		.flatMap((folder) => NAMES.map((name) => join(folder, name)));
}

/**
 * Chromium without its windows, as Debian has it: in it most tests take little more than half as long. Notices of the
 * system it has none. FOOTNOTE_HEADLESS_SHELL=no goes without it.
 * @returns {string | null} its path, or null where there is none, or another browser is named
 */
export function findHeadlessShell() {
	const { FOOTNOTE_CHROMIUM, CHROME_PATH, FOOTNOTE_HEADLESS_SHELL, PATH } = process.env;
	if (FOOTNOTE_CHROMIUM || CHROME_PATH || FOOTNOTE_HEADLESS_SHELL === 'no') return null;
	if (process.platform !== 'linux') return null;
	const paths = (PATH ?? '').split(delimiter).map((folder) => join(folder, HEADLESS_SHELL));
	return paths.find((path) => existsSync(path)) ?? null;
}

/** The browser that Playwright has downloaded, or would download, for itself; null without Playwright. */
function playwrightPath() {
	try {
		return createRequire(import.meta.url)('playwright-core').chromium.executablePath();
	} catch {
		return null;
	}
}

/**
 * The Chromium or Chrome to test with: the one named by FOOTNOTE_CHROMIUM or CHROME_PATH, or else
 * Playwright's own, which it is made for, or else one of the system.
 * @returns {string | null} its path, or null when there is none
 * @throws when FOOTNOTE_CHROMIUM names a file that does not exist
 */
export function findBrowser() {
	const { FOOTNOTE_CHROMIUM, CHROME_PATH } = process.env;
	if (FOOTNOTE_CHROMIUM && !existsSync(FOOTNOTE_CHROMIUM)) {
		throw new Error(`FOOTNOTE_CHROMIUM names a file that does not exist: ${FOOTNOTE_CHROMIUM}`);
	}
	const paths = [
		FOOTNOTE_CHROMIUM,
		CHROME_PATH,
		playwrightPath(),
		...usualPaths(process.platform, process.env)
	];
	return paths.find((path) => path && existsSync(path)) ?? null;
}
