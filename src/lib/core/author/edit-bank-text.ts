import { isSeq, Lexer, type Document } from 'yaml';
import { itemsOf, type BankText, type Item, type Part } from './bank-text';
import { indentOf, mapAt, plainNode, putInOrder, renderItem, renderPiece } from './render-piece';

/** Keys and list indexes from an entry (or from a value at the top of the file) to what is in it. */
export type FieldPath = readonly (string | number)[];

/** Plain data, as YAML has it. */
export type Plain =
	string | number | boolean | readonly Plain[] | { readonly [key: string]: Plain };

/** The lists of a bank's file. */
export type ListName = 'sources' | 'sections' | 'facts' | 'questions';

/** In which order the names at the top of a file stand. */
const TOP = [
	'id',
	'title',
	'summary',
	'language',
	'licence',
	'authors',
	'revision',
	'markup',
	'dismissed',
	'sources',
	'sections',
	'facts',
	'questions'
];

/**
 * Sets a field of an entry, or takes it away.
 * @param value undefined takes the field away, or the entry of a list in it
 * @param order the names of the map that the field is in, in the order in which a file has them
 * @throws Error when the path leads through a text or a number
 */
export function setField(
	item: Item,
	path: FieldPath,
	value: Plain | undefined,
	order: readonly string[] = []
): Item {
	return changed(item, (document) => setIn(document, [0, ...path], value, order));
}

/** Puts something new into a list within an entry, which is made where there is none. */
export function insertField(
	item: Item,
	path: FieldPath,
	index: number,
	value: Plain,
	order: readonly string[] = []
): Item {
	return changed(item, (document) => {
		const list = document.getIn([0, ...path], true);
		if (isSeq(list)) list.items.splice(index, 0, plainNode(document, value));
		else setIn(document, [0, ...path], [value], order);
	});
}

/** Another place for an entry of a list within an entry; its comments go with it. */
export function moveField(item: Item, path: FieldPath, from: number, to: number): Item {
	return changed(item, (document) => {
		const list = document.getIn([0, ...path], true);
		if (!isSeq(list)) return;
		const [moved] = list.items.splice(from, 1);
		if (moved !== undefined) list.items.splice(to, 0, moved);
	});
}

/** The file with another entry in the place of the one that was there. */
export function replaceItem(bank: BankText, list: ListName, index: number, item: Item): BankText {
	return withItems(bank, list, (items) => items.with(index, item));
}

/** A new entry as text, to be put into a list. */
export function newItem(value: { readonly [key: string]: Plain }, indent = 2): Item {
	return { text: renderItem(value, indent), value };
}

/** @param index from 0; the end where it is beyond */
export function insertItem(
	bank: BankText,
	list: ListName,
	index: number,
	value: { readonly [key: string]: Plain }
): BankText {
	const [first] = itemsOf(bank, list);
	const item = newItem(value, first ? indentOf(first.text) : undefined);
	return withItems(bank, list, (items) => {
		// Longer entries stand apart from one another.
		const parted = list === 'questions' && index > 0 ? apart(item) : item;
		return [...items.slice(0, index), parted, ...items.slice(index)];
	});
}

export function removeItem(bank: BankText, list: ListName, index: number): BankText {
	return withItems(bank, list, (items) => items.filter((_, at) => at !== index));
}

/** Takes an entry, with the comments above it, to another place of its list. */
export function moveItem(bank: BankText, list: ListName, from: number, to: number): BankText {
	return withItems(bank, list, (items) => {
		const moved = items[from];
		if (!moved) return items;
		const rest = items.filter((_, at) => at !== from);
		return [...rest.slice(0, to), moved, ...rest.slice(to)];
	});
}

/** Sets a name at the top of the file that is no list of entries; undefined takes it away. */
export function setTop(
	bank: BankText,
	path: readonly [string, ...(string | number)[]],
	value: Plain | undefined
): BankText {
	const [key, ...rest] = path;
	const at = bank.parts.findIndex((part) => part.key === key);
	const part = bank.parts[at];
	if (value === undefined && rest.length === 0)
		return part ? { ...bank, parts: bank.parts.filter((_, index) => index !== at) } : bank;
	if (part) {
		const head = renderPiece(part.head, (document) => setIn(document, path, value, []));
		return { ...bank, parts: bank.parts.with(at, { ...part, head, value: valueIn(head, key) }) };
	}
	const head = renderPiece('{}\n', (document) => {
		document.contents = plainNode(document, {});
		document.setIn(path, value);
	});
	return withPart(bank, { key, head, items: null, value: valueIn(head, key) });
}

