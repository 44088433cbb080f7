import { AnchorFinder, type Anchor } from './anchor';
import type { DraftTexts } from './edit-history';
import type { FactRow, Outline } from './outline';
import type { SourcePassages } from './source-passages';

/** By the paragraphs that they search. */
const finders = new WeakMap<readonly string[], AnchorFinder>();

/** Where the quotations of a draft's facts stand in the texts of its sources, as far as these are here. */
export class SourceAnchors {
	#finders = new Map<string, AnchorFinder>();
	/** Facts whose quotation no longer stands where they say, by their ids. */
	readonly stale: ReadonlySet<string>;

	/** @param before the stale ones that were known last: the same set again where they are the same */
	constructor(
		{ sources, facts }: Outline,
		texts: DraftTexts,
		passages: SourcePassages,
		before: ReadonlySet<string> = new Set()
	) {
		for (const source of sources) {
			const paragraphs = passages.of(source, texts);
			if (paragraphs.length === 0) continue;
			const finder = finders.get(paragraphs) ?? new AnchorFinder(paragraphs);
			finders.set(paragraphs, finder);
			this.#finders.set(source.id, finder);
		}
		const stale = facts.filter((fact) => (this.of(fact)?.state ?? 'stands') !== 'stands');
		const ids = new Set(stale.map(({ id }) => id));
		const isSame = ids.size === before.size && [...ids].every((id) => before.has(id));
		this.stale = isSame ? before : ids;
	}

	/** Null where the fact has no quotation, or the text of its source is not here. */
	of({ quote, source, passage }: FactRow): Anchor | null {
		if (quote === '') return null;
		return this.#finders.get(source)?.find(quote, passage) ?? null;
	}
}
