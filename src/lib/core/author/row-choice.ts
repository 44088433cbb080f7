import type { ListedQuestion } from './search-entries';

/** Which rows of a list are chosen, by their keys, and from where a range goes. */
export interface RowChoice {
	readonly keys: readonly string[];
	readonly anchor: string | null;
}

export const NO_CHOICE: RowChoice = { keys: [], anchor: null };

/** Chooses a row, or lets it go; a range then begins there. */
export function toggleRow({ keys }: RowChoice, key: string): RowChoice {
	return {
		keys: keys.includes(key) ? keys.filter((each) => each !== key) : [...keys, key],
		anchor: key
	};
}

/**
 * Chooses all from where the last range began to a row; what else was chosen stays, but for what a longer range had.
 * @param shown all rows in their order
 * @param from where a range begins that has no beginning yet
 * @param last where the range went until now
 */
export function rangeTo(
	choice: RowChoice,
	shown: readonly string[],
	from: string,
	last: string,
	to: string
): RowChoice {
	const anchor =
		choice.anchor !== null && shown.includes(choice.anchor) && choice.keys.includes(choice.anchor)
			? choice.anchor
			: from;
	const before = new Set(between(shown, anchor, last));
	const now = between(shown, anchor, to);
	const others = choice.keys.filter((key) => !before.has(key) && !now.includes(key));
	return { keys: [...others, ...now], anchor };
}

/** Those of the keys that a row has. */
export function stillListed(
	listed: readonly ListedQuestion[],
	keys: readonly string[]
): readonly string[] {
	const here = new Set(listed.map(({ key }) => key));
	return keys.filter((key) => here.has(key));
}

/** The places in the file of the rows with these keys. */
export function placesOf(
	listed: readonly ListedQuestion[],
	keys: readonly string[]
): ReadonlySet<number> {
	const wanted = new Set(keys);
	return new Set(listed.filter(({ key }) => wanted.has(key)).map(({ index }) => index));
}

/** The keys of the rows at these places of the file, in its order. */
export function keysAt(
	listed: readonly ListedQuestion[],
	places: ReadonlySet<number>
): readonly string[] {
	return listed.filter(({ index }) => places.has(index)).map(({ key }) => key);
}

function between(shown: readonly string[], one: string, other: string): string[] {
	const [a, b] = [shown.indexOf(one), shown.indexOf(other)];
	if (a < 0 || b < 0) return [];
	return shown.slice(Math.min(a, b), Math.max(a, b) + 1);
}
