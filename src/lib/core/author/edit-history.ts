import { applyPatch, invertPatch, patchBetween, type TextPatch } from './text-patch';

/** All texts of a draft by a name: its file, and those of its sources. */
export type DraftTexts = { readonly [name: string]: string };

/** One step that can be taken back. */
export interface Edit {
	/** By name of the text. */
	patches: { [name: string]: TextPatch };
	/** Texts that the edit made, and took away. */
	made: string[];
	gone: string[];
	/** What was edited, for a step that goes on with the one before; null for one that stands alone. */
	field: string | null;
	/** Milliseconds since the epoch, of its last part. */
	atMs: number;
}

export interface EditHistory {
	readonly done: readonly Edit[];
	readonly undone: readonly Edit[];
}

export const NO_HISTORY: EditHistory = { done: [], undone: [] };

/** Typing in one field is one step until it rests for so long, in ms. */
const REST_MS = 1500;
/** Steps that can be taken back. */
const DEPTH = 1000;

/**
 * Notes an edit; what was taken back before can then not be done again.
 * @param field typing on in the same field goes on with the step before
 * @param atMs milliseconds since the epoch
 */
export function noteEdit(
	history: EditHistory,
	before: DraftTexts,
	after: DraftTexts,
	field: string | null,
	atMs: number
): EditHistory {
	const last = history.done.at(-1);
	const goesOn =
		last !== undefined &&
		field !== null &&
		last.field === field &&
		history.undone.length === 0 &&
		atMs - last.atMs < REST_MS;
	const start = goesOn ? undo(before, last) : before;
	const edit = editBetween(start, after, field, atMs);
	const earlier = goesOn ? history.done.slice(0, -1) : history.done;
	return { done: edit ? [...earlier, edit].slice(-DEPTH) : earlier, undone: [] };
}

/** @returns null where there is nothing to take back */
export function takeBack(
	history: EditHistory,
	texts: DraftTexts
): { history: EditHistory; texts: DraftTexts; edit: Edit } | null {
	const edit = history.done.at(-1);
	if (!edit) return null;
	const changed = { done: history.done.slice(0, -1), undone: [...history.undone, edit] };
	return { history: changed, texts: undo(texts, edit), edit };
}

/** @returns null where nothing was taken back */
export function doAgain(
	history: EditHistory,
	texts: DraftTexts
): { history: EditHistory; texts: DraftTexts; edit: Edit } | null {
	const edit = history.undone.at(-1);
	if (!edit) return null;
	const changed = { done: [...history.done, edit], undone: history.undone.slice(0, -1) };
	return { history: changed, texts: redo(texts, edit), edit };
}

const NOTHING: TextPatch = { at: 0, removed: '', inserted: '' };

function editBetween(
	before: DraftTexts,
	after: DraftTexts,
	field: string | null,
	atMs: number
): Edit | null {
	const names = new Set([...Object.keys(before), ...Object.keys(after)]);
	const patches: Edit['patches'] = {};
	for (const name of names) {
		const patch = patchBetween(before[name] ?? '', after[name] ?? '');
		if (patch) patches[name] = patch;
		// An empty text comes and goes without a letter changed.
		else if (!(name in before && name in after)) patches[name] = NOTHING;
	}
	if (Object.keys(patches).length === 0) return null;
	const made = [...names].filter((name) => !(name in before));
	const gone = [...names].filter((name) => !(name in after));
	return { patches, made, gone, field, atMs };
}

function undo(texts: DraftTexts, { patches, made }: Edit): DraftTexts {
	return changed(texts, patches, invertPatch, made);
}

function redo(texts: DraftTexts, { patches, gone }: Edit): DraftTexts {
	return changed(texts, patches, (patch) => patch, gone);
}

function changed(
	texts: DraftTexts,
	patches: Edit['patches'],
	way: (patch: TextPatch) => TextPatch,
	without: readonly string[]
): DraftTexts {
	const result: Record<string, string> = { ...texts };
	for (const [name, patch] of Object.entries(patches))
		result[name] = applyPatch(result[name] ?? '', way(patch));
	for (const name of without) delete result[name];
	return result;
}
