import { isMap, isScalar, parseDocument, type Document, type Pair, type YAMLMap } from 'yaml';

/** Where a long text is folded, in characters of a line; the shipped banks do the same. */
const LINE_WIDTH = 100;

/**
 * Changes one piece of a file and writes it again: the comments in it, the order and what was quoted or folded stay, and
 * so do its indentation, the empty lines above it and its kind of line ends.
 * @param piece YAML by itself
 * @throws Error when it is not, or is not after `change`
 */
export function renderPiece(piece: string, change: (document: Document) => void): string {
	const [lead = ''] = /^(?:[ \t]*\r?\n)*/.exec(piece) ?? [];
	const body = piece.slice(lead.length);
	const document = parseDocument(body, { prettyErrors: false, resolveKnownTags: false });
	const [error] = document.errors;
	if (error) throw new Error(`This piece of the file is not readable: ${error.message}`);
	change(document);
	const text = document.toString({ lineWidth: LINE_WIDTH, flowCollectionPadding: true });
	const lineEnd = piece.includes('\r\n') ? '\r\n' : '\n';
	return lead + indented(text, indentOf(body)).replaceAll('\n', lineEnd);
}

/** A new entry of a list, as text, with an indentation of so many spaces. */
export function renderItem(value: object, indent: number): string {
	const empty = '[]';
	return renderPiece(`${' '.repeat(indent)}${empty}\n`, (document) => {
		document.contents = plainNode(document, [value]);
	});
}

/** Data as YAML, written out wherever it stands: what is there twice is no alias, which a bank may not have. */
export function plainNode(document: Document, value: unknown) {
	return document.createNode(value, { aliasDuplicateObjects: false });
}

/** The spaces that the first line of YAML begins with, comments left out. */
export function indentOf(piece: string): number {
	return (/^( *)[^\s#]/m.exec(piece)?.[1] ?? '').length;
}

/**
 * Puts a new field where its kind has it in the files that people write: before the first of those there that come after it.
 * @param order all names of a map, in that order; one that is not among them stays at the end
 */
export function putInOrder(map: YAMLMap, key: string, order: readonly string[]): void {
	const at = map.items.findIndex((pair) => nameOf(pair) === key);
	const rank = order.indexOf(key);
	if (at < 0 || rank < 0) return;
	const [pair] = map.items.splice(at, 1);
	const later = new Set(order.slice(rank + 1));
	const before = map.items.findIndex((other) => later.has(nameOf(other)));
	map.items.splice(before < 0 ? map.items.length : before, 0, pair!);
}

/** The map that a path leads to, or null. */
export function mapAt(document: Document, path: readonly (string | number)[]): YAMLMap | null {
	const node = path.length === 0 ? document.contents : document.getIn(path, true);
	return isMap(node) ? node : null;
}

function indented(text: string, spaces: number): string {
	return spaces === 0 ? text : text.replace(/^(?=.)/gm, ' '.repeat(spaces));
}

/** A field that was just set has a text for a name, one that was read has a node. */
const nameOf = ({ key }: Pair) => String(isScalar(key) ? key.value : key);
