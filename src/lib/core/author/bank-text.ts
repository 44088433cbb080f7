import {
	isMap,
	isScalar,
	isSeq,
	parseDocument,
	visit,
	type CST,
	type Document,
	type Pair
} from 'yaml';
import type { Markup } from '../markup/markup-node';
import { plainText } from '../markup/plain-text';

/**
 * A bank's file as an editor holds it: the text, cut into pieces that are YAML by themselves. An edit writes one piece
 * anew and leaves every other byte alone, so comments, order and layout survive what a form does. Joined, the pieces are
 * the text. Everything here is a value: an edit gives another one.
 */
export interface BankText {
	/** What stands before the first name: comments, directives. */
	readonly preamble: string;
	readonly parts: readonly Part[];
	/** What stands after the last value. */
	readonly tail: string;
}

/** One of the names at the top of the file, with its value and the comments above it. */
export interface Part {
	readonly key: string;
	/** The whole piece; of a list of items, what stands before the first one. */
	readonly head: string;
	/** The entries of a list written with dashes; null where the value is anything else. */
	readonly items: readonly Item[] | null;
	/** The value, where it is no such list. */
	readonly value: unknown;
}

/** An entry of a list, with the comments above it. The same object as long as its text is the same. */
export interface Item {
	readonly text: string;
	readonly value: unknown;
}

export type SplitResult =
	| { ok: true; bank: BankText }
	/** Not readable as a map of names and values; `offset` counts UTF-16 units from the start. */
	| { ok: false; offset: number; problem: string };

/** The text that the pieces are of. */
export function joinText({ preamble, parts, tail }: BankText): string {
	const pieces = parts.map(({ head, items }) =>
		items ? head + items.map(({ text }) => text).join('') : head
	);
	return preamble + pieces.join('') + tail;
}

/**
 * Cuts a file into its pieces.
 * @param before an earlier state of the same file, whose items are kept where their text is the same
 */
export function splitText(text: string, before?: BankText): SplitResult {
	const document = parseDocument(text, {
		keepSourceTokens: true,
		prettyErrors: false,
		uniqueKeys: false,
		resolveKnownTags: false
	});
	const [error] = document.errors;
	if (error) return { ok: false, offset: error.pos[0], problem: error.message };
	const root = document.contents;
	if (!isMap(root) || root.flow || !root.srcToken)
		return { ok: false, offset: 0, problem: 'This is no list of names and values.' };
	const known = new Map<string, Item>();
	for (const part of before?.parts ?? [])
		for (const item of part.items ?? []) known.set(item.text, item);

	const starts = root.items.map((pair) => startOf(pair, text));
	const end = root.range![2];
	const partOf = (pair: Pair, index: number): Part => {
		const from = starts[index]!;
		const to = starts[index + 1] ?? end;
		const key = isScalar(pair.key) ? String(pair.key.value) : '';
		const list = itemStarts(pair, text);
		if (!list) {
			const value = isNode(pair.value) ? pair.value.toJS(document) : pair.value;
			return { key, head: text.slice(from, to), items: null, value };
		}
		const items = list.starts.map((start, at): Item => {
			const piece = text.slice(start, list.starts[at + 1] ?? to);
			return known.get(piece) ?? { text: piece, value: list.valueOf(at, document) };
		});
		return { key, head: text.slice(from, list.starts[0]), items, value: undefined };
	};
	try {
		const parts = root.items.map(partOf);
		return {
			ok: true,
			bank: { preamble: text.slice(0, starts[0]), parts, tail: text.slice(end) }
		};
	} catch (error) {
		// An alias of nothing, or of far too much.
		if (!(error instanceof ReferenceError)) throw error;
		return { ok: false, offset: firstAlias(document), problem: error.message };
	}
}

function firstAlias(document: Document): number {
	let offset = 0;
	visit(document, {
		Alias: (_, { range }) => {
			offset = range?.[0] ?? 0;
			return visit.BREAK;
		}
	});
	return offset;
}

/** The entries of a list at the top of the file; none where it is missing or empty. */
export function itemsOf(bank: BankText, key: string): readonly Item[] {
	return bank.parts.find((part) => part.key === key)?.items ?? [];
}

/** The value of a name at the top of the file that is no list of items. */
export function valueOf(bank: BankText, key: string): unknown {
	return bank.parts.find((part) => part.key === key)?.value;
}

/** How the bank's texts are read. */
export function markupOf(bank: BankText): Markup {
	return valueOf(bank, 'markup') === 'markdown' ? 'markdown' : 'plain';
}

/** What a text of the bank says without its marks, where it is read with any. */
export function unmarked(bank: BankText, text: string): string {
	return plainText(text, markupOf(bank));
}

/** Where the piece begins: with the comments and empty lines above the name, if any. */
function startOf(pair: Pair, text: string): number {
	const [first] = (pair.srcToken as { start?: CST.SourceToken[] } | undefined)?.start ?? [];
	if (first) return lineStart(text, first.offset);
	return lineStart(text, isScalar(pair.key) ? pair.key.range![0] : 0);
}

function itemStarts(pair: Pair, text: string) {
	const list = pair.value;
	if (!isSeq(list) || list.flow || list.srcToken?.type !== 'block-seq') return null;
	// A list of texts or numbers is one value.
	if (list.items.length === 0 || !list.items.every((item) => isMap(item))) return null;
	const tokens = (list.srcToken as CST.BlockSequence).items.filter(({ value }) => value);
	if (tokens.length !== list.items.length) return null;
	const starts = tokens.map(({ start }) => lineStart(text, start[0]!.offset));
	return {
		starts,
		valueOf: (at: number, document: Document): unknown =>
			(list.items[at] as { toJS(document: Document): unknown }).toJS(document)
	};
}

const isNode = (value: unknown): value is { toJS(document: Document): unknown } =>
	typeof value === 'object' && value !== null && 'toJS' in value;

const lineStart = (text: string, offset: number) => text.lastIndexOf('\n', offset - 1) + 1;
