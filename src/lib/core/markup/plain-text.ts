import type { Markup, MarkupNode } from './markup-node';
import { parseMarkup } from './parse-markup';

/**
 * What a text says where there is room for letters alone: without its marks, a formula as its TeX.
 * @param lists whether it may have lists
 */
export function plainText(text: string, markup: Markup | undefined, lists = false): string {
	return markup === 'markdown' ? plainNodes(parseMarkup(text, lists)) : text;
}

/** The letters of a tree. What begins a line by itself does so here too. */
export function plainNodes(nodes: readonly MarkupNode[]): string {
	let text = '';
	let afterBlock = false;
	for (const node of nodes) {
		const isBlock = node.kind === 'list' || (node.kind === 'formula' && node.display);
		if ((isBlock || afterBlock) && text !== '') text += '\n';
		text += lettersOf(node);
		afterBlock = isBlock;
	}
	return text;
}

function lettersOf(node: MarkupNode): string {
	switch (node.kind) {
		case 'text':
		case 'code':
			return node.text;
		case 'emphasis':
		case 'strong':
			return plainNodes(node.children);
		case 'formula':
			return node.tex;
		case 'break':
			return '\n\n';
		case 'list':
			return node.items.map(plainNodes).join('\n');
	}
}
