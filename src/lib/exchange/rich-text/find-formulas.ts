import type { MarkupNode } from '../../core/markup/markup-node';

/** As MathJax and Moodle's filter have them: \( \) within a line, \[ \] and $$ $$ on a line of its own. */
const FORMULA = /\\\(([^]{1,2000}?)\\\)|\\\[([^]{1,2000}?)\\\]|\$\$([^]{1,2000}?)\$\$/g;

/** The tree with formulas where its texts have their marks. */
export function withFormulas(nodes: readonly MarkupNode[]): MarkupNode[] {
	return nodes.flatMap((node): MarkupNode[] => {
		if (node.kind === 'text') return inText(node.text);
		if (node.kind === 'list') return [{ kind: 'list', items: node.items.map(withFormulas) }];
		if (node.kind === 'strong' || node.kind === 'emphasis')
			return [{ kind: node.kind, children: withFormulas(node.children) }];
		return [node];
	});
}

function inText(text: string): MarkupNode[] {
	const nodes: MarkupNode[] = [];
	let at = 0;
	for (const match of text.matchAll(FORMULA)) {
		const tex = (match[1] ?? match[2] ?? match[3] ?? '').trim();
		if (tex === '') continue;
		if (match.index > at) nodes.push({ kind: 'text', text: text.slice(at, match.index) });
		nodes.push({ kind: 'formula', tex, display: match[1] === undefined });
		at = match.index + match[0].length;
	}
	if (at < text.length) nodes.push({ kind: 'text', text: text.slice(at) });
	return nodes;
}
