import type { Markup, MarkupNode } from '../../core/markup/markup-node';
import { parseMarkup } from '../../core/markup/parse-markup';

/**
 * A text of a bank as HTML, for formats that have it. Formulas stand between \( \) and \[ \], as MathJax reads them.
 * @param lists whether the text may have lists, as stems, hints, explanations and feedback do
 */
export function writeHtml(text: string, markup: Markup | undefined, lists = false): string {
	if (markup !== 'markdown') return lettersHtml(text);
	const nodes = parseMarkup(text, lists);
	if (!nodes.some(({ kind }) => kind === 'break')) return htmlOf(nodes);
	const parts: MarkupNode[][] = [[]];
	for (const node of nodes) {
		if (node.kind === 'break') parts.push([]);
		else parts.at(-1)!.push(node);
	}
	return parts.map((part) => `<p>${htmlOf(part)}</p>`).join('');
}

/** Letters that HTML and XML would read as markup, in their escaped form. */
export const escapeHtml = (text: string) =>
	text.replace(/[&<>"]/g, (letter) => ESCAPES[letter] ?? letter);
const ESCAPES: { [letter: string]: string } = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;'
};

const htmlOf = (nodes: readonly MarkupNode[]): string => nodes.map(nodeHtml).join('');

function nodeHtml(node: MarkupNode): string {
	switch (node.kind) {
		case 'text':
			return lettersHtml(node.text);
		case 'emphasis':
			return `<em>${htmlOf(node.children)}</em>`;
		case 'strong':
			return `<strong>${htmlOf(node.children)}</strong>`;
		case 'code':
			return `<code>${escapeHtml(node.text)}</code>`;
		case 'formula':
			return escapeHtml(node.display ? `\\[${node.tex}\\]` : `\\(${node.tex}\\)`);
		case 'break':
			return '';
		case 'list':
			return `<ul>${node.items.map((item) => `<li>${htmlOf(item)}</li>`).join('')}</ul>`;
	}
}

/** Plain letters as HTML; those that MathJax would take for the marks of a formula are parted by an element with nothing in it. */
export const lettersHtml = (text: string) =>
	escapeHtml(text)
		.replace(/\\(?=[()[\]])|\$(?=\$)/g, '$&<span></span>')
		.replaceAll('\n', '<br>');
