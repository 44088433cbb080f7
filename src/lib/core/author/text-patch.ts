/** What one edit did to a text: at that offset (in UTF-16 units) `removed` gave way to `inserted`. */
export interface TextPatch {
	at: number;
	removed: string;
	inserted: string;
}

/** The smallest single patch that leads from one text to the other, or null where they are the same. */
export function patchBetween(before: string, after: string): TextPatch | null {
	if (before === after) return null;
	const shorter = Math.min(before.length, after.length);
	let at = 0;
	while (at < shorter && before[at] === after[at]) at++;
	let end = 0;
	while (end < shorter - at && before[before.length - 1 - end] === after[after.length - 1 - end])
		end++;
	return {
		at,
		removed: before.slice(at, before.length - end),
		inserted: after.slice(at, after.length - end)
	};
}

export function applyPatch(text: string, { at, removed, inserted }: TextPatch): string {
	return text.slice(0, at) + inserted + text.slice(at + removed.length);
}

/** What takes it back. */
export function invertPatch({ at, removed, inserted }: TextPatch): TextPatch {
	return { at, removed: inserted, inserted: removed };
}
