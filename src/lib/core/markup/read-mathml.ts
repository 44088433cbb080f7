import type { MathElement } from './mathml';
import { heldLength } from './mathml-length';
import { inMathVariant } from './math-variant';
import { NO_TEXT } from './no-text';

const ELEMENTS = new Set(
	'math mrow mi mn mo mtext mspace ms msub msup msubsup munder mover munderover mfrac msqrt mroot mtable mtr mtd mstyle mpadded mphantom'.split(
		' '
	)
);
const ATTRIBUTES = new Set(
	'display displaystyle scriptlevel stretchy fence separator form symmetric largeop movablelimits minsize maxsize lspace rspace accent accentunder linethickness width height depth voffset mathsize'.split(
		' '
	)
);
const MAX_DEPTH = 80;
const PIECE = /<(\/?)([a-zA-Z]+)([^<>]*?)(\/?)>|[^<]+/g;
const ATTRIBUTE = /([a-zA-Z-]+)\s*=\s*"([^"]*)"/g;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };

/**
 * The `<math>` in what KaTeX writes, as plain data that the page makes elements of. What browsers leave out of MathML
 * (MathML Core, https://www.w3.org/TR/mathml-core/) is put into words that the page's styles know: `data-notation` on
 * what is framed or struck, `data-align` and `data-tight` (the sides without a gap) on a cell; letters of another alphabet become those of Unicode. The TeX
 * beside it is left out, and lengths are held to what stays in its place.
 * @returns null where there is none, it has characters that are no text, or it goes deeper than anyone can read.
 */
export function readMathml(text: string): MathElement | null {
	const top: MathElement = { name: '', attributes: {}, children: [] };
	const path: { tag: string; element: MathElement; attributes: Record<string, string> }[] = [];
	let skipped = 0;
	for (const [piece, end, tag = '', attributes = '', empty] of text.matchAll(PIECE)) {
		const parent = path.at(-1)?.element ?? top;
		if (tag === '') {
			const variant = path.at(-1)?.attributes.mathvariant;
			if (skipped > 0) continue;
			const written = unescaped(piece);
			if (written.search(NO_TEXT) >= 0) return null;
			parent.children.push(inMathVariant(written, variant));
		} else if (end) {
			if (tag === 'annotation') skipped--;
			else if (skipped === 0) path.pop();
		} else if (tag === 'annotation') skipped++;
		else if (skipped === 0) {
			const given = attributesIn(attributes);
			const element = elementOf(tag, given, path);
			if (element !== null) parent.children.push(element);
			if (path.length >= MAX_DEPTH) return null;
			if (!empty) path.push({ tag, element: element ?? parent, attributes: given });
		}
	}
	const math = top.children.find((child) => typeof child !== 'string' && child.name === 'math');
	return typeof math === 'object' ? math : null;
}

/** Null for what only holds others. */
function elementOf(
	tag: string,
	given: Record<string, string>,
	path: readonly { tag: string; element: MathElement; attributes: Record<string, string> }[]
): MathElement | null {
	const attributes: Record<string, string> = {};
	for (const [name, value] of Object.entries(given)) {
		const held = ATTRIBUTES.has(name) ? heldLength(name, value) : null;
		if (held !== null) attributes[name] = held;
	}
	if (tag === 'menclose')
		return {
			name: 'mrow',
			attributes: { ...attributes, 'data-notation': given.notation ?? 'box' },
			children: []
		};
	if (!ELEMENTS.has(tag)) return null;
	// MathML Core slants a single letter unless this says that it stands upright.
	if (tag === 'mi' && given.mathvariant === 'normal') attributes.mathvariant = 'normal';
	if (tag === 'mtd') {
		const table = path.findLast((each) => each.tag === 'mtable');
		const columns = table?.attributes.columnalign?.split(' ') ?? [];
		const before = path.at(-1)?.element.children.length ?? 0;
		const align = columns[before];
		if (align === 'left' || align === 'right') attributes['data-align'] = align;
		const gaps = table?.attributes.columnspacing?.split(' ') ?? [];
		const tight = [
			...(before > 0 && gapAfter(gaps, before - 1) === '0em' ? ['start'] : []),
			...(gapAfter(gaps, before) === '0em' ? ['end'] : [])
		];
		if (tight.length > 0) attributes['data-tight'] = tight.join(' ');
	}
	return { name: tag, attributes, children: [] };
}

/** The last of the gaps that a table names is that of all columns after it. */
function gapAfter(gaps: readonly string[], column: number): string | undefined {
	return gaps[Math.min(column, gaps.length - 1)];
}

function attributesIn(text: string): Record<string, string> {
	return Object.fromEntries(
		[...text.matchAll(ATTRIBUTE)].map(([, name, value]) => [name!, unescaped(value!)])
	);
}

function unescaped(text: string): string {
	return text.replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => ENTITIES[name]!);
}
