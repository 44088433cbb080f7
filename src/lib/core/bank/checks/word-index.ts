/** More questions than this with a word, and it tells none of them apart. */
const MOST = 60;

/** Which of many sets of words have a given word: so that pairs are found without comparing all with all. */
export class WordIndex {
	readonly #places = new Map<string, number[]>();
	readonly #sets: readonly ReadonlySet<string>[];

	constructor(sets: readonly ReadonlySet<string>[]) {
		this.#sets = sets;
		sets.forEach((words, at) => {
			for (const word of words) {
				const places = this.#places.get(word);
				if (places) places.push(at);
				else this.#places.set(word, [at]);
			}
		});
	}

	/** In how many of the sets the word is. */
	count(word: string): number {
		return this.#places.get(word)?.length ?? 0;
	}

	/** The places of sets that have all of `words`, in order; at most the first 60 with the rarest of them are looked at. */
	having(words: ReadonlySet<string>): number[] {
		let rarest: number[] | undefined;
		for (const word of words) {
			const places = this.#places.get(word);
			if (!places) return [];
			if (!rarest || places.length < rarest.length) rarest = places;
		}
		return (rarest ?? []).slice(0, MOST).filter((at) => {
			const set = this.#sets[at]!;
			for (const word of words) if (!set.has(word)) return false;
			return true;
		});
	}
}
