import workerUrl from './journal-worker?worker&url';

/** What is used of the browser's Trusted Types, which TypeScript's own library does not know yet. */
interface TrustedTypes {
	createPolicy(
		name: string,
		rules: { createScriptURL: (url: string) => string }
	): { createScriptURL(url: string): string };
}

let policy: ReturnType<TrustedTypes['createPolicy']> | null = null;

/** The one place that starts a worker: the page's policy lets no other address become a script. */
export function startWorker(): Worker {
	const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
	policy ??=
		trustedTypes?.createPolicy('footnote-worker', {
			createScriptURL: (url) => {
				if (url !== workerUrl) throw new TypeError(`No script of this app: ${url}`);
				return url;
			}
		}) ?? null;
	return new Worker(policy?.createScriptURL(workerUrl) ?? workerUrl, { type: 'module' });
}
