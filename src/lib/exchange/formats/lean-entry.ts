/** The same without the fields that are undefined and lists that are empty, as an author would leave them out. */
export function leanEntry<T extends object>(entry: T): T {
	return Object.fromEntries(
		Object.entries(entry).flatMap(([name, value]: [string, unknown]) => {
			if (value === undefined || (Array.isArray(value) && value.length === 0)) return [];
			return [[name, lean(value)]];
		})
	) as T;
}

function lean(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(lean);
	return typeof value === 'object' && value !== null ? leanEntry(value) : value;
}
