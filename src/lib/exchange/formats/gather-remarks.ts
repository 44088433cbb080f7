import type { Place, Remark } from './remark';

/** All remarks of one cause. */
export interface Cause {
	kind: Remark['kind'];
	text: string;
	count: number;
	/** Of the first ones; fewer than `count` where there are many, or where a remark has no place. */
	places: Place[];
}

/** So that a file of fifty thousand bad questions is told in a list that can be shown. */
const MOST_PLACES = 200;
const KINDS: readonly Remark['kind'][] = ['left-out', 'changed', 'noted'];

/**
 * Each cause once: what is left out first, then what was changed; within a kind the most frequent first.
 * @param before what was gathered already
 */
export function gatherRemarks(remarks: readonly Remark[], before: readonly Cause[] = []): Cause[] {
	const causes = new Map(
		before.map((cause) => [keyOf(cause), { ...cause, places: [...cause.places] }])
	);
	for (const { kind, text, place } of remarks) {
		const key = keyOf({ kind, text });
		const cause = causes.get(key) ?? { kind, text, count: 0, places: [] };
		causes.set(key, cause);
		cause.count++;
		const isSaid = place.line !== undefined || place.file !== undefined || place.item !== undefined;
		if (isSaid && cause.places.length < MOST_PLACES) cause.places.push(place);
	}
	return [...causes.values()].sort(
		(a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || b.count - a.count
	);
}

const keyOf = ({ kind, text }: Pick<Remark, 'kind' | 'text'>) => `${kind}\n${text}`;
