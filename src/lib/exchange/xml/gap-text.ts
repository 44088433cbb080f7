import type { BlankEntry } from '../../core/bank/schema';
import type { MarkupNode } from '../../core/markup/markup-node';
import { parseMarkup } from '../../core/markup/parse-markup';
import { plainNodes } from '../../core/markup/plain-text';
import type { ReadEntry } from '../formats/read-set';
import { markedText } from '../rich-text/marked-text';
import type { EntryBase } from './choice-entry';
import type { ItemReading } from './item-reading';
import { NotTaken } from './not-taken';

/** Stands for a gap while a text is read as HTML: letters for private use, which `withoutGapMarks` takes away before. */
export const gapMark = (nth: number) => `\uE000${nth}\uE001`;
const MARK = /\uE000([0-9]+)\uE001/;
const MARKS = new RegExp(MARK, 'g');

export const withoutGapMarks = (html: string) => html.replace(/[\uE000\uE001]/g, '');

export const hasGap = (text: string) => MARK.test(text);

/** The numbers of the gaps in a text, in order. */
export const marksIn = (text: string) => [...text.matchAll(MARKS)].map((match) => Number(match[1]));

export const replaceMarks = (text: string, by: (nth: number) => string) =>
	text.replace(MARKS, (_, nth: string) => by(Number(nth)));

/** A text without its gaps, a line where each was. */
export const withLines = (text: string) => replaceMarks(text, () => '____');

/**
 * A text with marks of gaps as a cloze question.
 * @param base where it has no stem, the paragraphs before the first gap are that
 * @param blanks by the number of their mark
 */
export function clozeEntry(
	base: EntryBase,
	marked: string,
	blanks: readonly BlankEntry[],
	item: ItemReading
): ReadEntry {
	const paragraphs = base.stem === '' ? marked.split(/\n{2,}/) : [marked];
	const first = paragraphs.findIndex(hasGap);
	if (first < 0) throw new NotTaken('It has no gap to fill.');
	const before = base.stem || paragraphs.slice(0, first).join('\n\n').trim();
	if (before === '')
		item.once('changed', 'Gap texts without an instruction got “Fill in the gaps.” for one.');
	const rest = paragraphs.slice(first).join('\n\n');
	const asked = marksIn(rest);
	if (asked.length < blanks.length)
		throw new NotTaken('One of its gaps stands where no text can be read.');
	return {
		type: 'cloze',
		...base,
		stem: before || 'Fill in the gaps.',
		text: textOf(rest, item),
		blanks: Object.fromEntries(asked.map((nth, index) => [`gap-${index + 1}`, blanks[nth]!]))
	};
}

function textOf(marked: string, item: ItemReading): string {
	const text = markedText(aroundGaps(parseMarkup(marked), item));
	let count = 0;
	// Two braces begin and end a gap.
	return text
		.replace(/\{(?=\{)|\}(?=\})/g, '$& ')
		.replace(MARKS, () => `{{gap-${++count}}}`)
		.trim();
}

/** No mark may reach over a gap, since the text is read piece by piece. */
function aroundGaps(nodes: readonly MarkupNode[], item: ItemReading): MarkupNode[] {
	return nodes.flatMap((node): MarkupNode[] => {
		if (node.kind === 'text' || !hasGap(plainNodes([node]))) return [node];
		if (node.kind === 'strong' || node.kind === 'emphasis') {
			item.tell('changed', 'Emphasis around a gap was taken off.');
			return aroundGaps(node.children, item);
		}
		if (node.kind === 'code')
			return node.text
				.split(/(\uE000[0-9]+\uE001)/)
				.filter((piece) => piece !== '')
				.map((piece) => ({ kind: hasGap(piece) ? 'text' : 'code', text: piece }));
		if (node.kind === 'formula') {
			item.tell('changed', 'A formula with a gap in it became letters.');
			return [{ kind: 'text', text: node.tex }];
		}
		return [node];
	});
}
