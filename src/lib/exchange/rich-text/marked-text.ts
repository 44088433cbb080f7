import type { MarkupNode } from '../../core/markup/markup-node';
import { parseMarkup } from '../../core/markup/parse-markup';

/** Characters that would be read as marks. */
const MARKS = /[\\*`$]/g;

/** A plain text so that it reads the same with marks switched on. */
export function escapeMarks(text: string): string {
	return text.replace(MARKS, '\\$&').replace(/^( {0,3})-(?=[ \t])/gm, '$1\\-');
}

/**
 * A tree as the text an author would write for it (questions/README.md). Emphasis that could not be read again where it
 * stands (around nothing, beside a digit) is left out, its words stay.
 */
export function markedText(nodes: readonly MarkupNode[]): string {
	return textAfter('', withoutEmphasisOfBlocks(nodes));
}

/** No emphasis goes over the end of a paragraph or of an item. */
function withoutEmphasisOfBlocks(nodes: readonly MarkupNode[]): MarkupNode[] {
	return nodes.flatMap((node): MarkupNode[] => {
		if (node.kind !== 'emphasis' && node.kind !== 'strong') return [node];
		const children = withoutEmphasisOfBlocks(node.children);
		return children.some(({ kind }) => kind === 'list' || kind === 'break')
			? children
			: [{ ...node, children }];
	});
}

/** @param before what stands there already, which marks must not join */
function textAfter(before: string, nodes: readonly MarkupNode[]): string {
	let text = '';
	/** A dollar sign with a digit or another right after it ends no formula. */
	const add = (piece: string) => {
		text += (/^[0-9$]/.test(piece) && endsInMark(before + text, '$') ? ' ' : '') + piece;
	};
	nodes.forEach((node, index) => {
		const next = nodes[index + 1];
		switch (node.kind) {
			case 'text':
				add(escapeMarks(node.text));
				break;
			case 'code':
				text += codeText(node.text);
				break;
			case 'formula':
				add(formulaText(node, before + text, next));
				break;
			case 'break':
				text = text.trimEnd() + '\n\n';
				break;
			case 'list':
				add(`${isLineEnd(before + text) ? '' : '\n'}${listText(node.items)}${next ? '\n' : ''}`);
				break;
			default:
				add(emphasised(node, before + text, next));
		}
	});
	// Looking back keeps a long run of blanks from being tried anew at each of them.
	return text.replace(/(?<![ \t])[ \t]+\n/g, '\n').replace(/\n{3,}/g, '\n\n');
}

/** Whether a text without lists reads, with marks, as nothing but its letters. */
export const isUnmarked = (text: string) =>
	parseMarkup(text).every((node) => node.kind === 'text' && node.text === text);

const isLineEnd = (text: string) => text === '' || text.endsWith('\n');

/** Whether a text ends with a mark, and not with a letter that looks like it: a backslash stands before that. */
function endsInMark(text: string, mark: '*' | '$'): boolean {
	if (!text.endsWith(mark)) return false;
	let backslashes = 0;
	while (text.at(-2 - backslashes) === '\\') backslashes++;
	return backslashes % 2 === 0;
}

/** What goes on in an item is set in, which its text has kept where it was read. */
const listText = (items: readonly (readonly MarkupNode[])[]) =>
	items
		.map(
			(item) =>
				`- ${markedText(item)
					.trim()
					.replace(/\n+[ \t]*/g, '\n  ')}`
		)
		.filter((line) => line !== '- ')
		.join('\n');

function codeText(code: string): string {
	const line = code.replaceAll('\n', ' ').trimEnd();
	if (line === '') return code;
	const runs = new Set((line.match(/`+/g) ?? []).map(({ length }) => length));
	// One or two marks hold what has no run of as many; of both nothing can be made but letters.
	const count = [1, 2].find((each) => !runs.has(each));
	if (count === undefined) return escapeMarks(line);
	const mark = '`'.repeat(count);
	return /^`|`$|^ .* $/.test(line) ? `${mark} ${line} ${mark}` : mark + line + mark;
}

function formulaText(
	{ tex, display }: { tex: string; display: boolean },
	before: string,
	next: MarkupNode | undefined
): string {
	const inner = tex.trim().replace(/(?<!\s)\s*\n\s*/g, ' ');
	if (inner === '') return '';
	if (display) return `${isLineEnd(before) ? '' : '\n'}$$${inner}$$${next ? '\n' : ''}`;
	return `$${inner}$`;
}

function emphasised(
	node: Extract<MarkupNode, { kind: 'emphasis' | 'strong' }>,
	before: string,
	next: MarkupNode | undefined
): string {
	const inner = textAfter('', node.children);
	const [, lead = '', core = '', trail = ''] = /^(\s*)([^]*?)(\s*)$/.exec(inner) ?? [];
	const beside = next?.kind === 'text' ? next.text[0] : '';
	const mark = node.kind === 'strong' ? '**' : '*';
	// Three stars are strong and emphasis at once.
	const [only, ...others] = node.children;
	const isBoth =
		others.length === 0 &&
		(only?.kind === 'strong' || only?.kind === 'emphasis') &&
		only.kind !== node.kind &&
		/^\*{1,2}[^*](?:[^]*[^*])?\*{1,2}$/.test(core);
	const held =
		core === '' ||
		// A line of nothing but blanks is the end of a paragraph, over which no mark goes; a reader may take blanks away.
		/\n[ \t\u00a0]*\n/.test(core) ||
		(lead === '' && (/[0-9]/.test(before.at(-1) ?? '') || endsInMark(before, '*'))) ||
		(trail === '' && /[0-9]/.test(beside ?? '')) ||
		(!isBoth && (core.startsWith('*') || endsInMark(core, '*')));
	return held ? textAfter(before, node.children) : `${lead}${mark}${core}${mark}${trail}`;
}
