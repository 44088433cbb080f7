/** A text with gaps, {{c1::like this::hint}}; a gap may hold others. */
type ClozeNode = string | Gap;
interface Gap {
	numbers: number[];
	inner: ClozeNode[];
	hint: string | null;
}

const OPENING = /\{\{c(\d{1,4}(?:,\d{1,4}){0,20})::/y;
const MAX_DEPTH = 10;
const OCCLUSION = 'image-occlusion:';

/** Time is linear in the length of the text. What is not closed stays as it is written. */
function parseCloze(text: string): ClozeNode[] {
	const whole: ClozeNode[] = [];
	const open: { gap: Gap; opening: string }[] = [];
	const put = (node: ClozeNode) => {
		const gap = open.at(-1)?.gap;
		if (!gap) return void whole.push(node);
		const at = typeof node === 'string' ? node.indexOf('::') : -1;
		if (typeof node !== 'string' || at < 0 || gap.hint !== null) {
			// What follows the hint is of the hint.
			if (gap.hint !== null) gap.hint += lettersOf([node]);
			else gap.inner.push(node);
			return;
		}
		gap.inner.push(node.slice(0, at));
		gap.hint = node.slice(at + 2);
	};
	let at = 0;
	let from = 0;
	while (at < text.length) {
		const next = /\{\{c|\}\}/g;
		next.lastIndex = at;
		const mark = next.exec(text);
		if (!mark) break;
		at = mark.index + 2;
		if (mark[0] === '}}') {
			const closed = open.at(-1);
			if (!closed) continue;
			if (mark.index > from) put(text.slice(from, mark.index));
			open.pop();
			put(closed.gap);
			from = at;
			continue;
		}
		OPENING.lastIndex = mark.index;
		const opening = OPENING.exec(text);
		if (!opening || open.length >= MAX_DEPTH) continue;
		if (mark.index > from) put(text.slice(from, mark.index));
		at = from = OPENING.lastIndex;
		const numbers = opening[1]!.split(',').map(Number);
		open.push({ gap: { numbers, inner: [], hint: null }, opening: opening[0] });
	}
	if (from < text.length) put(text.slice(from));
	while (open.length > 0) {
		const { gap, opening } = open.pop()!;
		put(opening);
		for (const node of gap.inner) put(node);
		if (gap.hint !== null) put(`::${gap.hint}`);
	}
	return whole;
}

const lettersOf = (nodes: readonly ClozeNode[]): string =>
	nodes.map((node) => (typeof node === 'string' ? node : lettersOf(node.inner))).join('');

const isAsked = (gap: Gap, number: number) => gap.numbers.includes(number);

function hasGap(nodes: readonly ClozeNode[], number: number): boolean {
	return nodes.some(
		(node) => typeof node !== 'string' && (isAsked(node, number) || hasGap(node.inner, number))
	);
}

/**
 * The text as the card of a gap shows it, in HTML: the gap as [...] or [its hint], and on the back what was in it, strong.
 * Empty where the text has no gap of that number, as in Anki.
 */
export function clozeSide(text: string, number: number, isBack: boolean): string {
	const nodes = parseCloze(text);
	if (!hasGap(nodes, number)) return '';
	const show = (node: ClozeNode): string => {
		if (typeof node === 'string') return node;
		if (!isAsked(node, number)) return node.inner.map(show).join('');
		const inner = node.inner.map(show).join('');
		return isBack ? `<b>${inner}</b>` : `[${node.hint || '...'}]`;
	};
	return nodes.map(show).join('');
}

/** What the gaps of that number hold, in HTML. */
export function clozeAnswers(text: string, number: number): string[] {
	const answers: string[] = [];
	const visit = (nodes: readonly ClozeNode[]) => {
		for (const node of nodes) {
			if (typeof node === 'string') continue;
			if (isAsked(node, number)) answers.push(lettersOf(node.inner));
			else visit(node.inner);
		}
	};
	visit(parseCloze(text));
	return answers;
}

/** Whether its gaps are parts of a picture. */
export const isOccluding = (text: string) => text.includes(`::${OCCLUSION}`);
