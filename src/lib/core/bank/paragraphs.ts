import { foldForSearch } from './fold-text';

const HEADING = /^ {0,3}#{1,6}(?:\s|$)/;
// Marks around words, not those in "2 * 3" or snake_case. The text between has none of its own kind: linear time.
const STARS = /(?<![\p{L}\p{N}*])(\*{1,3})(?=[^\s*])([^*]*)(?<=[^\s*])\1(?![\p{L}\p{N}*])/gu;
const UNDERSCORES = /(?<![\p{L}\p{N}_])(_{1,3})(?=[^\s_])([^_]*)(?<=[^\s_])\1(?![\p{L}\p{N}_])/gu;

/**
 * The paragraphs of a Markdown or plain text: blocks between blank lines, each in one line, without emphasis marks.
 * Headings (`# ...`) are left out. Nothing else of Markdown is known.
 */
export function paragraphsOf(text: string): string[] {
	const blocks: string[][] = [[]];
	for (const line of text.split(/\r\n|\r|\n/)) {
		const heading = HEADING.test(line);
		if (heading || line.trim() === '') blocks.push([]);
		else blocks.at(-1)!.push(line.trim());
	}
	return blocks
		.filter((lines) => lines.length > 0)
		.map((lines) => withoutEmphasis(lines.join(' ').replace(/\s+/g, ' ').trim()))
		.filter((paragraph) => paragraph !== '');
}

/** The paragraphs from the first one that begins with `start` on (its case and quotation marks do not count); empty where none does. */
export function countedFrom(paragraphs: readonly string[], start: string): string[] {
	const wanted = foldForSearch(start.replace(/…\s*$/, ''));
	const first = paragraphs.findIndex((paragraph) => foldForSearch(paragraph).startsWith(wanted));
	return first < 0 ? [] : paragraphs.slice(first);
}

function withoutEmphasis(text: string): string {
	// Once for what is within: **a *b* c**.
	const inner = text.replace(UNDERSCORES, '$2').replace(STARS, '$2');
	return inner.replace(UNDERSCORES, '$2').replace(STARS, '$2');
}
