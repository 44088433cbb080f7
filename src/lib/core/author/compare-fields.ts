import { diffArrays } from 'diff';
import type { FieldPath } from './edit-bank-text';
import { textIn } from './outline';

/** A text, number or yes-or-no that differs; null where it is not there. */
export interface FieldChange {
	/** Names and places in lists; of what is gone the place that it had. */
	path: FieldPath;
	before: string | null;
	after: string | null;
}

/** All that differs between two values of a file, down to the single texts; entries of lists are matched by what they say. */
export function compareFields(
	before: unknown,
	after: unknown,
	path: FieldPath = []
): FieldChange[] {
	if (Array.isArray(before) || Array.isArray(after))
		return compareLists(asList(before), asList(after), path);
	if (isMap(before) || isMap(after)) {
		const [one, other] = [asMap(before), asMap(after)];
		const names = new Set([...Object.keys(one), ...Object.keys(other)]);
		return [...names].flatMap((name) => compareFields(one[name], other[name], [...path, name]));
	}
	const [one, other] = [textOf(before), textOf(after)];
	return one === other ? [] : [{ path, before: one, after: other }];
}

function compareLists(
	before: readonly unknown[],
	after: readonly unknown[],
	path: FieldPath
): FieldChange[] {
	const runs = diffArrays(before.map(written), after.map(written));
	const changes: FieldChange[] = [];
	let [at, to] = [0, 0];
	for (let index = 0; index < runs.length; index++) {
		const run = runs[index]!;
		if (!run.added && !run.removed) {
			at += run.count;
			to += run.count;
			continue;
		}
		// What goes and comes at one place is the same entry, changed.
		const next = runs[index + 1];
		const isPair =
			next !== undefined && run.removed !== next.removed && (next.added || next.removed);
		if (isPair) index++;
		const gone = run.removed ? run.count : isPair ? next.count : 0;
		const come = run.added ? run.count : isPair ? next.count : 0;
		for (let n = 0; n < Math.max(gone, come); n++)
			changes.push(
				...compareFields(
					n < gone ? before[at + n] : undefined,
					n < come ? after[to + n] : undefined,
					[...path, n < come ? to + n : at + n]
				)
			);
		at += gone;
		to += come;
	}
	return changes;
}

type Map = { readonly [name: string]: unknown };
const isMap = (value: unknown): value is Map =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** A hint may be a text or a map with one. */
const asMap = (value: unknown): Map =>
	isMap(value) ? value : value === undefined || value === null ? {} : { text: value };
const asList = (value: unknown): readonly unknown[] =>
	Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
const textOf = (value: unknown) => (value === undefined || value === null ? null : textIn(value));
const written = (value: unknown) => JSON.stringify(value) ?? '';
