import {
	isAlias,
	isMap,
	isScalar,
	isSeq,
	type Node,
	type Pair,
	type YAMLMap,
	type YAMLSeq
} from 'yaml';
import { error, quoted, type Path, type Remark } from './finding';
import { nearestName, suggestion } from './nearest-name';
import { unwrapped, variantNames, variantOption, type SchemaNode } from './schema-node';
import { badCharacters, markupIn } from './unsafe-text';

/** A remark and the offset in the file it is about. */
export type Placed = { remark: Remark; offset: number };

export interface ReadResult {
	value: unknown;
	remarks: Placed[];
	/** The offset of the nearest thing there is on the way to `path`. */
	offsetOf: (path: Path) => number;
}

/** Keys that would reach into the prototype of an object somewhere. */
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
/** More of the same kind in one map or file say nothing new. */
const MAX_REMARKS = 200;

/**
 * Copies YAML nodes key by key into fresh plain values, led by the schema: where it wants text, a plain `1.10` or `007`
 * is taken as it is written; what it does not know is told (a misspelt field once, and read under its right name).
 * What the values must be is valibot's business. The depth of the walk is that of the schema, not that of the file.
 */
export function readBySchema(root: YAMLMap, schema: SchemaNode): ReadResult {
	const offsets = new Map<string, number>();
	const remarks: Placed[] = [];

	const say = (offset: number, remark: Remark) => {
		if (remarks.length < MAX_REMARKS) remarks.push({ remark, offset });
	};
	const note = (path: Path, offset: number) => offsets.set(pathKey(path), offset);

	function read(node: Node | null, wanted: SchemaNode, path: Path, at: number): unknown {
		const offset = node?.range?.[0] ?? at;
		note(path, offset);
		if (node === null) return undefined;
		if (isAlias(node)) {
			say(
				offset,
				error(
					path,
					'yaml-alias',
					`"*${node.source}" is an alias`,
					'Write the text out: aliases are not allowed.'
				)
			);
			return undefined;
		}
		const tag = node.tag;
		if (tag !== undefined && tag !== 'tag:yaml.org,2002:str') {
			say(
				offset,
				error(
					path,
					'yaml-tag',
					`${quoted(tag)} is a YAML tag`,
					'Take it out: tags are not allowed.'
				)
			);
			return undefined;
		}
		const inner = unwrapped(wanted);
		if (isMap(node)) return readMap(node, mapSchema(inner, node, path), path);
		if (isSeq(node)) return readList(node, inner, path);
		return isScalar(node) ? readScalar(node, inner, path, offset) : undefined;
	}

	function mapSchema(wanted: SchemaNode, node: YAMLMap, path: Path): SchemaNode | null {
		if (wanted.type === 'union') return wanted.options!.find((option) => option.entries) ?? null;
		if (wanted.type !== 'variant')
			return wanted.entries || wanted.type === 'record' ? wanted : null;
		const field = String(wanted.key);
		const pair = node.items.find((item) => keyText(item) === field);
		const value = pair && isScalar(pair.value) ? String(pair.value.value) : null;
		const names = variantNames(wanted);
		const meant = value === null ? null : nearestName(value, names);
		const option = meant === null ? undefined : variantOption(wanted, meant);
		if (option && value !== meant) {
			const offset = (pair!.value as Node).range![0];
			say(
				offset,
				error(
					[...path, field],
					'unknown-type',
					`There is no type ${quoted(value!)}`,
					suggestion(value!, names)
				)
			);
		}
		return option ?? { type: 'untold', entries: {} };
	}

	function readList(node: YAMLSeq, wanted: SchemaNode, path: Path): unknown[] {
		return node.items.map((item, index) => {
			const child = item as Node | null;
			const at = node.range?.[0] ?? 0;
			if (!wanted.item) return null;
			return read(child, wanted.item, [...path, index], at);
		});
	}

	function readMap(node: YAMLMap, wanted: SchemaNode | null, path: Path): unknown {
		const values: Record<string, unknown> = {};
		if (!wanted) return values;
		const known = Object.keys(wanted.entries ?? {});
		const given = new Set(node.items.map(keyText));
		const seen = new Set<string>();
		for (const pair of node.items) {
			const key = keyText(pair);
			const offset = (pair.key as Node | null)?.range?.[0] ?? node.range?.[0] ?? 0;
			if (key === null) {
				say(
					offset,
					error(
						path,
						'bad-name',
						'A list or a map stands where a name should',
						'Put the text into quotes.'
					)
				);
				continue;
			}
			const keyPath = [...path, key];
			if (FORBIDDEN_KEYS.has(key)) {
				say(
					offset,
					error(
						keyPath,
						'forbidden-name',
						`The name ${quoted(key)} is not allowed`,
						'Choose another.'
					)
				);
				continue;
			}
			if (seen.has(key)) {
				say(
					offset,
					error(
						keyPath,
						'duplicate-name',
						`${quoted(key)} stands here twice`,
						'Keep one of the two.'
					)
				);
				continue;
			}
			seen.add(key);
			let name = key;
			let entry: SchemaNode | undefined;
			if (wanted.type === 'record') entry = wanted.value;
			else if (known.includes(key)) entry = wanted.entries![key];
			else if (wanted.type !== 'untold') {
				const open = known.filter((other) => !given.has(other));
				const meant = nearestName(key, open);
				const mend = meant
					? `Did you mean "${meant}"?`
					: suggestion(key, open.length > 0 ? open : []);
				say(
					offset,
					error(
						keyPath,
						'unknown-field',
						`There is no field ${quoted(key)} ${place(path, values)}`,
						mend
					)
				);
				if (!meant || seen.has(meant)) continue;
				seen.add(meant);
				name = meant;
				entry = wanted.entries![meant];
			}
			if (!entry) {
				// Of a question without a known type only the id is of use.
				if (wanted.type === 'untold' && isScalar(pair.value))
					values[name] = String(pair.value.value);
				continue;
			}
			const value = read(pair.value as Node | null, entry, [...path, name], offset);
			if (value !== undefined) values[name] = value;
		}
		return values;
	}

	function readScalar(
		node: { value: unknown; source?: string; type?: string },
		wanted: SchemaNode,
		path: Path,
		offset: number
	): unknown {
		// The option was chosen by this field, or by what it is a misspelling of.
		if (wanted.type === 'literal') return wanted.literal;
		if (!wantsText(wanted)) {
			if (wanted.type === 'number' || wanted.type === 'boolean') {
				if (node.value === null) return undefined;
				return node.value;
			}
			// A text where a list or a map is wanted: valibot says so.
			return node.value === null ? undefined : node.value;
		}
		let value = typeof node.value === 'string' ? node.value : (node.source ?? '');
		if (node.value === null && (value === '~' || value === '')) return undefined;
		value = value.trim();
		if (node.type === 'QUOTE_DOUBLE') {
			for (const { name } of badCharacters(value, 3))
				if (/\\/.test(node.source ?? ''))
					say(offset, error(path, 'bad-character', `The text has ${name}`, 'Take it out.'));
		}
		const markup = markupIn(value);
		if (markup) {
			say(
				offset,
				error(
					path,
					'markup',
					`The text has ${quoted(markup)} in it, but all text is plain`,
					'Take the markup out; a "<" that means "less than" wants a space after it.'
				)
			);
		}
		return value;
	}

	const value = read(root, schema, [], 0);
	const offsetOf = (path: Path): number => {
		for (let length = path.length; length >= 0; length--) {
			const offset = offsets.get(pathKey(path.slice(0, length)));
			if (offset !== undefined) return offset;
		}
		return 0;
	};
	return { value, remarks, offsetOf };
}

function wantsText(wanted: SchemaNode): boolean {
	if (wanted.type === 'union') return wanted.options!.some(wantsText);
	return wanted.type === 'string' || wanted.type === 'picklist' || wanted.type === 'literal';
}

function keyText(pair: Pair): string | null {
	const key = pair.key;
	if (!isScalar(key)) return null;
	return typeof key.value === 'string' ? key.value : (key.source ?? '');
}

function pathKey(path: Path): string {
	return JSON.stringify(path);
}

function place(path: Path, values: Record<string, unknown>): string {
	const list = path[0];
	if (list === undefined) return 'in a bank';
	const what: Record<string, string> = {
		sources: 'a source',
		sections: 'a section',
		facts: 'a fact',
		questions: `a question${values.type ? ` of type ${String(values.type)}` : ''}`
	};
	if (path.length === 2) return `in ${what[String(list)] ?? 'this'}`;
	const names = path.filter((part) => typeof part === 'string');
	return `in "${names.at(-1)}"`;
}
