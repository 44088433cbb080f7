import { IMAGE_FILE } from '../bank/bank-files';

/** The picture files that an entry names, whatever else is wrong with it, each with the path to its name. */
export function picturesIn(entry: unknown): { file: string; path: (string | number)[] }[] {
	if (typeof entry !== 'object' || entry === null) return [];
	const entries: [string | number, unknown][] = Array.isArray(entry)
		? [...(entry as unknown[]).entries()]
		: Object.entries(entry);
	return entries.flatMap(([name, value]) =>
		name === 'file' && typeof value === 'string' && IMAGE_FILE.test(value)
			? [{ file: value, path: [name] }]
			: picturesIn(value).map(({ file, path }) => ({ file, path: [name, ...path] }))
	);
}
