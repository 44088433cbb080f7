import { splitText } from '../../core/author/bank-text';
import type { DraftTexts } from '../../core/author/edit-history';
import { newBankText } from '../../core/author/new-entry';
import { outlineOf } from '../../core/author/outline';
import { BANK_FILE } from '../../store/drafts/check-texts';

export { BANK_FILE, sameTexts as isSameDraft, type DraftRecord, type RevisionRecord };
import type { DraftRecord, DraftSummary, RevisionRecord } from '../../store/drafts/draft-database';
import type { ImageBlobs } from '../../store/image-records';
import { DraftStore, sameTexts } from '../../store/drafts/draft-store';
import { clock } from '../clock';

/** The one store of drafts of this tab. */
export const drafts = new DraftStore();

/** What a list shows of texts; nothing is counted in a file that cannot be read. */
export function aboutTexts(texts: DraftTexts): DraftSummary {
	const result = splitText(texts[BANK_FILE] ?? '');
	if (!result.ok) return { title: '', facts: 0, questions: 0 };
	const { title, facts, questions } = outlineOf(result.bank);
	return { title, facts: facts.length, questions: questions.length };
}

/** What tells a new bank from every other, see `newBankText`. */
export function newMark(): string {
	return crypto.getRandomValues(new Uint32Array(1))[0]!.toString(36).padStart(7, '0');
}

/** A draft with nothing in it yet. */
export function newDraft(author: string, language: string): Promise<DraftRecord> {
	const texts = { [BANK_FILE]: newBankText('', author, language, newMark()) };
	return drafts.create(texts, aboutTexts(texts), null, clock.nowMs());
}

/** A draft that begins with these texts, and the pictures that they have cards of. */
export function draftFrom(
	texts: DraftTexts,
	from: DraftRecord['from'] = null,
	images: ImageBlobs = new Map()
): Promise<DraftRecord> {
	return drafts.create(texts, aboutTexts(texts), from, clock.nowMs(), images);
}

/** As `draftFrom`, of several: where one cannot be kept, none is. */
export function draftsFrom(
	beginnings: readonly { texts: DraftTexts; from: DraftRecord['from']; images: ImageBlobs }[]
): Promise<DraftRecord[]> {
	const all = beginnings.map((each) => ({ ...each, about: aboutTexts(each.texts) }));
	return drafts.createAll(all, clock.nowMs());
}
