import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { chromiumArgs } from '../../scripts/chromium-args.mjs';
import { findBrowser } from '../../scripts/find-browser.mjs';
import { root } from '../../scripts/run-command.mjs';

/** Answered by the test itself, from memory; localhost is a secure context. */
const ORIGIN = 'http://localhost/';

/** An isolated page may read the clock to 5 µs instead of 100. */
const ISOLATED = {
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Cross-Origin-Embedder-Policy': 'require-corp'
};

/**
 * Runs something with a fresh browser profile on disk. Playwright's usual contexts are incognito ones, which keep
 * IndexedDB in memory: nothing about durability could be measured there.
 * @template T
 * @param {(context: import('playwright-core').BrowserContext) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withBrowser(work) {
	const executablePath = findBrowser();
	if (!executablePath) throw new Error('No Chromium or Chrome is found: run `npm test` once.');
	const profile = await mkdtemp(join(tmpdir(), 'footnote-bench-'));
	const context = await chromium.launchPersistentContext(profile, {
		executablePath,
		args: chromiumArgs
	});
	try {
		return await work(context);
	} finally {
		await context.close();
		await rm(profile, { recursive: true, force: true, maxRetries: 5 });
	}
}

/**
 * A page with what the entry puts into `window.bench`, built as a learner's app is.
 * @param {import('playwright-core').BrowserContext} context
 * @param {string} [entry] a file of tests/bench
 * @param {string} [origin] the address of the page; with a slash at its end
 */
export async function openBenchPage(context, entry = 'bench-page.ts', origin = ORIGIN) {
	const scripts = await bundle(join(root, 'tests', 'bench', entry), origin);
	await context.route(`${origin}**`, (route) => {
		const body = scripts.get(route.request().url());
		return body === undefined
			? route.fulfill({
					body: '<!doctype html><script type="module" src="bench.js"></script>',
					contentType: 'text/html',
					headers: ISOLATED
				})
			: route.fulfill({ body, contentType: 'text/javascript', headers: ISOLATED });
	});
	const page = await context.newPage();
	await page.goto(origin);
	await page.waitForFunction(() => 'bench' in globalThis);
	return page;
}

/**
 * The entry and what it loads when it needs it, by address.
 * @param {string} entry @param {string} origin @returns {Promise<Map<string, string>>}
 */
async function bundle(entry, origin) {
	const results = await build({
		configFile: false,
		root,
		logLevel: 'error',
		build: {
			write: false,
			copyPublicDir: false,
			target: 'es2022',
			lib: { entry, formats: ['es'], fileName: 'bench' }
		}
	});
	/** @type {Map<string, string>} */
	const scripts = new Map();
	for (const result of Array.isArray(results) ? results : [results]) {
		if (!('output' in result)) continue;
		for (const file of result.output)
			if (file.type === 'chunk') scripts.set(`${origin}${file.fileName}`, file.code);
	}
	if (!scripts.has(`${origin}bench.js`)) throw new Error(`Nothing was built from ${entry}.`);
	return scripts;
}
