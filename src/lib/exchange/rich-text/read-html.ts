import { Parser } from 'htmlparser2';
import type { MarkupNode } from '../../core/markup/markup-node';
import { markedText } from './marked-text';
import { scripted } from './scripted-letters';
import { withFormulas } from './find-formulas';

/** A picture where it stood; `src` as the text has it. */
export interface HtmlPicture {
	src: string;
	alt: string;
}

/** What is left of a piece of HTML: a text with our marks, its pictures, and what was not taken in, in words. */
export interface ReadHtml {
	text: string;
	pictures: HtmlPicture[];
	/** "a link", "sound", "script" ...; each once. */
	lost: string[];
}

/** What must not be read as words; for `lost`. Null: nothing that anybody misses. */
const DROPPED: ReadonlyMap<string, string | null> = new Map([
	['script', 'script'],
	['style', null],
	['head', null],
	['title', null],
	['template', null],
	['noscript', null],
	// Brackets for who does not know readings above words.
	['rp', null],
	['iframe', 'an embedded page'],
	['object', 'an embedded object'],
	['embed', 'an embedded object'],
	['applet', 'an embedded object'],
	['svg', 'a drawing (SVG)'],
	['canvas', 'a drawing'],
	['audio', 'sound'],
	['video', 'a video'],
	['math', null],
	['form', 'a form']
]);
const BLOCKS = new Set(
	'p div section article header footer main aside nav blockquote pre table tr figure figcaption dl dt dd address h1 h2 h3 h4 h5 h6 hr'.split(
		' '
	)
);
const STRONG = new Set(['b', 'strong', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'th']);
const EMPHASIS = new Set(['i', 'em', 'cite', 'dfn', 'var']);
const CODE = new Set(['code', 'tt', 'kbd', 'samp']);
/** Encodings of an annotation that is TeX. */
const TEX = /^(?:application\/x-)?(?:la)?tex$/i;
const MAX_DEPTH = 200;
/** Elements that are open at once; the parser's work grows with their square, and no text of a person has as many. */
const MOST_OPEN = 1000;

interface Frame {
	tag: string;
	nodes: MarkupNode[];
	/** Of a list: its items. */
	items?: MarkupNode[][];
}

/**
 * HTML from outside as text of ours. Nothing of it can become script: what comes out are letters with the few marks
 * that the bank's own text may have. Never throws; reads any nesting.
 */
