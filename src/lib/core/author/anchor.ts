import { foldForSearch } from '../bank/fold-text';

/** Where a quotation stands: in its passage, in another one (counted from 1), or nowhere in the text as it is now. */
export type Anchor = { state: 'stands' } | { state: 'moved'; passage: number } | { state: 'gone' };

/** Searches the paragraphs of one source; they are folded once, and each quotation is looked for once. */
export class AnchorFinder {
	#folded: string[];
	#found = new Map<string, Anchor>();

	constructor(paragraphs: readonly string[]) {
		this.#folded = paragraphs.map(foldForSearch);
	}

	/**
	 * Case, spaces and the forms of quotation marks and dashes do not count.
	 * @param passage where it should stand, counted from 1
	 */
	find(quote: string, passage: number): Anchor {
		const key = `${passage} ${quote}`;
		const known = this.#found.get(key);
		if (known) return known;
		const anchor = this.#look(quote, passage);
		this.#found.set(key, anchor);
		return anchor;
	}

	#look(quote: string, passage: number): Anchor {
		const wanted = foldForSearch(quote);
		if (this.#folded[passage - 1]?.includes(wanted)) return { state: 'stands' };
		const [nearest] = this.#folded
			.flatMap((paragraph, index) => (paragraph.includes(wanted) ? [index + 1] : []))
			.sort((a, b) => Math.abs(a - passage) - Math.abs(b - passage));
		return nearest === undefined ? { state: 'gone' } : { state: 'moved', passage: nearest };
	}
}
