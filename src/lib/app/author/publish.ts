import { setTop } from '../../core/author/edit-bank-text';
import type { DraftTexts } from '../../core/author/edit-history';
import { idOf, isPublished, nextRevision, revisionOf } from '../../core/author/revise';
import { checkTexts } from '../../store/drafts/check-texts';
import { formulaCheckFor } from '../../store/drafts/formula-check';
import type { DraftRecord } from '../../store/drafts/draft-database';
import type { DraftEditor } from './draft-editor.svelte';
import { drafts } from './drafts';

/** What of a bank was last given away. */
export interface Published {
	texts: DraftTexts;
	/** Of the bank: what learners’ progress hangs on. Empty where it could not be read. */
	id: string;
	revision: number;
	/** Milliseconds since the epoch; null where it came here as it is. */
	atMs: number | null;
}

/** Something is wrong with the bank, so it is not given away. */
export class NotSound extends Error {
	override name = 'NotSound';
	constructor(readonly errors: number) {
		super('The bank has errors.');
	}
}

/** The state that was last given away, by the author or by whoever this bank came from; null where there is none. */
export async function lastPublished({ id, createdMs }: DraftRecord): Promise<Published | null> {
	const state = (await drafts.revisions(id)).find(({ reason }) => reason === 'published');
	if (!state) return null;
	const { texts, atMs } = state;
	return {
		texts,
		id: idOf(texts),
		revision: revisionOf(texts),
		atMs: atMs === createdMs ? null : atMs
	};
}

/** Whether the texts are what was last given away, and under which revision they would go out now. */
export function standing(
	texts: DraftTexts,
	published: Published | null
): { changed: boolean; revision: number } {
	return {
		changed: !published || !isPublished(texts, published.texts),
		revision: nextRevision(texts, published?.texts ?? null)
	};
}

/**
 * Makes the bank ready to be given away: checked as it stands now, its revision counted up where it differs from what
 * was last given away, on disk, and kept as a state of its own.
 * @returns the texts that may go out
 * @throws NotSound, or why it could not be saved; then it is not published
 */
export async function publish(editor: DraftEditor): Promise<DraftTexts> {
	const report = checkTexts(editor.texts, await formulaCheckFor(editor.texts));
	if (report.errors.length > 0) throw new NotSound(report.errors.length);
	const published = await lastPublished(editor.draft);
	const { changed, revision } = standing(editor.texts, published);
	if (!changed) return editor.texts;
	if (revision !== revisionOf(editor.texts))
		editor.edit((bank) => setTop(bank, ['revision'], revision));
	await editor.flush();
	if (editor.saveState !== 'saved') throw editor.fault;
	await editor.keepState('published');
	return editor.texts;
}
