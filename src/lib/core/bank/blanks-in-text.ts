// Spaces are trimmed afterwards: three repeats in a row would take cubic time on a long run of spaces.
const BLANK = /\{\{([^{}]*)\}\}/g;

/** The names of the blanks in a cloze text, in order, with repeats. */
export function blanksInText(text: string): string[] {
	return [...text.matchAll(BLANK)].map((match) => match[1]!.trim());
}

/** The pieces of a cloze text between its blanks, the first and the last too; one more than there are blanks. */
export function textAroundBlanks(text: string): string[] {
	return text.split(/\{\{[^{}]*\}\}/);
}

/** The text with each piece between its blanks read anew. */
export function withPlainRuns(text: string, read: (piece: string) => string): string {
	return text
		.split(/(\{\{[^{}]*\}\})/)
		.map((piece, index) => (index % 2 === 0 ? read(piece) : piece))
		.join('');
}

/** The text with every blank as `{{name}}`, without spaces. */
export function withPlainBlanks(text: string): string {
	return text.replace(BLANK, (_, name: string) => `{{${name.trim()}}}`);
}

/** Whether braces are left that make no blank. */
export function hasStrayBraces(text: string): boolean {
	return /\{\{|\}\}/.test(text.replace(BLANK, ''));
}
