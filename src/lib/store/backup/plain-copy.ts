/** Deeper than any event or session of this app. */
const MAX_DEPTH = 20;
const REFUSED = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * What JSON gave, key by key in fresh objects.
 * @returns undefined where it is nested too deep or has a key that could reach an object's prototype
 */
export function plainCopy(value: unknown, depth = 0): unknown {
	if (typeof value !== 'object' || value === null) return value;
	if (depth >= MAX_DEPTH) return undefined;
	if (Array.isArray(value)) {
		const list: unknown[] = [];
		for (const item of value) {
			const copy = plainCopy(item, depth + 1);
			if (copy === undefined) return undefined;
			list.push(copy);
		}
		return list;
	}
	const fresh: Record<string, unknown> = {};
	for (const [key, item] of Object.entries(value)) {
		const copy = REFUSED.has(key) ? undefined : plainCopy(item, depth + 1);
		if (copy === undefined) return undefined;
		fresh[key] = copy;
	}
	return fresh;
}
