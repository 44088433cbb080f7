import type { FieldPath, Plain } from '$lib/core/author/edit-bank-text';
import type { BankImage } from '$lib/core/bank/bank';
import type { Finding } from '$lib/core/bank/finding';

/** An entry of the bank's file (a source, a fact, a question) in a form, and what a form can do to it. */
export interface EntryEdit {
	/** As the file has them; anything may be missing or of another kind. */
	fields: { readonly [name: string]: unknown };
	/** What was found in it; the paths begin within the entry. */
	findings: readonly Finding[];
	/** Undefined takes the field away. */
	set: (path: FieldPath, value: Plain | undefined) => void;
	/** Puts something into a list, which is made where there is none. */
	insert: (path: FieldPath, index: number, value: Plain) => void;
	/** Another place in a list. */
	move: (path: FieldPath, from: number, to: number) => void;
	/** Nothing can be changed: another tab edits, or the text is to be mended first. */
	locked: boolean;
	/** Of a question. */
	pictures?: PictureEdit;
}

/** The pictures of a question in a form; a path leads to one. */
export interface PictureEdit {
	/** Null where there is none. */
	at: (path: FieldPath) => BankImage | null;
	/** Puts one there, made smaller, in the place of the one that is there. Rejects where it cannot be kept. */
	put: (path: FieldPath, file: Blob) => Promise<PicturePut>;
	remove: (path: FieldPath) => void;
}

interface PictureSize {
	bytes: number;
	width: number;
	height: number;
}
/** What became of a picture that was chosen. `stilled`: it moved, and is now its first picture. */
export type PicturePut =
	| { ok: true; from: PictureSize; to: PictureSize; stilled: boolean }
	| { ok: false; problem: 'too-large' | 'not-a-picture' | 'locked' };

/** What a path leads to, or undefined. */
export function valueAt(edit: EntryEdit, path: FieldPath): unknown {
	let value: unknown = edit.fields;
	for (const key of path) {
		if (typeof value !== 'object' || value === null) return undefined;
		value = (value as Record<string | number, unknown>)[key];
	}
	return value;
}

/** The entries of a list; none where there is no list. */
export function listAt(edit: EntryEdit, path: FieldPath): readonly unknown[] {
	const value = valueAt(edit, path);
	return Array.isArray(value) ? value : [];
}

/** What was found of exactly that field. */
export function findingsAt(edit: EntryEdit, path: FieldPath): Finding[] {
	const wanted = JSON.stringify(path);
	return edit.findings.filter((finding) => JSON.stringify(finding.path) === wanted);
}
