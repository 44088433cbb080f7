import { readHtml, type HtmlPicture } from '../../rich-text/read-html';
import { withoutTags } from './filters';
import { replaceBetween } from './replace-between';

/** A side of a card as text of ours. */
export interface CardSide {
	text: string;
	pictures: HtmlPicture[];
	/** What was not taken in, in words. */
	lost: string[];
	/** Whether its end was left out. */
	isCut: boolean;
}

/** As many letters as a text of a bank may have. */
const MOST_LETTERS = 5000;
const SOUND = /\[sound:[^\]]{0,500}\]/g;
/** LaTeX that is a formula and nothing else. */
const INLINE = /^\$([^$]+)\$$/;
const DISPLAYED =
	/^(?:\$\$([^$]+)\$\$|\\\[([^]+)\\\]|\\begin\{(displaymath|equation\*?)\}([^]+)\\end\{\3\})$/;

/** @param lost what was found to be missing while the side was put together */
export function readSide(html: string, lost: ReadonlySet<string> = new Set()): CardSide {
	const missing = new Set(lost);
	let rest = html.replace(SOUND, () => {
		missing.add('sound');
		return '';
	});
	rest = replaceBetween(rest, '[anki:tts', '[/anki:tts]', () => {
		missing.add('sound');
		return '';
	});
	rest = withFormulas(rest);
	let read = readHtml(rest);
	const isCut = read.text.length > MOST_LETTERS;
	for (let part = rest; read.text.length > MOST_LETTERS - 2;) {
		part = cut(part, Math.floor((part.length * MOST_LETTERS * 0.95) / read.text.length));
		read = { ...readHtml(part), pictures: read.pictures, lost: read.lost };
	}
	for (const each of read.lost) missing.add(each);
	return {
		text: isCut ? `${read.text} …` : read.text,
		pictures: read.pictures,
		lost: [...missing],
		isCut
	};
}

/** So that no tag and no letter written by its name is cut in two. */
function cut(html: string, length: number): string {
	const part = html.slice(0, length);
	const open = part.lastIndexOf('<');
	return (open > part.lastIndexOf('>') ? part.slice(0, open) : part).replace(/&[#\w]{0,30}$/, '');
}

/** Anki's marks for LaTeX as those of MathJax, and nothing but letters within either. */
function withFormulas(html: string): string {
	let text = replaceBetween(html, '[$$]', '[/$$]', (tex) => `\\[${plain(tex)}\\]`);
	text = replaceBetween(text, '[$]', '[/$]', (tex) => `\\(${plain(tex)}\\)`);
	text = replaceBetween(text, '[latex]', '[/latex]', fromLatex);
	text = replaceBetween(text, '\\(', '\\)', (tex) => `\\(${plain(tex)}\\)`);
	return replaceBetween(text, '\\[', '\\]', (tex) => `\\[${plain(tex)}\\]`);
}

function fromLatex(inner: string): string {
	const tex = plain(inner).trim();
	const inline = INLINE.exec(tex)?.[1];
	if (inline) return `\\(${inline}\\)`;
	const match = DISPLAYED.exec(tex);
	const displayed = match?.[1] ?? match?.[2] ?? match?.[4];
	return displayed ? `\\[${displayed}\\]` : tex;
}

const plain = (html: string) =>
	withoutTags(html.replace(/<(?:br|div|p)\b[^<>]{0,200}>/gi, ' ')).replaceAll('&nbsp;', ' ');
