import { defineConfig } from '@playwright/test';
import { chromiumArgs } from './scripts/chromium-args.mjs';
import { findBrowser, findHeadlessShell } from './scripts/find-browser.mjs';
import { TIME_ZONE } from './tests/e2e/support/learner-day';

/** Another port lets two runs stand side by side. */
const port = Number(process.env.E2E_PORT ?? 4273);
const address = `http://127.0.0.1:${port}/`;

/** Journeys through the built app. `npm run test:e2e` builds it first where it is out of date. */
export default defineConfig({
	testDir: 'tests/e2e',
	// Those of every change; all of them: npm run test:e2e:full. Long ones have a command of their own: npm run test:long.
	testIgnore: ['**/*.full.spec.ts', '**/*.long.spec.ts'],
	grepInvert: /@full\b/,
	outputDir: 'test-results/e2e',
	workers: 2,
	fullyParallel: true,
	// A busy computer is slow, not wrong; what is there at once costs nothing.
	timeout: 120_000,
	expect: { timeout: 20_000 },
	// A whole computer that stands still for a minute fails a journey that is right. What passes only then is named as flaky.
	retries: 1,
	forbidOnly: true,
	reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
	webServer: {
		command: `node scripts/serve.mjs --port ${port}`,
		url: address,
		reuseExistingServer: false
	},
	use: {
		baseURL: address,
		locale: 'en',
		// Each journey is a first visit, which would fetch the whole app for offline use: half of its time. Those about it allow it.
		serviceWorkers: 'block',
		timezoneId: TIME_ZONE,
		screenshot: 'only-on-failure',
		launchOptions: {
			executablePath: findHeadlessShell() ?? findBrowser() ?? undefined,
			args: chromiumArgs
		}
	}
});
