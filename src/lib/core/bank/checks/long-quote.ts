import { warning } from '../finding';
import type { Check } from './written-question';

/** Characters: a term or a short phrase. */
const MANY = 80;

/**
 * A long quote from a source that does not come with the bank: a quotation has the extent that its purpose needs (Berne
 * Convention, article 10(1)), and a fact is told in words of one's own. Where the bank has the source's text anyway,
 * a quote adds nothing to it.
 */
export const longQuote: Check = (bank) => {
	const shown = new Set(bank.sources.filter(({ text }) => text).map(({ id }) => id));
	return bank.facts.flatMap(({ quote, source }, index) =>
		quote === undefined || quote.length <= MANY || shown.has(source)
			? []
			: [
					warning(
						['facts', index, 'quote'],
						'long-quote',
						`The quotation has ${quote.length} characters, and its source's text does not come with the bank`,
						'Quote the few words that matter, and tell the rest in your own.'
					)
				]
	);
};
