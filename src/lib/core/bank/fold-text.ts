/**
 * Folds what makes no difference to a reader: spaces, forms of quotes and dashes, a closing full stop.
 * Case and accents stay (English and english may be the very question), and so do signs, x² and x2.
 */
export function foldText(text: string): string {
	const folded = text
		.normalize('NFC')
		.replace(/[‘’‚‛]/g, "'")
		.replace(/[“”„‟«»]/g, '"')
		.replace(/[‐‑‒–—]/g, '-')
		.replace(/\s+/g, ' ')
		.trim();
	// A loop, since a pattern anchored at the end is tried anew from every character.
	let end = folded.length;
	while (end > 0 && '. '.includes(folded.charAt(end - 1))) end--;
	return folded.slice(0, end);
}

/** Folds further for finding a term in a text: case, and which quotation marks are used. */
export function foldForSearch(text: string): string {
	return foldText(text).toLowerCase().replaceAll('"', "'");
}

/** Folds for telling whether words were quoted as they stand: case, spaces and punctuation. Signs such as %, & and ² stay. */
export function foldForQuote(text: string): string {
	const plain = text.normalize('NFC').toLowerCase();
	return plain.replace(/(?:[^\P{P}%‰&@#*/]|\s)+/gu, ' ').trim();
}