export function readHtml(html: string): ReadHtml {
	const pictures: HtmlPicture[] = [];
	const lost = new Set<string>();
	const stack: Frame[] = [{ tag: '', nodes: [] }];
	let dropped = 0;
	let opened = 0;
	/** Of the MathML that is open: what it says of itself in TeX. */
	let tex: string | null = null;
	let isTex = false;
	let formulasLost = 0;
	const top = () => stack.at(-1)!;
	const put = (node: MarkupNode) => void top().nodes.push(node);
	/** Of marks within the same marks the inner ones would end the outer ones. */
	const isWithin = (tags: ReadonlySet<string>) => stack.some(({ tag }) => tags.has(tag));
	const isPre = () => stack.some(({ tag }) => tag === 'pre');

	function open(tag: string) {
		if (stack.length < MAX_DEPTH) stack.push({ tag, nodes: [], ...(isList(tag) && { items: [] }) });
	}
	function close(tag: string) {
		const at = stack.findLastIndex((frame) => frame.tag === tag);
		if (at <= 0) return;
		while (stack.length > at) end(stack.pop()!);
	}
	function end({ tag, nodes, items }: Frame) {
		const target = top();
		if (items) {
			// What stands in a list but in no item of it goes before.
			target.nodes.push(...nodes);
			if (items.length > 0) target.nodes.push({ kind: 'list', items });
		} else if (tag === 'li' && target.items) {
			if (nodes.length > 0) target.items.push(nodes);
		} else if (tag === 'span' && nodes.length === 0)
			// It parts letters that would be the mark of a formula; what stands for it is taken away at the end.
			target.nodes.push({ kind: 'text', text: '\u0000' });
		else if (tag === 'sub' || tag === 'sup') target.nodes.push(...scripted(nodes, tag));
		else if (tag === 'pre') target.nodes.push(...codeLines(letters(nodes)));
		else if (CODE.has(tag) && !isPre())
			target.nodes.push({ kind: 'code', text: letters(nodes).replace(/\s+/g, ' ').trim() });
		else if (STRONG.has(tag) && nodes.length > 0 && !isWithin(STRONG))
			target.nodes.push({ kind: 'strong', children: nodes });
		else if (EMPHASIS.has(tag) && nodes.length > 0 && !isWithin(EMPHASIS))
			target.nodes.push({ kind: 'emphasis', children: nodes });
		else if (nodes.length === 0 && tag === 'span' && endsInMark(target.nodes.at(-1)))
			target.nodes.push({ kind: 'text', text: PARTER });
		else target.nodes.push(...nodes);
	}

	function putLetters(raw: string) {
		if (dropped > 0) return;
		// Before anything is made of it: an item of letters that nobody sees is none.
		const text = withoutUnseen(raw);
		put({ kind: 'text', text: isPre() ? text : text.replace(/[ \t\r\n\f]+/g, ' ') });
	}

	/** MathML is not read, but many programs lay the TeX beside it that it was made of. */
	function closeMath() {
		const own = tex?.replace(/\s+/g, ' ').trim() ?? '';
		tex = null;
		isTex = false;
		if (own === '' || own.includes('\\)') || dropped !== 1) return;
		formulasLost--;
		put({ kind: 'text', text: `\\(${own}\\)` });
	}

	const parser = new Parser({
		onopentag(tag, attributes) {
			if (++opened > MOST_OPEN) parser.pause();
			if (tag === 'math') formulasLost++;
			if (tag === 'annotation' && dropped > 0) isTex = TEX.test(attributes.encoding ?? '');
			const what = DROPPED.get(tag);
			if (what !== undefined) {
				if (what !== null) lost.add(what);
				dropped++;
				return;
			}
			if (dropped > 0) return;
			if (tag === 'img') {
				pictures.push({
					src: attributes.src ?? '',
					alt: withoutUnseen(attributes.alt ?? '').trim()
				});
				return;
			}
			if (tag === 'br') return put({ kind: 'text', text: '\n' });
			if (tag === 'input' || tag === 'button' || tag === 'select') lost.add('a field to fill in');
			if (tag === 'a' && /^https?:/i.test(attributes.href ?? '')) lost.add('a link');
			if (BLOCKS.has(tag)) put({ kind: 'break' });
			if (tag === 'td' || tag === 'th') put({ kind: 'text', text: ' ' });
			// A reading above a word, which stands after it where there is one line.
			if (tag === 'rt') put({ kind: 'text', text: '(' });
			open(tag);
		},
		ontext(raw) {
			if (isTex) tex = (tex ?? '') + raw;
			putLetters(raw);
		},
		onclosetag(tag) {
			opened--;
			if (tag === 'annotation') isTex = false;
			if (tag === 'math') closeMath();
			if (DROPPED.has(tag)) {
				dropped = Math.max(0, dropped - 1);
				return;
			}
			if (dropped > 0 || tag === 'img' || tag === 'br') return;
			close(tag);
			if (tag === 'rt') put({ kind: 'text', text: ')' });
			if (BLOCKS.has(tag)) put({ kind: 'break' });
		}
	});
	parser.write(html);
	if (opened > MOST_OPEN) {
		lost.add('elements nested more than a thousand deep');
		putLetters(html.slice(parser.endIndex + 1).replace(/<[^<>]*>/g, ' '));
	} else parser.end();
	while (stack.length > 1) end(stack.pop()!);
	if (formulasLost > 0) lost.add('a formula in MathML');
	const text = markedText(withFormulas(tidied(stack[0]!.nodes)));
	return {
		text: text
			.replaceAll('\u0000', '')
			// Two spaces begin a line that goes on an item of a list.
			.replace(/(?<![ \t\u00a0])[ \t\u00a0]*\n( {2})?[ \t\u00a0]*(?=\S)(?!- )/g, '\n$1')
			.replaceAll('\u00a0', ' ')
			.trim(),
		pictures,
		lost: [...lost]
	};
}

