import { AnchorFinder, type Anchor } from './anchor';
import type { DraftTexts } from './edit-history';
import type { FactRow, Outline } from './outline';
import { sourceParagraphs } from './source-paragraphs';

/** Where the quotations of a draft's facts stand in the texts of its sources, as far as these are here. */
export class SourceAnchors {
	#finders = new Map<string, AnchorFinder>();
	/** Facts whose quotation no longer stands where they say, by their ids. */
	readonly stale: ReadonlySet<string>;

	constructor({ sources, facts }: Outline, texts: DraftTexts) {
		for (const source of sources) {
			const paragraphs = sourceParagraphs(source, texts);
			if (paragraphs.length > 0) this.#finders.set(source.id, new AnchorFinder(paragraphs));
		}
		const stale = facts.filter((fact) => (this.of(fact)?.state ?? 'stands') !== 'stands');
		this.stale = new Set(stale.map(({ id }) => id));
	}

	/** Null where the fact has no quotation, or the text of its source is not here. */
	of({ quote, source, passage }: FactRow): Anchor | null {
		if (quote === '') return null;
		return this.#finders.get(source)?.find(quote, passage) ?? null;
	}
}
