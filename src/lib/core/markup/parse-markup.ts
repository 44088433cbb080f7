import type { MarkupNode } from './markup-node';
import { scanMarkup, type MarkupToken } from './scan-markup';

/** Emphasis in emphasis; what lies deeper keeps its stars. */
const MAX_DEPTH = 4;

/**
 * A text as a tree of what its marks say (questions/README.md has them). Marks without a partner are text. Never throws;
 * time and size are linear in the length of the text.
 * @param lists whether lines that begin with "- " make a list: not where only a line has room
 */
export function parseMarkup(text: string, lists = false): MarkupNode[] {
	const nodes: MarkupNode[] = [];
	let items: MarkupNode[][] | null = null;
	let run: MarkupToken[] = [];

	function endRun(): void {
		const inner = withEmphasis(run);
		run = [];
		if (items) items.push(inner);
		else nodes.push(...inner);
	}
	function endList(): void {
		endRun();
		if (items) nodes.push({ kind: 'list', items });
		items = null;
	}

	for (const token of scanMarkup(text, lists).tokens) {
		if (token.kind === 'bullet') {
			endRun();
			items ??= [];
		} else if (token.kind === 'end-of-list') endList();
		else if (token.kind === 'break') {
			endRun();
			nodes.push({ kind: 'break' });
		} else run.push(token);
	}
	endList();
	return withoutLineEndsBesideBlocks(nodes);
}

/** Whether a text reads otherwise with its marks than as it stands. */
export function hasMarks(text: string, lists = false): boolean {
	const nodes = parseMarkup(text, lists);
	return nodes.some((node) => node.kind !== 'text' || node.text !== text);
}

type StarsToken = Extract<MarkupToken, { kind: 'stars' }>;

/** What is being put together: nodes with how deep they go, and stars that have found no partner yet. */
interface Piece {
	node: MarkupNode;
	depth: number;
}

/** Places in `pieces` of stars of one kind that may still open: `count` of a run of `run` stars. */
interface Opening {
	count: 1 | 2;
	run: number;
	/** Whether they could close as well. */
	isBoth: boolean;
	places: number[];
}

/** Pairs the stars of one paragraph. */
function withEmphasis(tokens: readonly MarkupToken[]): MarkupNode[] {
	const pieces: Piece[] = [];
	const openings = [true, false].flatMap((isBoth): Opening[] => [
		{ count: 1, run: 1, isBoth, places: [] },
		{ count: 1, run: 2, isBoth, places: [] },
		{ count: 1, run: 3, isBoth, places: [] },
		{ count: 2, run: 2, isBoth, places: [] },
		{ count: 2, run: 3, isBoth, places: [] }
	]);

	const stars = (count: number) =>
		pieces.push({ node: { kind: 'text', text: '*'.repeat(count) }, depth: 0 });

	/** Takes the nearest opening stars of at most `count`. @returns how many were closed, 0 where there are none. */
	function close(count: number, closing: StarsToken): number {
		let [from, nearest]: [number, Opening | undefined] = [-1, undefined];
		for (const opening of openings) {
			const place = opening.places.at(-1) ?? -1;
			if (opening.count <= count && place > from && pairs(opening, closing))
				[from, nearest] = [place, opening];
		}
		if (!nearest) return 0;
		const inner = pieces.slice(from + 1);
		const depth = 1 + inner.reduce((deepest, piece) => Math.max(deepest, piece.depth), 0);
		if (depth > MAX_DEPTH) {
			// Nor can anything that opens further left close around it.
			for (const { places } of openings) places.length = 0;
			return 0;
		}
		pieces.length = from;
		for (const { places } of openings) while ((places.at(-1) ?? -1) >= from) places.pop();
		const kind = nearest.count === 2 ? 'strong' : 'emphasis';
		pieces.push({ node: { kind, children: joined(inner) }, depth });
		return nearest.count;
	}

	for (const token of tokens) {
		if (token.kind === 'stars') {
			let { count } = token;
			for (let closed = 1; token.closes && count > 0 && closed > 0; count -= closed)
				closed = close(count, token);
			if (count > 0 && !token.opens) stars(count);
			else if (count > 0)
				// Three are two outside and one within.
				for (const part of count === 3 ? ([2, 1] as const) : [count as 1 | 2]) {
					openings
						.find(
							({ count, run, isBoth }) =>
								count === part && run === token.count && isBoth === token.closes
						)
						?.places.push(pieces.length);
					stars(part);
				}
		} else if (token.kind === 'text' || token.kind === 'code' || token.kind === 'formula')
			pieces.push({ node: token, depth: 0 });
	}
	return joined(pieces);
}

/** Where stars could both open and close, what they hold decides, as in CommonMark: `*a**b**c*` is strong within emphasis. */
const pairs = (opening: Opening, closing: StarsToken): boolean =>
	!(opening.isBoth || closing.opens) ||
	(opening.run + closing.count) % 3 !== 0 ||
	closing.count % 3 === 0;

/** Texts side by side become one. */
function joined(pieces: readonly Piece[]): MarkupNode[] {
	const nodes: MarkupNode[] = [];
	for (const { node } of pieces) {
		const last = nodes.at(-1);
		if (node.kind === 'text' && last?.kind === 'text')
			nodes[nodes.length - 1] = { kind: 'text', text: last.text + node.text };
		else nodes.push(node);
	}
	return nodes;
}

/** A list and a formula on a line of its own begin and end a line by themselves. */
function withoutLineEndsBesideBlocks(nodes: readonly MarkupNode[]): MarkupNode[] {
	const isBlock = (node: MarkupNode | undefined) =>
		node?.kind === 'list' || (node?.kind === 'formula' && node.display);
	return nodes.flatMap((node, index): MarkupNode[] => {
		if (node.kind === 'break')
			return isBlock(nodes[index - 1]) || isBlock(nodes[index + 1]) ? [] : [node];
		if (node.kind !== 'text') return [node];
		let { text } = node;
		if (isBlock(nodes[index - 1])) text = text.replace(/^[ \t]*\n/, '');
		if (isBlock(nodes[index + 1])) text = text.endsWith('\n') ? text.slice(0, -1) : text;
		return text === '' ? [] : [{ kind: 'text', text }];
	});
}