/** A listing, each line as code of its own, for code of ours has one line. */
const codeLines = (listing: string): MarkupNode[] =>
	listing
		.replace(/^\n+|\s+$/g, '')
		.split('\n')
		.flatMap((line, index): MarkupNode[] => [
			...(index > 0 ? [{ kind: 'text' as const, text: '\n' }] : []),
			...(line.trim() === '' ? [] : [{ kind: 'code' as const, text: line.trimEnd() }])
		]);

/** An element with nothing in it parts what would be the mark of a formula (write-html.ts); this letter is not kept. */
const PARTER = '\u2060';
const endsInMark = (node: MarkupNode | undefined) =>
	node?.kind === 'text' && /[\\$]$/.test(node.text);

const isList = (tag: string) => tag === 'ul' || tag === 'ol';

const letters = (nodes: readonly MarkupNode[]): string =>
	nodes
		.map((node) =>
			node.kind === 'text' || node.kind === 'code'
				? node.text
				: node.kind === 'strong' || node.kind === 'emphasis'
					? letters(node.children)
					: ' '
		)
		.join('');

/**
 * Texts side by side joined, single spaces, breaks only between what they part.
 * @param begins whether nothing stands before on the line, where a space would be seen
 */
function tidied(nodes: readonly MarkupNode[], begins = true): MarkupNode[] {
	const out: MarkupNode[] = [];
	/** Whether a space at this place would be one too many; known by itself, for looking at a long text takes its length. */
	let isSpaced = begins;
	for (const raw of nodes) {
		const last = out.at(-1);
		const node = inner(raw, isSpaced);
		if (node.kind === 'break') {
			if (!last || last.kind === 'break') continue;
			out.push(node);
			isSpaced = true;
		} else if (node.kind === 'text') {
			const text = isSpaced ? node.text.replace(/^ +/, '') : node.text;
			if (text === '') continue;
			if (last?.kind === 'text') out[out.length - 1] = { kind: 'text', text: last.text + text };
			else out.push({ kind: 'text', text });
			isSpaced = text.endsWith(' ');
		} else if (node.kind === 'code' && last?.kind === 'code')
			out[out.length - 1] = { kind: 'code', text: last.text + node.text };
		else if (node.kind !== 'code' || node.text !== '') {
			out.push(node);
			isSpaced = endsInSpace(node);
		}
	}
	while (out.at(-1)?.kind === 'break') out.pop();
	return out;
}

function inner(node: MarkupNode, begins: boolean): MarkupNode {
	if (node.kind === 'list') return { kind: 'list', items: node.items.map((item) => tidied(item)) };
	if (node.kind === 'strong' || node.kind === 'emphasis')
		return { kind: node.kind, children: tidied(node.children, begins) };
	return node;
}

function endsInSpace(node: MarkupNode): boolean {
	if (node.kind === 'strong' || node.kind === 'emphasis') {
		const last = node.children.at(-1);
		return last !== undefined && endsInSpace(last);
	}
	return node.kind === 'text' && node.text.endsWith(' ');
}

/** Marks of direction, joiners of nothing and control characters, which a bank refuses. */
const withoutUnseen = (text: string) =>
	text
		.replace(/[\u2028\u2029]/g, ' ')
		.replace(
			/[\u00ad\u200b\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\uffff\p{Surrogate}]/gu,
			''
		)
		.replace(/[^\P{Cc}\n\t]+/gu, '');
