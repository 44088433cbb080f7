import type { FootnoteApp } from './footnote-app.svelte';

/** What a screen shows, as it was last read. */
export interface LiveView<T> {
	/** Null until it was read for the first time. */
	readonly value: T | null;
	/** Why the last reading failed; null when it did not. */
	readonly failure: unknown;
	retry: () => void;
}

/**
 * Reads again whenever something was written, in this tab or another; what was read before stays until then, and of
 * two readings under way the later one counts. To be called while a component is set up.
 */
export function liveView<T>(app: FootnoteApp, load: () => Promise<T>): LiveView<T> {
	let value = $state.raw<T | null>(null);
	let failure = $state.raw<unknown>(null);
	let tries = $state(0);
	let latest = 0;
	$effect(() => {
		void [app.version, tries];
		const turn = ++latest;
		load().then(
			(loaded) => {
				if (turn !== latest) return;
				value = loaded;
				failure = null;
			},
			(error: unknown) => {
				if (turn === latest) failure = error;
			}
		);
	});
	return {
		get value() {
			return value;
		},
		get failure() {
			return failure;
		},
		retry: () => void tries++
	};
}
