import { error, quoted, words } from '../finding';
import { foldForQuote } from '../fold-text';
import type { Check } from './written-question';

/**
 * A quote that does not stand in its paragraph, whatever its case, spaces and punctuation: words are put into someone's mouth,
 * and where the source shows its text a learner sees it (questions/README.md). An error.
 */
export const quoteNotInText: Check = (bank) => {
	const sources = new Map(bank.sources.map((source) => [source.id, source]));
	// Many facts may quote one long paragraph.
	const folded = new Map<string, string>();
	const fold = (paragraph: string) => {
		const known = folded.get(paragraph) ?? foldForQuote(paragraph);
		folded.set(paragraph, known);
		return known;
	};
	return bank.facts.flatMap(({ quote, source, passage }, index) => {
		const paragraph = sources.get(source)?.text?.[passage - 1];
		if (quote === undefined || paragraph === undefined) return [];
		if (fold(paragraph).includes(foldForQuote(quote))) return [];
		const path = ['facts', index, 'quote'];
		const problem = `Paragraph ${passage} of the source's text does not have ${quoted(quote)} in it`;
		return [
			error(path, 'quote-not-in-text', problem, 'Quote the exact words, or correct the passage.', {
				mend: words`Quote the exact words, or correct ${{ field: ['passage'] }}.`
			})
		];
	});
};
