import { NO_TEXT } from '../../core/markup/no-text';
import { withFormulas } from '../rich-text/find-formulas';
import { markedText } from '../rich-text/marked-text';
import { readHtml, type ReadHtml } from '../rich-text/read-html';
import { readMarkdown } from '../rich-text/read-markdown';
import type { Place, Remark } from './remark';

/** Tells of one item what became of it. */
export type Say = (kind: Remark['kind'], text: string) => void;

/** Words for remarks about one place, each told once. */
export function sayAt(remarks: Remark[], place: Place): Say {
	const said = new Set<string>();
	return (kind, text) => {
		if (!said.has(text)) remarks.push({ kind, place, text });
		said.add(text);
	};
}

/** How a text in a file is meant; `mixed`: letters, or HTML where it has tags or entities, as Moodle's own format is. */
export type TextKind = 'plain' | 'html' | 'markdown' | 'mixed';

const ELEMENT =
	/<\/?(?:a|b|big|blockquote|br|center|code|del|div|em|font|h[1-6]|hr|i|img|ins|kbd|li|ol|p|pre|q|s|script|small|span|strong|style|sub|sup|table|tbody|td|th|thead|tr|tt|u|ul|video|audio|iframe)(?:\s[^<>]{0,2000})?\/?>/i;
const ENTITY = /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|amp|lt|gt|quot|apos|nbsp|[A-Za-z]{2,8}\d{0,2});/i;
const BLOCK = /<(?:p|br|div|li|tr|pre|h[1-6])[\s/>]/i;

/** Letters of a name in remarks. */
const MAX_NAME = 60;

/** What no format reads as anything but its letters; most answers are such, and need no parser. */
const SAYS_ITSELF = /^[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f0-9 ,.;?'"()/%-]*$/;
const oneLine = (text: string) => text.replace(/ {2,}/g, ' ').trimEnd();

/**
 * A text from outside in the bank's Markdown; what it had that is not taken in is told. A text that is nothing but a
 * picture becomes what the picture's alternative text says.
 */
export function outsideText(text: string, kind: TextKind, say: Say): string {
	switch (kind) {
		case 'plain':
			return plainMarked(text);
		case 'html':
			return SAYS_ITSELF.test(text) ? oneLine(text) : told(readHtml(text), say);
		case 'markdown':
			return SAYS_ITSELF.test(text) ? oneLine(text) : told(readMarkdown(text), say);
		case 'mixed':
			if (!ELEMENT.test(text) && !ENTITY.test(text)) return plainMarked(text, true);
			return told(readHtml(text.replaceAll('\n', BLOCK.test(text) ? ' ' : '<br>')), say);
	}
}

/** Letters alone, with marks escaped. @param formulas whether \( \), \[ \] and $$ $$ make one */
function plainMarked(text: string, formulas = false): string {
	const letters = withoutNoText(text);
	const node = { kind: 'text' as const, text: letters };
	return markedText(formulas ? withFormulas([node]) : [node]).trim();
}

/** Plain as it stands, for answers and names. */
export const withoutNoText = (text: string) =>
	text
		.replace(NO_TEXT, '')
		// Looking back keeps a long run of blanks from being tried anew at each of them.
		.replace(/(?<![ \t])[ \t]*\n[ \t]*/g, '\n')
		.trim();

function told({ text, pictures, lost }: ReadHtml, say: Say): string {
	for (const what of lost) say('changed', `A text had ${what}, of which only the words stay.`);
	if (pictures.length > 0)
		say('left-out', 'A picture is left out, because a text file does not hold it.');
	return text === '' ? plainMarked(pictures.map(({ alt }) => alt).join(' ')) : text;
}

/** How an item is called in remarks: its name or the beginning of its text, in one line. */
export function itemName(text: string): string {
	// Letters that take two units are not cut in two.
	const letters = [...withoutNoText(text.slice(0, 500)).replace(/\s+/g, ' ')];
	return letters.length > MAX_NAME
		? letters.slice(0, MAX_NAME).join('').trimEnd() + '…'
		: letters.join('');
}
