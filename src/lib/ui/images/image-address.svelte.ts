import { untrack } from 'svelte';
import type { FindImage } from './image-context';

/** The address under which a picture can be shown: looked for when asked, and let go of with what shows it. */
export class ImageAddress {
	#url = $state<string | null>(null);
	#lost = $state(false);

	/** @param digest read anew when it changes; undefined where no file is known */
	constructor(find: FindImage, digest: () => string | undefined) {
		// What else is told anew around it, such as how far some work is, changes no picture.
		const current = $derived(digest());
		$effect(() => {
			const wanted = current;
			let own: string | null = null;
			let isOver = false;
			this.#url = null;
			this.#lost = wanted === undefined;
			if (wanted === undefined) return;
			untrack(() => find(wanted)).then(
				(found) => {
					if (isOver) return;
					if (found instanceof Blob) own = URL.createObjectURL(found);
					this.#url = own ?? (found as string | null);
					this.#lost = found === null;
				},
				() => {
					if (!isOver) this.#lost = true;
				}
			);
			return () => {
				isOver = true;
				if (own) URL.revokeObjectURL(own);
			};
		});
	}

	/** Null until it is found. */
	get url(): string | null {
		return this.#url;
	}

	/** There is none to be shown. */
	get lost(): boolean {
		return this.#lost;
	}

	/** The browser cannot show what was found. */
	fail(): void {
		this.#lost = true;
	}
}
