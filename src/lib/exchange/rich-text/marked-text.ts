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
	return textAfter('', nodes);
}

/** @param before what stands there already, which marks must not join */
function textAfter(before: string, nodes: readonly MarkupNode[]): string {
	let text = '';
	nodes.forEach((node, index) => {
		const next = nodes[index + 1];
		switch (node.kind) {
			case 'text':
				text += escapeMarks(node.text);
				break;
			case 'code':
				text += codeText(node.text);
				break;
			case 'formula':
				text += formulaText(node, text, next);
				break;
			case 'break':
				text = text.trimEnd() + '\n\n';
				break;
			case 'list':
				text = withLineEnd(text) + listText(node.items) + (next ? '\n' : '');
				break;
			default:
				text += emphasised(node, before + text, next);
		}
	});
	// Looking back keeps a long run of blanks from being tried anew at each of them.
	return text.replace(/(?<![ \t])[ \t]+\n/g, '\n').replace(/\n{3,}/g, '\n\n');
}

/** Whether a text without lists reads, with marks, as nothing but its letters. */
export const isUnmarked = (text: string) =>
	parseMarkup(text).every((node) => node.kind === 'text' && node.text === text);

const withLineEnd = (text: string) => (text === '' || text.endsWith('\n') ? text : text + '\n');

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
	if (display)
		return `${before === '' || before.endsWith('\n') ? '' : '\n'}$$${inner}$$${next ? '\n' : ''}`;
	const touches =
		(next?.kind === 'text' && /^[0-9$]/.test(next.text)) ||
		(next?.kind === 'formula' && !next.display);
	return `$${inner}$${touches ? ' ' : ''}`;
}

function emphasised(
	node: Extract<MarkupNode, { kind: 'emphasis' | 'strong' }>,
	before: string,
	next: MarkupNode | undefined
): string {
	const inner = markedText(node.children);
	const [, lead = '', core = '', trail = ''] = /^(\s*)([^]*?)(\s*)$/.exec(inner) ?? [];
	const isBlock = node.children.some(({ kind }) => kind === 'list' || kind === 'break');
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
		isBlock ||
		(lead === '' && /[0-9]$|(?<!\\)\*$/.test(before)) ||
		(trail === '' && /[0-9]/.test(beside ?? '')) ||
		(!isBoth && /^\*|(?<!\\)\*$/.test(core));
	return held ? textAfter(before, node.children) : `${lead}${mark}${core}${mark}${trail}`;
}
