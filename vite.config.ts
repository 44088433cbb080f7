import { availableParallelism } from 'node:os';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { bundledWorkers } from './scripts/bundled-workers.ts';
import { banks } from './scripts/vite-plugin-banks.ts';
import { firstChunk } from './scripts/first-chunk.ts';
import { chromiumArgs } from './scripts/chromium-args.mjs';
import { messagesForTests, optionsForTests } from './scripts/messages-for-tests.ts';
import { paraglideOptions } from './scripts/paraglide-options.mjs';
import { findBrowser, findHeadlessShell } from './scripts/find-browser.mjs';

// Vitest leaves one processor free, and works with one alone where there are two.
const maxWorkers = Math.max(2, availableParallelism() - 1);

/** Of the laws' cases, see tests/laws/same-cases.ts. A number asks for the cases of a run that told this seed. */
const wantedCases = process.env.FOOTNOTE_NEW_CASES;
const toldSeed = Number(wantedCases);
const lawsSeed = !wantedCases ? 20_210_115 : Number.isInteger(toldSeed) ? toldSeed : null;
const laws = { setupFiles: 'tests/laws/same-cases.ts', provide: { lawsSeed } };

const messages = process.env.VITEST
	? [paraglideVitePlugin(optionsForTests), messagesForTests()]
	: [paraglideVitePlugin(paraglideOptions)];

const plugins = () => [...messages, banks(), sveltekit()];

export default defineConfig({
	plugins: plugins(),
	build: {
		target: 'es2022',
		rolldownOptions: { output: { codeSplitting: { groups: [firstChunk()] } } }
	},
	// They are started as modules, and load what few need only when it is needed.
	worker: { format: 'es' },
	test: {
		projects: [
			{
				extends: true,
				test: {
					...laws,
					name: 'unit',
					maxWorkers,
					environment: 'node',
					// Time is no matter of a test: laws are tried on many cases, and computers are busy.
					testTimeout: 60_000,
					// Pure code has no state that one file could leave to the next, and loading it for each took half of the time.
					isolate: false,
					include: ['src/lib/{core,exchange}/**/*.test.ts', 'scripts/**/*.test.ts']
				}
			},
			{
				extends: true,
				plugins: [bundledWorkers()],
				// Named here so that no dependency is discovered, and the page reloaded, in the middle of a run.
				optimizeDeps: {
					include: [
						'idb',
						'fake-indexeddb',
						'ts-fsrs',
						'chart.js',
						'katex',
						'fast-check',
						'yaml',
						'valibot',
						'htmlparser2',
						'fflate',
						'diff',
						'@codemirror/autocomplete',
						'@codemirror/commands',
						'@codemirror/lang-yaml',
						'@codemirror/language',
						'@codemirror/lint',
						'@codemirror/search',
						'@codemirror/state',
						'@codemirror/view',
						'@lezer/highlight'
					]
				},
				test: {
					...laws,
					name: 'browser',
					maxWorkers,
					// A busy computer is slow, not wrong; what is there at once costs nothing.
					expect: { poll: { timeout: 20_000 } },
					testTimeout: 60_000,
					include: ['src/lib/{store,app,ui}/**/*.test.ts'],
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						provider: playwright({
							launchOptions: {
								executablePath: findHeadlessShell() ?? findBrowser() ?? undefined,
								args: chromiumArgs
							}
						}),
						instances: [{ browser: 'chromium' }]
					}
				}
			}
		]
	}
});
