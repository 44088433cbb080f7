const BLANK = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** The names of the blanks in a cloze text, in order, with repeats. */
export function blanksInText(text: string): string[] {
	return [...text.matchAll(BLANK)].map((match) => match[1]!);
}

/** The text with every blank as `{{name}}`, without spaces. */
export function withPlainBlanks(text: string): string {
	return text.replace(BLANK, '{{$1}}');
}

/** Whether braces are left that make no blank. */
export function hasStrayBraces(text: string): boolean {
	return /\{\{|\}\}/.test(text.replace(BLANK, ''));
}
