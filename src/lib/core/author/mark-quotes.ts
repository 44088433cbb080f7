/** A stretch of a paragraph: plain, or quoted by a fact. */
export interface Stretch {
	text: string;
	/** The id of the fact that quotes it; null where none does. */
	fact: string | null;
}

/**
 * Cuts a paragraph where facts quote it. Where quotations overlap, the first in the text wins, and the longer one of two
 * that begin together.
 */
export function markQuotes(
	paragraph: string,
	quotes: readonly { fact: string; quote: string }[]
): Stretch[] {
	const found = quotes
		.flatMap(({ fact, quote }) => {
			const match = quote.trim() === '' ? null : patternOf(quote).exec(paragraph);
			return match ? [{ fact, start: match.index, end: match.index + match[0].length }] : [];
		})
		.sort((a, b) => a.start - b.start || b.end - a.end);
	const stretches: Stretch[] = [];
	let at = 0;
	for (const { fact, start, end } of found) {
		if (start < at) continue;
		if (start > at) stretches.push({ text: paragraph.slice(at, start), fact: null });
		stretches.push({ text: paragraph.slice(start, end), fact });
		at = end;
	}
	if (at < paragraph.length) stretches.push({ text: paragraph.slice(at), fact: null });
	return stretches;
}

/** Case, spaces, and the forms of quotation marks and dashes do not count, as in foldForSearch. */
function patternOf(quote: string): RegExp {
	const source = quote
		.trim()
		.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
		.replace(/["'‘’‚‛“”„‟«»]/g, '["\'‘’‚‛“”„‟«»]')
		.replace(/[-‐‑‒–—]/g, '[-‐‑‒–—]')
		.replace(/\s+/g, '\\s+');
	return new RegExp(source, 'iu');
}
