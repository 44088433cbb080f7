import type { PassageCoverage } from './coverage';

/** Passages that stand one after the other, which a page shows, or leaves aside, together. */
export interface PassageGroup {
	/** Its place among the groups of the whole source, from 0. */
	at: number;
	places: readonly PassageCoverage[];
	/** The text of each place; undefined where it is not here. */
	texts: readonly (string | undefined)[];
}

/** So many passages are looked after as one. */
const SIZE = 50;

/**
 * Passages in groups by their number, so that a passage stays in its group whatever is shown beside it.
 * @param places in order
 * @param paragraphs of the source, that of passage 1 at 0
 * @param before what this said last: a group in which nothing changed is the same object again, and where none did all of it
 */
export function passageGroups(
	places: readonly PassageCoverage[],
	paragraphs: readonly string[],
	before: readonly PassageGroup[] = []
): readonly PassageGroup[] {
	const earlier = new Map(before.map((group) => [group.at, group]));
	const groups: PassageGroup[] = [];
	for (let from = 0; from < places.length;) {
		const at = groupOf(places[from]!);
		let to = from + 1;
		while (to < places.length && groupOf(places[to]!) === at) to++;
		const group = earlier.get(at);
		if (group && isSame(group, places, from, to, paragraphs)) groups.push(group);
		else {
			const own = places.slice(from, to);
			groups.push({ at, places: own, texts: own.map(({ passage }) => paragraphs[passage - 1]) });
		}
		from = to;
	}
	const isAll =
		groups.length === before.length && groups.every((group, at) => group === before[at]);
	return isAll ? before : groups;
}

/** What names no passage stands with the first ones. */
const groupOf = ({ passage }: PassageCoverage) => Math.floor(Math.max(0, passage - 1) / SIZE);

function isSame(
	group: PassageGroup,
	places: readonly PassageCoverage[],
	from: number,
	to: number,
	paragraphs: readonly string[]
): boolean {
	if (group.places.length !== to - from) return false;
	for (let at = from; at < to; at++) {
		const place = places[at]!;
		if (group.places[at - from] !== place) return false;
		if (group.texts[at - from] !== paragraphs[place.passage - 1]) return false;
	}
	return true;
}
