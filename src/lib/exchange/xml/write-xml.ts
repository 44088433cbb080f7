import { escapeHtml } from '../rich-text/write-html';

/** A piece of XML that is ready to be written: only the functions of this file make one. */
export type Xml = string & { readonly brand?: 'Xml' };

/** Characters that XML 1.0 has no way to say, and halves of pairs. */

const UNSAYABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Surrogate}]/gu;

/** Letters as content of an element. */
export const xmlText = (text: string): Xml =>
	escapeHtml(text.replace(UNSAYABLE, '')).replaceAll('\r', '&#13;');

type Attributes = { readonly [name: string]: string | number | undefined };

/**
 * An element.
 * @param attributes in order; those without a value are left out
 * @param content letters, or what is in it, each on a line of its own
 */
export const element = (
	name: string,
	attributes: Attributes = {},
	content: string | readonly Xml[] = ''
): Xml =>
	inline(name, attributes, typeof content === 'string' ? xmlText(content) : blockOf(content));

/** As `element`, without attributes. */
export const tag = (name: string, content: string | readonly Xml[] = ''): Xml =>
	element(name, {}, content);

/** An element whose content is XML that stays on its line, since spaces in it are letters. */
export function inline(name: string, attributes: Attributes, content: Xml): Xml {
	const given = Object.entries(attributes)
		.filter(([, value]) => value !== undefined)
		.map(([key, value]) => ` ${key}="${attributeText(String(value))}"`)
		.join('');
	return content === '' ? `<${name}${given}/>` : `<${name}${given}>${content}</${name}>`;
}

/** A file of one element. */
export const xmlFile = (root: Xml): string => `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;

const blockOf = (pieces: readonly Xml[]) => {
	const filled = pieces.filter((piece) => piece !== '');
	return filled.length === 0 ? '' : `\n${filled.join('\n')}\n`;
};

/** A reader makes spaces of line ends in an attribute unless they are written by number. */
const attributeText = (text: string) =>
	xmlText(text).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
