import config from './playwright.config';

/** Journeys that take too long for every day: `npm run test:long`. */
export default {
	...config,
	grepInvert: [],
	testIgnore: [],
	testMatch: '**/*.long.spec.ts',
	workers: 1,
	retries: 0
};
