import { isMap, isScalar, isSeq, parse, parseDocument, type Pair, type YAMLMap } from 'yaml';
import type { Item } from './bank-text';
import { setField, type Plain } from './edit-bank-text';
import { QUESTION_ORDER } from './new-entry';
import { fieldsOf } from './outline';

/**
 * Puts a tag at the end of an entry's tags, or leaves it where it is among them. Where the tags can be found in the text,
 * no other byte changes; where they are written in an unusual way, the entry is written anew.
 */
export function withTag(item: Item, tag: string): Item {
	const { tags } = fieldsOf(item);
	const before = Array.isArray(tags) ? (tags as Plain[]) : [];
	if (before.includes(tag)) return item;
	const value = { ...fieldsOf(item), tags: [...before, tag] };
	return (
		spliced(item, value, tagPut(item.text, tag, before.length)) ??
		setField(item, ['tags'], [...before, tag], QUESTION_ORDER)
	);
}

/** Takes a tag off an entry, with the list of tags where it was the last one; like `withTag`, by as few bytes as can be. */
export function withoutTag(item: Item, tag: string): Item {
	const { tags, ...others } = fieldsOf(item);
	const before = Array.isArray(tags) ? (tags as Plain[]) : [];
	if (!before.includes(tag)) return item;
	const left = before.filter((each) => each !== tag);
	const value = left.length > 0 ? { ...fieldsOf(item), tags: left } : others;
	return (
		spliced(item, value, tagTaken(item.text, tag, before)) ??
		setField(item, ['tags'], left.length > 0 ? left : undefined)
	);
}

/** Sets a field that holds one text; like `withTag`, by as few bytes as can be. @param order as for `setField` */
export function withText(item: Item, field: string, text: string, order: readonly string[]): Item {
	const map = mapIn(item.text);
	const pair = map?.items.find((each) => nameOf(each) === field);
	const range = pair && isScalar(pair.value) ? pair.value.range : null;
	const written = range
		? replaced(item.text, range[0], range[1], scalar(text))
		: map && !map.flow && !pair
			? lineAfter(item.text, map, field, scalar(text), order)
			: null;
	return (
		spliced(item, { ...fieldsOf(item), [field]: text }, written) ??
		setField(item, [field], text, order)
	);
}

/** The entry with a text that was cut and pasted, if that says what it should; else null. */
function spliced(item: Item, value: object, text: string | null): Item | null {
	if (text === null) return null;
	try {
		const [read] = parse(text, { prettyErrors: false, resolveKnownTags: false }) as unknown[];
		return sameValue(read, value) ? { text, value: read } : null;
	} catch {
		return null;
	}
}

function tagPut(text: string, tag: string, count: number): string | null {
	const map = mapIn(text);
	if (!map || map.flow) return null;
	const at = map.items.findIndex((pair) => nameOf(pair) === 'tags');
	const list = map.items[at]?.value;
	if (at < 0) return lineAfter(text, map, 'tags', `[${scalar(tag)}]`, QUESTION_ORDER);
	if (!isSeq(list)) return null;
	const last = list.items.at(-1);
	const end = isScalar(last) && last.range ? last.range[1] : null;
	if (list.flow) {
		if (count === 0) return replaced(text, list.range![0], list.range![1], `[${scalar(tag)}]`);
		return end === null ? null : replaced(text, end, end, `, ${scalar(tag)}`);
	}
	if (end === null || list.items.some((each) => !isScalar(each))) return null;
	const dash = text.lastIndexOf('-', isScalar(last) ? last.range![0] : 0);
	const indent = text.slice(text.lastIndexOf('\n', dash) + 1, dash);
	const from = lineEnd(text, end - 1);
	return replaced(text, from, from, `${newLine(text)}${indent}- ${scalar(tag)}`);
}

