import {
	bankSchemaNode,
	unwrapped,
	variantNames,
	variantOption,
	type SchemaNode
} from '../bank/schema-node';
import type { Outline } from './outline';
import { placeAt, type Step } from './text-place';

/** Something that may stand where the cursor is. */
export interface Proposal {
	/** The name, value or id itself. */
	label: string;
	/** What is written when it is taken. */
	text: string;
	kind: 'name' | 'value' | 'id';
	/** Of a name: whether the bank needs it. */
	required: boolean;
	/** Of an id: what it stands for. */
	about: string;
}

/**
 * What can be written at a place of a bank's file: the fields that are still missing there, the values that a field may
 * have, ids of facts and sources, names and tags that stand elsewhere in the bank.
 * @param text with "\n" at the end of its lines; need not be readable
 * @param offset of the cursor, in UTF-16 units
 * @returns null where nothing can be said; `from` is the offset at which the word to be replaced begins
 */
export function completeText(
	text: string,
	offset: number,
	outline: Outline
): { from: number; proposals: Proposal[] } | null {
	const place = placeAt(text, offset);
	const node = place && nodeAt(place.steps);
	if (!place || !node) return null;
	const { from, at, given, column, inline } = place;
	const proposals =
		at === 'name' && node.entries
			? namesOf(node.entries, given, inline ? null : column)
			: valuesOf(node, place.steps, outline);
	return proposals.length > 0 ? { from, proposals } : null;
}

/** The schema of what the steps lead to; names and shapes only, wherever several are possible. */
function nodeAt(steps: readonly Step[]): SchemaNode | null {
	let node: SchemaNode | null = bankSchemaNode;
	for (const step of steps) {
		if (!node) return null;
		if ('name' in step) node = node.entries?.[step.name] ?? node.value ?? null;
		else node = node.item ?? null;
		if (node) node = asOne(unwrapped(node), 'fields' in step ? step.fields : null);
	}
	return node;
}

/** A union or variant as the one of its options that is meant. */
function asOne(node: SchemaNode, fields: ReadonlyMap<string, string> | null): SchemaNode {
	// A hint is a text, or a map.
	if (node.type === 'union') return node.options?.find(({ entries }) => entries) ?? node;
	if (node.type !== 'variant') return node;
	const key = String(node.key);
	const names = variantNames(node);
	const entries =
		variantOption(node, fields?.get(key) ?? '')?.entries ?? entriesOfAll(node.options ?? []);
	const type: SchemaNode = { type: 'picklist', options: names as unknown as SchemaNode[] };
	return { type: 'strict_object', entries: { ...entries, [key]: type } };
}

function entriesOfAll(options: readonly SchemaNode[]): Record<string, SchemaNode> {
	const [first, ...others] = options.map(({ entries = {} }) => entries);
	return Object.fromEntries(
		Object.entries(first ?? {}).filter(([name]) => others.every((entries) => name in entries))
	);
}

function namesOf(
	entries: Record<string, SchemaNode>,
	given: ReadonlySet<string>,
	column: number | null
): Proposal[] {
	return Object.entries(entries)
		.filter(([name]) => !given.has(name))
		.map(([name, entry]): Proposal => {
			const required = entry.type !== 'optional';
			return {
				label: name,
				text: name + opening(entry, column),
				kind: 'name',
				required,
				about: ''
			};
		})
		.sort((a, b) => Number(b.required) - Number(a.required));
}

/** What comes after a name: the value in the line, or a line of its own for what is in it. */
function opening(entry: SchemaNode, column: number | null): string {
	const inner = unwrapped(entry);
	const below = `:\n${' '.repeat((column ?? 0) + 2)}`;
	if (column === null) return ': ';
	if (inner.item) return `${below}- `;
	return inner.entries || inner.value ? below : ': ';
}

function valuesOf(node: SchemaNode, steps: readonly Step[], outline: Outline): Proposal[] {
	const value = (label: string, about = '', kind: Proposal['kind'] = 'value'): Proposal => ({
		label,
		text: label,
		kind,
		required: false,
		about
	});
	if (node.type === 'picklist')
		return (node.options as unknown as string[]).map((each) => value(each));
	if (node.type === 'boolean') return [value('true'), value('false')];
	switch (steps.map((step) => ('name' in step ? step.name : '·')).join('/')) {
		case 'facts/·/source':
		case 'sections/·/source':
			return outline.sources.map(({ id, title }) => value(id, title, 'id'));
		case 'questions/·/facts/·':
			return outline.facts.map(({ id, statement }) => value(id, statement, 'id'));
		case 'facts/·/said-by':
			return different(outline.facts.map(({ saidBy }) => saidBy)).map((name) => value(name));
		case 'questions/·/tags/·':
			return different(outline.questions.flatMap(({ tags }) => tags)).map((tag) => value(tag));
		default:
			return [];
	}
}

const different = (texts: readonly string[]) => [...new Set(texts)].filter((text) => text !== '');
