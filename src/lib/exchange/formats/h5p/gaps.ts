import { textAroundBlanks } from '../../../core/bank/blanks-in-text';
import { parseMarkup } from '../../../core/markup/parse-markup';

/** What stands between two stars. */
export interface Gap {
	/** What is right, the first as it is shown. */
	answers: string[];
	tip: string;
	right: string;
	wrong: string;
}

/** Of blanks and of choices, as a bank has it. */
export const MOST_PARTS = 26;
/** Letters of nobody's, in the place of a gap and of a star that is a star. */
export const [BEFORE, AFTER, STAR] = ['\ue000', '\ue001', '\ue002'];
export const PLACE = /\ue000(\d{1,5})\ue001/g;

/** Takes the gaps out of HTML and leaves a mark for each. */
export function takeGaps(html: string, gaps: Gap[], read: (inner: string) => Gap): string {
	return html
		.replace(/[\ue000-\ue002]/g, '')
		.replaceAll('**', STAR)
		.replace(/\*([^*]{1,2000})\*/g, (_, inner: string) => {
			gaps.push(read(inner.replaceAll(STAR, '*')));
			return BEFORE + (gaps.length - 1) + AFTER;
		});
}

/** A text as it was read and the gaps that are still in it, counted anew: some stood where nothing is shown. */
export function placed(text: string, gaps: readonly Gap[]): { text: string; gaps: Gap[] } {
	const there: Gap[] = [];
	const counted = text
		.replace(PLACE, (_, at) => {
			const gap = gaps[Number(at)];
			if (!gap) return '';
			there.push(gap);
			return BEFORE + (there.length - 1) + AFTER;
		})
		// What is left of them was written by its number.
		.replace(/\ue000(?!\d{1,5}\ue001)|(?<!\ue000\d{1,5})\ue001/g, '');
	return { text: counted, gaps: there };
}

export const nameOf = (at: number) => `blank-${at + 1}`;

/** What is text here is letters with line ends there. */
export const lines = (text: string) =>
	/<(?:p|br|div)\b/i.test(text) ? text : text.replace(/\r?\n/g, '<br>');

export const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export function parted(text: string, mark: string): [before: string, after: string] {
	const at = text.indexOf(mark);
	return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

/** The text of a cloze: marks that would reach over a blank are left out, braces that make none are parted. */
export function withBlanks(marked: string): string {
	const text = marked
		.replaceAll('{{', '{ {')
		.replaceAll('}}', '} }')
		.replace(PLACE, (_, at) => `{{${nameOf(Number(at))}}}`)
		.replaceAll(STAR, '\\*');
	const reaches = textAroundBlanks(text).some(
		(piece) =>
			parseMarkup(piece).some((node) => node.kind === 'text' && /\*/.test(node.text)) &&
			!piece.includes('\\*')
	);
	return reaches ? text.replace(/(?<!\\)\*+/g, '') : text;
}
