import type { Path } from './finding';

/** The fields of a question and of a fact that a bank may have read with marks; those of what stands in them too. */
const MARKED = new Set([
	'stem',
	'explanation',
	'hint',
	'answer',
	'back',
	'right',
	'wrong',
	'true',
	'false',
	'text',
	'feedback',
	'prompt',
	'match',
	'extra',
	'statement'
]);
/** Plain whatever a bank says: names, ids, and what a learner types. */
const PLAIN = new Set(['id', 'facts', 'type', 'tags', 'dismissed', 'accept', 'unit']);

/** A text of an entry that is read with marks, where the bank says so, and the path to it. */
export interface MarkedText {
	path: Path;
	text: string;
}

/** All such texts of a question's or a fact's entry, in its order. */
export function markedTexts(entry: object, path: Path): MarkedText[] {
	return textsIn(entry, '', path);
}

function textsIn(value: unknown, field: string, path: Path): MarkedText[] {
	if (typeof value === 'string') return MARKED.has(field) ? [{ path, text: value }] : [];
	if (Array.isArray(value))
		return value.flatMap((item, index) => textsIn(item, field, [...path, index]));
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, inner]) =>
		// What a confusion stands for is typed by the learner.
		PLAIN.has(name) || (field === 'confusions' && name === 'text')
			? []
			: textsIn(inner, name, [...path, name])
	);
}
