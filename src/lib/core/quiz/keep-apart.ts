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

/** Takes each item that still stands beside a relative to the first gap where it has none. */
function mended<K extends Keyed>(items: K[]): K[] {
	const result = [...items];
	for (const item of items) {
		const at = result.indexOf(item);
		if (!clash(result[at - 1], item)) continue;
		result.splice(at, 1);
		const gap = result.findIndex(
			(next, place) => !clash(result[place - 1], item) && !clash(item, next)
		);
		// Taking it out must not bring two others together that were apart.
		if (gap === -1 || clash(result[at - 1], result[at])) result.splice(at, 0, item);
		else result.splice(gap, 0, item);
	}
	return result;
}

function clash(a: Keyed | undefined, b: Keyed | undefined): boolean {
	return a !== undefined && b !== undefined && share(a.keys, b.keys);
}

function share(a: readonly string[], b: readonly string[]): boolean {
	return a.some((key) => b.includes(key));
}
