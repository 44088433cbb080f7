import type { Page } from '@playwright/test';
import type { Tab } from './drive/browser';

/**
 * A tab for the helpers of the Playwright journeys that need no more of a page than to run a function in it: those that
 * read and seed the learner's database.
 */
export function asPage(tab: Tab): Page {
	const evaluate = <A, R>(work: (arg: A) => R | Promise<R>, arg: A) => tab.run(work, arg);
	return { evaluate } as unknown as Page;
}
