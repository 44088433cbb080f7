import { inlineHtml } from './markdown-inline';
import { readHtml, type ReadHtml } from './read-html';
import { escapeHtml } from './write-html';

/** Deeper quotations are read as text. */
const MAX_QUOTES = 10;

const FENCE = /^ {0,3}(`{3,}|~{3,})[^`]*$/;
const HEADING = /^ {0,3}#{1,6}(?:[ \t]+|$)/;
const RULE = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/;
const ITEM = /^([ \t]*)(?:[-*+]|(\d{1,9})[.)])(?:[ \t]+|$)/;
const QUOTE = /^ {0,3}> ?/;
const TABLE_LINE = /^[ \t]*\|/;
const TABLE_RULE = /^[ \t|:-]+$/;

/**
 * Markdown as other programs have it (CommonMark, roughly, with formulas between dollar signs, tables as lines) as text of
 * ours. What it may hold of HTML is cleaned as all HTML is. Never throws; time is linear in the length of the text.
 */
export const readMarkdown = (markdown: string): ReadHtml =>
	readHtml(blocksHtml(markdown.replace(/\r\n?/g, '\n').split('\n'), 0));

function blocksHtml(lines: readonly string[], depth: number): string {
	const html: string[] = [];
	let paragraph: string[] = [];
	const endParagraph = () => {
		if (paragraph.length > 0) html.push(`<p>${inlineHtml(paragraph.join('\n'))}</p>`);
		paragraph = [];
	};
	for (let at = 0; at < lines.length;) {
		const line = lines[at]!;
		const fence = FENCE.exec(line)?.[1];
		if (fence !== undefined) {
			endParagraph();
			const end = endOf(lines, at, (other) => !other.trim().startsWith(fence));
			html.push(`<pre>${escapeHtml(lines.slice(at + 1, end).join('\n'))}</pre>`);
			at = end + 1;
		} else if (line.trim() === '') {
			endParagraph();
			at++;
		} else if (HEADING.test(line)) {
			endParagraph();
			const title = line.replace(HEADING, '').replace(/[ \t]+#+[ \t]*$/, '');
			html.push(`<p><strong>${inlineHtml(title)}</strong></p>`);
			at++;
		} else if (paragraph.length > 0 && UNDERLINE.test(line)) {
			html.push(`<p><strong>${inlineHtml(paragraph.join('\n'))}</strong></p>`);
			paragraph = [];
			at++;
		} else if (RULE.test(line)) {
			endParagraph();
			at++;
		} else if (depth < MAX_QUOTES && QUOTE.test(line)) {
			endParagraph();
			const end = endOf(lines, at, (other) => QUOTE.test(other));
			const quoted = lines.slice(at, end).map((other) => other.replace(QUOTE, ''));
			html.push(blocksHtml(quoted, depth + 1));
			at = end;
		} else if (beginsList(line, paragraph.length > 0)) {
			endParagraph();
			const end = endOfList(lines, at);
			html.push(listHtml(lines.slice(at, end)));
			at = end;
		} else if (TABLE_LINE.test(line)) {
			endParagraph();
			const end = endOf(lines, at, (other) => TABLE_LINE.test(other));
			const rows = lines.slice(at, end).filter((row) => !TABLE_RULE.test(row));
			html.push(`<p>${rows.map((row) => inlineHtml(row.trim())).join('<br>')}</p>`);
			at = end;
		} else {
			paragraph.push(line);
			at++;
		}
	}
	endParagraph();
	return html.join('');
}

/** Within a paragraph only "1." begins a list of numbers: "in\n1984. Then" does not. */
function beginsList(line: string, inParagraph: boolean): boolean {
	const item = ITEM.exec(line);
	if (item === null) return false;
	return !inParagraph || ((item[2] ?? '1') === '1' && item[0].length < line.length);
}

function endOf(lines: readonly string[], from: number, isOf: (line: string) => boolean): number {
	let end = from + 1;
	while (end < lines.length && isOf(lines[end]!)) end++;
	return end;
}

/** Items, what goes on in them, and empty lines between them. */
function endOfList(lines: readonly string[], from: number): number {
	let end = from + 1;
	for (let at = end; at < lines.length; at++) {
		const line = lines[at]!;
		if (line.trim() === '') continue;
		const isNext = at === end;
		const isOfList = ITEM.test(line) && !RULE.test(line);
		const goesOn = isNext
			? !FENCE.test(line) && !HEADING.test(line) && !QUOTE.test(line)
			: /^[ \t]/.test(line);
		if (!isOfList && !goesOn) break;
		end = at + 1;
	}
	return end;
}

/** Lists in lists become items of the one, for ours have no depth. */
function listHtml(lines: readonly string[]): string {
	const items: string[][] = [];
	for (const line of lines) {
		if (ITEM.test(line)) items.push([line.replace(ITEM, '')]);
		else if (line.trim() !== '') items.at(-1)!.push(line.trim());
	}
	return `<ul>${items.map((item) => `<li>${inlineHtml(item.join('\n'))}</li>`).join('')}</ul>`;
}
