import { diffLines } from 'diff';
import { patchBetween, type TextPatch } from './text-patch';

/** Lines that differ; past this the search would take longer than it is worth, and one patch does for all. */
const MOST_LINES = 2000;

/**
 * The changes that lead from one text to the other, apart where whole lines between them are the same, so that a cursor
 * there stays. In order; `at` counts UTF-16 units of the text before.
 */
export function changesBetween(before: string, after: string): TextPatch[] {
	const whole = patchBetween(before, after);
	if (!whole) return [];
	if (!whole.removed.includes('\n') || !whole.inserted.includes('\n')) return [whole];
	const runs = diffLines(whole.removed, whole.inserted, { maxEditLength: MOST_LINES });
	if (!runs) return [whole];
	const patches: TextPatch[] = [];
	let at = whole.at;
	let removed = '';
	let inserted = '';
	const close = () => {
		const patch = patchBetween(removed, inserted);
		if (patch) patches.push({ ...patch, at: at + patch.at });
		at += removed.length;
		removed = inserted = '';
	};
	for (const run of runs) {
		if (run.removed) removed += run.value;
		else if (run.added) inserted += run.value;
		else {
			close();
			at += run.value.length;
		}
	}
	close();
	return patches;
}
