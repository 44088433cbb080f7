import exchangeUrl from '../../app/exchange/exchange-worker?worker&url';
import historyUrl from '../../app/exchange/history-worker?worker&url';
import checkUrl from '../check-worker?worker&url';
import draftUrl from '../drafts/check-draft-worker?worker&url';
import fitUrl from '../fit/fit-worker?worker&url';
import progressUrl from '../progress/progress-worker?worker&url';
import journalUrl from './journal-worker?worker&url';

const SCRIPTS = {
	check: checkUrl,
	draft: draftUrl,
	exchange: exchangeUrl,
	fit: fitUrl,
	history: historyUrl,
	journal: journalUrl,
	progress: progressUrl
};

/** What is used of the browser's Trusted Types, which TypeScript's own library does not know yet. */
interface TrustedTypes {
	createPolicy(
		name: string,
		rules: { createScriptURL: (url: string) => string }
	): { createScriptURL(url: string): string };
}

let policy: ReturnType<TrustedTypes['createPolicy']> | null = null;

/** The one place that starts workers: the page's policy lets no other address become a script. */
export function startWorker(which: keyof typeof SCRIPTS): Worker {
	const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
	policy ??=
		trustedTypes?.createPolicy('footnote-worker', {
			createScriptURL: (url) => {
				if (!Object.values(SCRIPTS).includes(url))
					throw new TypeError(`No script of this app: ${url}`);
				return url;
			}
		}) ?? null;
	const url = SCRIPTS[which];
	return new Worker(policy?.createScriptURL(url) ?? url, { type: 'module' });
}
