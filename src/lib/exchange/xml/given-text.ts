import { Parser } from 'htmlparser2';
import { NO_TEXT } from '../../core/markup/no-text';

/** A tag or an entity; each is looked for once from where it begins. */
const MARKUP = /<[!/?a-z][^<>]*>|&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});/i;

/** Whether letters that may be either are rather HTML. */
export const isLikeHtml = (text: string) => MARKUP.test(text);

/** Letters from outside without those that no bank may have; one line, without spaces around it. */
export function plainLine(text: string): string {
	return text
		.replace(NO_TEXT, ' ')
		.replace(/[\u00ad\u200b\u2060]/g, '')
		.replace(/\s+/g, ' ')
		.trim();
}

/** The letters that entities stand for; tags stay letters. */
export function withoutEntities(text: string): string {
	if (!text.includes('&')) return text;
	let plain = '';
	const parser = new Parser({ ontext: (letters) => void (plain += letters) });
	// A tag would begin something that is no letter.
	parser.write(text.replaceAll('<', '&lt;'));
	parser.end();
	return plain;
}

const FORMATTING =
	/<\/?(?:sub|sup|b|i|em|strong|u|s|span|font|small|big|p|div|br)(?:\s[^<>]{0,500})?\/?>/gi;

/** An answer to be typed, without the tags that only say how it looks: nobody types these. */
export const withoutFormatting = (text: string) => text.replace(FORMATTING, '');

const NUMBER = /^[+-]?(?:[0-9]{1,400}(?:\.[0-9]{0,400})?|\.[0-9]{1,400})(?:e[+-]?[0-9]{1,3})?$/i;

/** A number as programs write it, with a point or a comma; null where it is none. */
export function readNumber(text: string): number | null {
	const plain = text.trim().replace('−', '-');
	const pointed = plain.includes('.') ? plain : plain.replace(',', '.');
	if (!NUMBER.test(pointed)) return null;
	const number = Number(pointed);
	return Number.isFinite(number) ? (number === 0 ? 0 : number) : null;
}
