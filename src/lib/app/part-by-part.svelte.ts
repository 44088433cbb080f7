import { nextTask } from '../store/pace';

/** A screen's value, as each of its parts shows it by now. */
export interface PartByPart<T> {
	/** Null where a part shows nothing yet. */
	at(part: number): T | null;
	/** All parts show the newest. */
	readonly done: boolean;
}

/**
 * Gives a value to the parts of a screen one after the other, each in a task of its own: drawn all at once they would hold up
 * the page. What a part showed before stays until its turn. To be called while a component is set up.
 * @param value null while there is none
 */
export function partByPart<T>(parts: number, value: () => T | null): PartByPart<T> {
	const shown = Array.from({ length: parts }, () => new Part<T>());
	$effect(() => {
		const now = value();
		let isNewest = true;
		void (async () => {
			for (const part of shown) {
				// The first as well: the task in which the value came has done enough.
				await nextTask();
				if (!isNewest) return;
				part.value = now;
			}
		})();
		return () => {
			isNewest = false;
		};
	});
	return {
		at: (part) => shown[part]?.value ?? null,
		get done() {
			const now = value();
			return now !== null && shown.at(-1)?.value === now;
		}
	};
}

class Part<T> {
	value = $state.raw<T | null>(null);
}
