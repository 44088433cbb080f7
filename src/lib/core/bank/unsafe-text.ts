import { NO_TEXT } from '../markup/no-text';

const NAMES: [from: number, to: number, name: string][] = [
	[0x0d, 0x0d, 'a carriage return without a line feed'],
	[0x2028, 0x2029, 'a line separator'],
	[0x202a, 0x202e, 'a bidirectional override'],
	[0x2066, 0x2069, 'a bidirectional isolate'],
	[0xfeff, 0xfeff, 'a byte order mark in the middle of the file'],
	[0xfffd, 0xfffd, 'a replacement character, left by a wrong conversion'],
	[0xd800, 0xdfff, 'half of a surrogate pair']
];

export interface BadCharacter {
	/** In UTF-16 units from the start of the text. */
	index: number;
	/** "U+202E, a bidirectional override". */
	name: string;
}

/** At most `limit` characters of `text` that have no business in a bank. */
export function badCharacters(text: string, limit = 20): BadCharacter[] {
	const found: BadCharacter[] = [];
	for (const match of text.matchAll(NO_TEXT)) {
		const point = match[0].codePointAt(0)!;
		const name =
			NAMES.find(([from, to]) => point >= from && point <= to)?.[2] ?? 'a control character';
		const code = point.toString(16).toUpperCase().padStart(4, '0');
		found.push({ index: match.index, name: `U+${code}, ${name}` });
		if (found.length >= limit) break;
	}
	return found;
}

// The elements of HTML that do or draw something; `List<String>` and "a < b" are plain text.
const ELEMENTS =
	'script|style|img|iframe|frame|object|embed|svg|math|link|meta|base|form|input|button|textarea|select|video|audio|source|template|html|head|body|div|span|br|hr|strong|em|sub|sup|ul|ol|li|table|tr|td|th|h[1-6]|pre|code|font|center|mark|small|blockquote|details|marquee';
const TAG = new RegExp(
	`<\\s*/?(?:(?:${ELEMENTS})(?=[\\s/>]|$)|[abipqsu](?:\\s[^<>]*)?/?>|!--|!\\[|!doctype)`,
	'i'
);
// "JavaScript: The Good Parts" is a title; a link has no space after the colon.
const SCRIPT_LINK = /\b(?:(?:javascript|vbscript)\s*:(?=\S)|data:text\/html)/i;

/** Between backticks a tag is what is spoken of, as in a question about HTML, and an escaped one begins no code; see scan-markup.ts. */
const CODE = /\\[\\`]|``[^\n]*?``|`[^`\n]*`/g;

/** The markup in `text`, or null: all text of a bank is plain. Code may have some: it is shown as it stands. */
export function markupIn(text: string): string | null {
	const read = text.includes('`') ? text.replace(CODE, ' ') : text;
	return (TAG.exec(read) ?? SCRIPT_LINK.exec(read))?.[0] ?? null;
}