function tagTaken(text: string, tag: string, before: readonly Plain[]): string | null {
	const map = mapIn(text);
	if (!map || map.flow) return null;
	const pair = map.items.find((each) => nameOf(each) === 'tags');
	const list = pair?.value;
	if (!pair || !isSeq(list)) return null;
	// More than once is too unusual to cut.
	if (before.filter((each) => each === tag).length > 1) return null;
	const ranges = list.items.map((each) => (isScalar(each) ? each.range : null));
	const at = before.indexOf(tag);
	const own = ranges[at];
	if (!own) return null;
	if (before.length === 1) {
		const key = isScalar(pair.key) ? pair.key.range![0] : -1;
		const from = text.lastIndexOf('\n', key) + 1;
		// The first field stands behind the dash of its entry.
		if (key < 0 || text.slice(from, key).trim() !== '') return null;
		const to = lineEnd(text, list.flow ? list.range![1] - 1 : own[1] - 1);
		return withoutLine(text, from, to);
	}
	if (!list.flow) {
		const dash = text.lastIndexOf('-', own[0]);
		const from = text.lastIndexOf('\n', dash) + 1;
		if (text.slice(from, dash).trim() !== '') return null;
		return withoutLine(text, from, lineEnd(text, own[1] - 1));
	}
	const [previous, next] = [ranges[at - 1], ranges[at + 1]];
	if (previous) return replaced(text, previous[1], own[1], '');
	return next ? replaced(text, own[0], next[0], '') : null;
}

/** With a line more for a field, behind the last of those that in a file come before it. */
function lineAfter(
	text: string,
	map: YAMLMap,
	name: string,
	value: string,
	order: readonly string[]
): string | null {
	const line = `${name}: ${value}`;
	const later = new Set(order.slice(order.indexOf(name) + 1));
	const next = map.items.find((pair) => later.has(nameOf(pair)));
	const first = map.items[0];
	const firstKey = first && isScalar(first.key) ? first.key.range![0] : null;
	if (firstKey === null) return null;
	const indent = ' '.repeat(firstKey - text.lastIndexOf('\n', firstKey - 1) - 1);
	const nextKey = next && isScalar(next.key) ? next.key.range![0] : null;
	if (nextKey !== null) {
		const from = text.lastIndexOf('\n', nextKey) + 1;
		if (text.slice(from, nextKey).trim() !== '') return null;
		return replaced(text, from, from, indent + line + newLine(text));
	}
	const end = text.trimEnd().length;
	const last = text.slice(text.lastIndexOf('\n', end) + 1, end);
	// What stands last may be a comment, or a text that goes on to the end.
	if (last.trimStart().startsWith('#')) return null;
	return replaced(text, end, end, newLine(text) + indent + line);
}

function mapIn(text: string): YAMLMap | null {
	const { contents, errors } = parseDocument(text, {
		prettyErrors: false,
		resolveKnownTags: false
	});
	const entry = errors.length === 0 && isSeq(contents) ? contents.items[0] : null;
	return isMap(entry) ? entry : null;
}

const nameOf = ({ key }: Pair) => (isScalar(key) ? String(key.value) : '');

const replaced = (text: string, from: number, to: number, put: string) =>
	text.slice(0, from) + put + text.slice(to);

const newLine = (text: string) => (text.includes('\r\n') ? '\r\n' : '\n');

/** Where the line ends that holds the character at `offset`. */
function lineEnd(text: string, offset: number): number {
	const [end] = /\r?\n|$/.exec(text.slice(offset)) ?? [''];
	return end === '' ? text.length : text.indexOf(end, offset);
}

/** Without the line from its start to where it ends; of the last one, which nothing ends, the end before it goes. */
function withoutLine(text: string, from: number, to: number): string {
	if (to < text.length) return text.slice(0, from) + text.slice(to + newLine(text).length);
	return text.slice(0, Math.max(0, from - newLine(text).length));
}

/** A text as YAML in one line, as it is where that says the same. */
function scalar(text: string): string {
	return /^[\p{L}\p{N}](?:[\p{L}\p{N} ._/-]*[\p{L}\p{N}])?$/u.test(text) && parse(text) === text
		? text
		: JSON.stringify(text);
}

/** Whether two pieces of plain data say the same, the order of names left aside. */
export function sameValue(one: unknown, other: unknown): boolean {
	if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
		return Object.is(one, other);
	if (Array.isArray(one) !== Array.isArray(other)) return false;
	const names = Object.keys(one);
	return (
		names.length === Object.keys(other).length &&
		names.every(
			(name) =>
				Object.hasOwn(other, name) &&
				sameValue((one as Record<string, unknown>)[name], (other as Record<string, unknown>)[name])
		)
	);
}