/** The file with another run of entries in a list; without any, the list stays as an empty one. */
export function withItems(
	bank: BankText,
	list: ListName,
	change: (items: readonly Item[]) => readonly Item[]
): BankText {
	const at = bank.parts.findIndex(({ key }) => key === list);
	const part = bank.parts[at];
	if (!part) {
		const items = change([]);
		return items.length > 0 ? withPart(bank, { ...asList(list, ''), items }) : bank;
	}
	const before = part.items ? part : asList(list, part.head, part.value);
	const items = change(before.items!);
	// A name without anything below it is no list.
	const head = items.length > 0 ? before.head : emptyHead(before.head, list);
	const after: Part = { key: list, head, items: items.length > 0 ? items : null, value: [] };
	return { ...bank, parts: bank.parts.with(at, after) };
}

/** The brackets stand before a comment behind the name, which would swallow them. */
function emptyHead(head: string, list: ListName): string {
	const named = new RegExp(
		`^([ \\t]*["']?${list}["']?[ \\t]*:[^\\r\\n]*?)(?=[ \\t]*(?:[ \\t]#[^\\r\\n]*)?\\r?$)`,
		'm'
	);
	return named.test(head) ? head.replace(named, '$1 []') : `${head.trimEnd()} []\n`;
}

/** A list in brackets, or with nothing in it, as one with dashes; the comments above its name and behind it stay. */
function asList(list: ListName, head: string, value: unknown = []): Part {
	const name = head.search(new RegExp(`^\\s*["']?${list}["']?\\s*:`, 'm'));
	const above = head.slice(0, Math.max(0, name));
	const [first, ...others] = commentsIn(head.slice(above.length));
	const behind = first === undefined ? '' : ` ${first}`;
	const below = others.map((comment) => `  ${comment}\n`).join('');
	const items = Array.isArray(value) ? value.filter(isPlainMap).map((each) => newItem(each)) : [];
	return {
		key: list,
		head: `${above || '\n'}${list}:${behind}\n${below}`,
		items,
		value: undefined
	};
}

function commentsIn(piece: string): string[] {
	return [...new Lexer().lex(piece)]
		.filter((token) => token.startsWith('#'))
		.map((c) => c.trimEnd());
}

const isPlainMap = (value: unknown): value is { [key: string]: Plain } =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

function withPart(bank: BankText, part: Part): BankText {
	const later = new Set(TOP.slice(TOP.indexOf(part.key) + 1));
	const before = bank.parts.findIndex(({ key }) => later.has(key));
	const at = before < 0 ? bank.parts.length : before;
	return { ...bank, parts: bank.parts.toSpliced(at, 0, part) };
}

function setIn(
	document: Document,
	path: FieldPath,
	value: Plain | undefined,
	order: readonly string[]
): void {
	if (value === undefined) {
		document.deleteIn(path);
		// What holds nothing any more goes, too: a unit without a name is none.
		const holder = path.slice(0, -1);
		const last = holder.at(-1);
		if (typeof last === 'string' && mapAt(document, holder)?.items.length === 0)
			document.deleteIn(holder);
		return;
	}
	const isNew = !document.hasIn(path);
	document.setIn(path, typeof value === 'object' ? plainNode(document, value) : value);
	const key = path.at(-1);
	const map = mapAt(document, path.slice(0, -1));
	if (isNew && map && typeof key === 'string') putInOrder(map, key, order);
}

function changed({ text }: Item, change: (document: Document) => void): Item {
	let value: unknown;
	const written = renderPiece(text, (document) => {
		change(document);
		value = (document.toJS() as unknown[])[0];
	});
	return { text: written, value };
}

function valueIn(head: string, key: string): unknown {
	let value: unknown;
	renderPiece(head, (document) => (value = document.get(key)));
	return isSeq(value) ? value.toJSON() : value;
}

const apart = (item: Item): Item => ({ ...item, text: `\n${item.text}` });
