// Spaces are trimmed afterwards: three repeats in a row would take cubic time on a long run of spaces.
const BLANK = /\{\{([^{}]*)\}\}/g;

/** The names of the blanks in a cloze text, in order, with repeats. */
export function blanksInText(text: string): string[] {
	return [...text.matchAll(BLANK)].map((match) => match[1]!.trim());
}

/** The text with every blank as `{{name}}`, without spaces. */
export function withPlainBlanks(text: string): string {
	return text.replace(BLANK, (_, name: string) => `{{${name.trim()}}}`);
}

/** Whether braces are left that make no blank. */
export function hasStrayBraces(text: string): boolean {
	return /\{\{|\}\}/.test(text.replace(BLANK, ''));
}
