import type { formulaTree } from '$lib/core/markup/formula';

/** What makes MathML of TeX: KaTeX, which is heavy and is loaded when the first formula comes on the screen. */
class Formulas {
	#read = $state.raw<typeof formulaTree | null>(null);
	#asked = false;

	/** Null until it is there. */
	get read() {
		return this.#read;
	}

	/** Loads it, once; where it could not be loaded, the next formula asks again. */
	async load(): Promise<void> {
		if (this.#asked) return;
		this.#asked = true;
		try {
			this.#read = (await import('$lib/core/markup/formula')).formulaTree;
		} catch {
			this.#asked = false;
		}
	}
}

export const formulas = new Formulas();
