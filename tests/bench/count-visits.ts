/** Everything by which records are reached. */
const READS = ['get', 'getKey', 'getAll', 'getAllKeys', 'count', 'openCursor', 'openKeyCursor'];
const WRITES = ['put', 'add', 'delete'];

type Methods = Record<string, (...args: unknown[]) => IDBRequest>;

/**
 * Counts from now on what this page reaches in any database: each record that is read or written, each key, each that a
 * `count` counts, and of a segment each of its events. Unlike times, the numbers are the same on every machine.
 * @returns how many there were so far
 */
export function countVisits(): () => number {
	let visited = 0;
	for (const { prototype } of [IDBObjectStore, IDBIndex]) {
		const methods = prototype as unknown as Methods;
		for (const name of [...READS, ...WRITES]) {
			const real = methods[name];
			if (!real) continue;
			const count = WRITES.includes(name) ? () => 1 : name === 'count' ? Number : weigh;
			methods[name] = function (this: unknown, ...args: unknown[]) {
				const request = real.apply(this, args);
				request.addEventListener('success', () => (visited += count(request.result)));
				return request;
			};
		}
	}
	return () => visited;
}

function weigh(result: unknown): number {
	if (Array.isArray(result)) return result.reduce((sum: number, one) => sum + weigh(one), 0);
	if (result instanceof IDBCursorWithValue) return weigh(result.value);
	const events = (result as { events?: unknown } | null | undefined)?.events;
	return Array.isArray(events) ? events.length : 1;
}
