import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * @typedef {object} LoadedFile
 * @property {string} path
 * @property {string} kind script, stylesheet, font ... as the browser asked for it
 * @property {number} bytes
 * @property {number} gzipped at level 9
 * @property {string} text empty for fonts and images
 */

/** What no learner needs to see the first screen, and how it is recognised in built code. */
const UNWANTED = [
	{ name: 'the YAML parser', mark: /YAMLParseError/ },
	{ name: 'valibot', mark: /~standard/ },
	{ name: 'a question bank', mark: /\bfacts\\*"\s*:\s*\[/ }
];

/**
 * All that a new visitor's browser loads for a page, until nothing is loaded any more.
 * @param {import('playwright-core').BrowserContext} context
 * @param {string} url
 * @param {string} ready a selector that shows once the screen is there
 * @returns {Promise<LoadedFile[]>} the largest first
 */
export async function loadedFiles(context, url, ready) {
	const page = await context.newPage();
	/** @type {Promise<LoadedFile | null>[]} */
	const loading = [];
	page.on('response', (response) => loading.push(weigh(response)));
	await page.goto(url);
	await page.locator(ready).first().waitFor();
	await page.waitForLoadState('networkidle');
	const files = (await Promise.all(loading)).filter((file) => file !== null);
	await page.close();
	return files.sort((a, b) => b.gzipped - a.gzipped);
}

/** @param {import('playwright-core').Response} response @returns {Promise<LoadedFile | null>} */
async function weigh(response) {
	if (!response.ok()) return null;
	const kind = response.request().resourceType();
	const body = await response.body();
	return {
		path: new URL(response.url()).pathname,
		// A preloaded module is asked for as "other"; its name says what it is.
		kind: /\.m?js$/.test(response.url()) ? 'script' : kind,
		bytes: body.length,
		gzipped: gzipSync(body, { level: 9 }).length,
		text: kind === 'font' || kind === 'image' ? '' : body.toString('utf8')
	};
}

/**
 * @param {LoadedFile[]} files
 * @param {(file: LoadedFile) => boolean} wanted
 */
export function sum(files, wanted) {
	const chosen = files.filter(wanted);
	return {
		files: chosen.length,
		bytes: chosen.reduce((total, file) => total + file.bytes, 0),
		gzipped: chosen.reduce((total, file) => total + file.gzipped, 0)
	};
}

/**
 * Which unwanted parts are in the loaded scripts.
 * @param {LoadedFile[]} files
 * @param {string} folder of the build
 * @throws when the banks are recognised nowhere in the build: then the mark has grown old and finds nothing anywhere
 */
export async function unwantedParts(files, folder) {
	const built = await Promise.all((await scriptsIn(folder)).map((path) => readFile(path, 'utf8')));
	const bank = UNWANTED.find(({ name }) => name === 'a question bank');
	if (!built.some((code) => bank?.mark.test(code)))
		throw new Error('No bank is recognised in the build: mend the mark in page-weight.mjs.');
	return UNWANTED.filter(({ mark }) =>
		files.some(({ kind, text }) => kind === 'script' && mark.test(text))
	).map(({ name }) => name);
}

/** @param {string} folder */
async function scriptsIn(folder) {
	const names = await readdir(folder, { recursive: true });
	return names.filter((name) => name.endsWith('.js')).map((name) => join(folder, name));
}
