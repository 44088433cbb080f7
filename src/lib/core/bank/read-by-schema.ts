import {
	isAlias,
	isMap,
	isScalar,
	isSeq,
	type Node,
	type Pair,
	type Scalar,
	type YAMLMap,
	type YAMLSeq
} from 'yaml';
import { error, quoted, type Path, type Remark } from './finding';
import { nearestName, suggestion } from './nearest-name';
import {
	mostEntries,
	unwrapped,
	variantNames,
	variantOption,
	type SchemaNode
} from './schema-node';
import { splitNumber, textOf, textProblems } from './scalar-text';

/** A remark and the offset in the file it is about. */
export type Placed = { remark: Remark; offset: number };

export interface ReadResult {
	value: unknown;
	remarks: Placed[];
	/** Whether a remark has been made of `path` or of what holds it, so that no other is needed. */
	isTold: (path: Path) => boolean;
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
export function readBySchema(root: YAMLMap, schema: SchemaNode, text: string): ReadResult {
	const offsets = new Map<string, number>();
	const remarks: Placed[] = [];

	const say = (offset: number, ...[path, code, problem, mend]: Parameters<typeof error>) => {
		if (remarks.length < MAX_REMARKS)
			remarks.push({ remark: error(path, code, problem, mend), offset });
	};
	const note = (path: Path, offset: number) => offsets.set(pathKey(path), offset);

	function read(node: Node | null, wanted: SchemaNode, path: Path, at: number): unknown {
		const offset = node?.range?.[0] ?? at;
		note(path, offset);
		if (node === null) return undefined;
		if (isAlias(node)) {
			say(
				offset,
				path,
				'yaml-alias',
				`"*${node.source}" is an alias`,
				'Write the text out: aliases are not allowed.'
			);
			return undefined;
		}
		const tag = node.tag;
		if (tag !== undefined && tag !== 'tag:yaml.org,2002:str') {
			say(
				offset,
				path,
				'yaml-tag',
				`${quoted(tag)} is a YAML tag`,
				'Take it out: tags are not allowed.'
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
				[...path, field],
				'unknown-type',
				`There is no type ${quoted(value!)}`,
				suggestion(value!, names)
			);
		}
		return option ?? { type: 'untold', entries: {} };
	}

	function readList(node: YAMLSeq, wanted: SchemaNode, path: Path): unknown[] {
		// To valibot a list is an object too.
		if (wantsMap(wanted)) {
			const problem = 'A list stands where a map of names and values should';
			say(node.range?.[0] ?? 0, path, 'wrong-shape', problem, 'See questions/README.md.');
		}
		const split = wanted.item && wantsText(wanted.item) ? splitNumber(node) : null;
		if (split) {
			const mend = `Put it into quotes, "${split.text}", or a space after the comma if these are two.`;
			say(
				split.offset,
				path,
				'split-number',
				`The comma in ${split.text} makes two entries of it`,
				mend
			);
		}
		// One more than there may be, so that valibot tells of it; the rest takes time for nothing.
		return node.items.slice(0, mostEntries(wanted) + 1).map((item, index) => {
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
		// The field before, and whether it has been told that a comma cut its text.
		let before = { name: '', isCut: false };
		const most = wanted.type === 'record' ? mostEntries(wanted) + 1 : Infinity;
		for (const pair of node.items.slice(0, most)) {
			const key = keyText(pair);
			const offset = (pair.key as Node | null)?.range?.[0] ?? node.range?.[0] ?? 0;
			if (key === null) {
				say(
					offset,
					path,
					'bad-name',
					'A list or a map stands where a name should',
					'Put the text into quotes.'
				);
				continue;
			}
			const keyPath = [...path, key];
			if (FORBIDDEN_KEYS.has(key)) {
				say(
					offset,
					keyPath,
					'forbidden-name',
					`The name ${quoted(key)} is not allowed`,
					'Choose another.'
				);
				continue;
			}
			if (seen.has(key)) {
				say(
					offset,
					keyPath,
					'duplicate-name',
					`${quoted(key)} stands here twice`,
					'Keep one of the two.'
				);
				continue;
			}
			seen.add(key);
			let name = key;
			let entry: SchemaNode | undefined;
			if (wanted.type === 'record') entry = wanted.value;
			else if (known.includes(key)) {
				entry = wanted.entries![key];
				before = { name: key, isCut: false };
			} else if (wanted.type !== 'untold') {
				// Near names take time; past this they would not be told anyway.
				if (remarks.length >= MAX_REMARKS) continue;
				const open = known.filter((other) => !given.has(other));
				const meant = nearestName(key, open);
				if (!meant && before.name && isRestOfText(node, pair, key)) {
					const problem = `The comma before ${quoted(key)} cuts the text of "${before.name}" short: inside { } it parts fields`;
					const mend = 'Put the whole text into quotes, or each field on a line of its own.';
					if (!before.isCut) say(offset, keyPath, 'split-text', problem, mend);
					before.isCut = true;
					continue;
				}
				const names = `Take it out; the fields there are: ${known.join(', ')}.`;
				const mend = meant ? `Did you mean "${meant}"?` : names;
				say(
					offset,
					keyPath,
					'unknown-field',
					`There is no field ${quoted(key)} ${place(path, values)}`,
					mend
				);
				if (!meant || seen.has(meant)) continue;
				seen.add(meant);
				name = meant;
				entry = wanted.entries![meant];
			}
			if (!entry) {
				// Of a question without a known type only the id is of use.
				if (wanted.type === 'untold' && isScalar(pair.value)) {
					values[name] = String(pair.value.value);
					note([...path, name], pair.value.range?.[0] ?? offset);
				}
				continue;
			}
			const value = read(pair.value as Node | null, entry, [...path, name], offset);
			if (value !== undefined) values[name] = value;
		}
		return values;
	}

	function readScalar(node: Scalar, wanted: SchemaNode, path: Path, offset: number): unknown {
		// The option was chosen by this field, or by what it is a misspelling of.
		if (wanted.type === 'literal') return wanted.literal;
		if (!wantsText(wanted)) return node.value ?? undefined;
		const value = textOf(node);
		if (value === null) return undefined;
		const raw = text.slice(offset, node.range?.[1]);
		for (const [code, problem, mend] of textProblems(node, value, raw))
			say(offset, path, code, problem, mend);
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
	const told = new Set(remarks.map(({ remark }) => pathKey(remark.path)));
	const isTold = (path: Path) =>
		path.some((_, index) => told.has(pathKey(path.slice(0, index + 1))));
	return { value, remarks, isTold, offsetOf };
}

function wantsText(wanted: SchemaNode): boolean {
	if (wanted.type === 'union') return wanted.options!.some(wantsText);
	return wanted.type === 'string' || wanted.type === 'picklist' || wanted.type === 'literal';
}

function wantsMap(wanted: SchemaNode): boolean {
	if (wanted.type === 'union') return wanted.options!.some(wantsMap);
	return wanted.entries !== undefined || wanted.type === 'record' || wanted.type === 'variant';
}

function keyText(pair: Pair): string | null {
	const key = pair.key;
	if (!isScalar(key)) return null;
	return typeof key.value === 'string' ? key.value : (key.source ?? '');
}

/** `{ text: One, feedback: Yes, it is. }` has three fields: "it is." is one without a value. */
function isRestOfText(map: YAMLMap, pair: Pair, key: string): boolean {
	if (!map.flow) return false;
	const empty = pair.value === null || (isScalar(pair.value) && pair.value.value === null);
	return empty || /\s/.test(key);
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
