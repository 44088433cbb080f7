/**
 * The items in nearly the order they came in, moved only so that neighbours share no key.
 * Where every item has at most one key, none are neighbours that could have been kept apart; with several keys an item
 * (a question on several facts) that is a hard puzzle in general, and neighbours may rarely remain.
 */
export function keptApart<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): T[] {
	const waiting = items.map((item) => ({ item, keys: keysOf(item) }));
	const left = new Map<string, number>();
	for (const key of waiting.flatMap(({ keys }) => keys)) left.set(key, (left.get(key) ?? 0) + 1);

	const result: typeof waiting = [];
	while (waiting.length > 0) {
		const last = result.at(-1)?.keys ?? [];
		// More than half of what is left shares a key: it has to take every other place from here on.
		const urgent = [...left].find(([, count]) => count * 2 > waiting.length)?.[0];
		let at = waiting.findIndex(
			({ keys }) => !share(keys, last) && (urgent === undefined || keys.includes(urgent))
		);
		if (at === -1) at = waiting.findIndex(({ keys }) => !share(keys, last));
		const [next] = waiting.splice(Math.max(at, 0), 1);
		if (next === undefined) break;
		for (const key of next.keys) left.set(key, (left.get(key) ?? 1) - 1);
		result.push(next);
	}
	return mended(result).map(({ item }) => item);
}

interface Keyed {
	keys: readonly string[];
}

/** Where two relatives still are neighbours, takes one of them to a gap where there are fewer, as long as that helps. */
function mended<K extends Keyed>(items: K[]): K[] {
	let result = items;
	let at = 1;
	while (at < result.length) {
		const better = clash(result[at - 1], result[at])
			? (moved(result, at) ?? moved(result, at - 1))
			: null;
		result = better ?? result;
		at = better === null ? at + 1 : 1;
	}
	return result;
}

/** The list with one item in the first gap that makes it have fewer neighbours that clash; null when none does. */
function moved<K extends Keyed>(items: readonly K[], from: number): K[] | null {
	const item = items[from];
	if (item === undefined) return null;
	const rest = items.toSpliced(from, 1);
	const costAt = (gap: number): number =>
		Number(clash(rest[gap - 1], item)) +
		Number(clash(item, rest[gap])) -
		Number(clash(rest[gap - 1], rest[gap]));
	const cost = costAt(from);
	for (let gap = 0; gap <= rest.length; gap++) {
		if (costAt(gap) < cost) return rest.toSpliced(gap, 0, item);
	}
	return null;
}

function clash(a: Keyed | undefined, b: Keyed | undefined): boolean {
	return a !== undefined && b !== undefined && share(a.keys, b.keys);
}

function share(a: readonly string[], b: readonly string[]): boolean {
	return a.some((key) => b.includes(key));
}
