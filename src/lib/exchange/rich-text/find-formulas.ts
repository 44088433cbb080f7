import type { MarkupNode } from '../../core/markup/markup-node';

/** As MathJax and Moodle's filter have them: \( \) within a line, \[ \] and $$ $$ on a line of its own. */
const OPENS = /\\[([]|\$\$/g;
const CLOSES: { readonly [open: string]: string } = { '\\(': '\\)', '\\[': '\\]', $$: '$$' };
/** What is longer is no formula but two marks far apart. */
const MAX_TEX = 2000;

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

/** In linear time: where a closing mark was looked for, none of its kind is looked for again before it. */
function inText(text: string): MarkupNode[] {
	const nodes: MarkupNode[] = [];
	const nextClose = new Map<string, number>();
	let at = 0;
	OPENS.lastIndex = 0;
	for (let open = OPENS.exec(text); open !== null; open = OPENS.exec(text)) {
		const start = open.index + 2;
		const mark = CLOSES[open[0]]!;
		let end = nextClose.get(mark) ?? 0;
		if (end >= 0 && end < start) end = text.indexOf(mark, start);
		nextClose.set(mark, end);
		// What parts letters (readHtml) is no formula.
		const tex =
			end < 0 || end - start > MAX_TEX
				? ''
				: text.slice(start, end).replaceAll('\u0000', '').trim();
		if (tex === '' || hasDollar(tex)) continue;
		if (open.index > at) nodes.push({ kind: 'text', text: text.slice(at, open.index) });
		nodes.push({ kind: 'formula', tex, display: mark !== '\\)' });
		at = OPENS.lastIndex = end + 2;
	}
	if (at < text.length) nodes.push({ kind: 'text', text: text.slice(at) });
	return nodes;
}

/** A dollar sign in it would end the formula where it is written with ours. */
function hasDollar(tex: string): boolean {
	for (let at = 0; at < tex.length; at++) {
		if (tex[at] === '\\') at++;
		else if (tex[at] === '$') return true;
	}
	return tex.endsWith('\\') && !tex.endsWith('\\\\');
}
