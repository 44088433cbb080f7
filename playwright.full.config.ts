import config from './playwright.config';

/** All journeys but those that have a command of their own: `npm run test:e2e:full`. */
export default {
	...config,
	grepInvert: [],
	testIgnore: '**/*.long.spec.ts'
};
