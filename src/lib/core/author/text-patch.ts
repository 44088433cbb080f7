/** What one edit did to a text: at that offset (in UTF-16 units) `removed` gave way to `inserted`. */
export interface TextPatch {
	at: number;
	removed: string;
	inserted: string;
}

/** So many UTF-16 units are compared at once: unit by unit, a large file takes longer than may pass between two keys. */
const STRIDE = 1024;

/** The smallest single patch that leads from one text to the other, or null where they are the same. */
export function patchBetween(before: string, after: string): TextPatch | null {
	if (before === after) return null;
	const shorter = Math.min(before.length, after.length);
	let at = 0;
	while (at + STRIDE <= shorter && after.startsWith(before.slice(at, at + STRIDE), at))
		at += STRIDE;
	while (at < shorter && before[at] === after[at]) at++;
	const most = shorter - at;
	let end = 0;
	while (end + STRIDE <= most && endsAlike(before, after, end)) end += STRIDE;
	while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
	return {
		at,
		removed: before.slice(at, before.length - end),
		inserted: after.slice(at, after.length - end)
	};
}

/** Whether the stretches before the last so many units are the same. */
function endsAlike(before: string, after: string, end: number): boolean {
	const to = before.length - end;
	return after.startsWith(before.slice(to - STRIDE, to), after.length - end - STRIDE);
}

export function applyPatch(text: string, { at, removed, inserted }: TextPatch): string {
	return text.slice(0, at) + inserted + text.slice(at + removed.length);
}

/** What takes it back. */
export function invertPatch({ at, removed, inserted }: TextPatch): TextPatch {
	return { at, removed: inserted, inserted: removed };
}
