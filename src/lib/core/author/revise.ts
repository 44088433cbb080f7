import { BANK_FILE } from '../bank/bank-files';
import { joinText, splitText, valueOf } from './bank-text';
import { setTop } from './edit-bank-text';
import type { DraftTexts } from './edit-history';
import { givenTexts } from './given-texts';

/** The revision that a bank's file names; 1 where it names none or cannot be read. */
export function revisionOf(texts: DraftTexts): number {
	const result = splitText(texts[BANK_FILE] ?? '');
	const revision = result.ok ? valueOf(result.bank, 'revision') : 1;
	return typeof revision === 'number' && Number.isInteger(revision) && revision > 0 ? revision : 1;
}

/** The id that a bank's file names; empty where it names none or cannot be read. */
export function idOf(texts: DraftTexts): string {
	const result = splitText(texts[BANK_FILE] ?? '');
	const id = result.ok ? valueOf(result.bank, 'id') : '';
	return typeof id === 'string' ? id : '';
}

/** Whether what would be given away is what was published, but for the number of the revision. */
export function isPublished(texts: DraftTexts, published: DraftTexts): boolean {
	const [now, then] = [givenTexts(texts), givenTexts(published)].map(withoutRevision);
	const names = Object.keys(now!);
	return (
		names.length === Object.keys(then!).length && names.every((name) => now![name] === then![name])
	);
}

/**
 * The revision under which a bank goes out: one more than that of the last published state where anything else is
 * different, and never less than the file says already.
 * @param published null where it has never been out: then the file's own
 */
export function nextRevision(texts: DraftTexts, published: DraftTexts | null): number {
	const own = revisionOf(texts);
	if (!published || isPublished(texts, published)) return own;
	return Math.max(own, revisionOf(published) + 1);
}

/**
 * Texts for a bank beside the one they are of: another id and title, so that the two are not taken for one, and the first
 * revision. As they are where the file cannot be read.
 * @param suffix put after id and title
 */
export function asAnother(texts: DraftTexts, suffix: { id: string; title: string }): DraftTexts {
	const result = splitText(texts[BANK_FILE] ?? '');
	if (!result.ok) return texts;
	let { bank } = result;
	const [id, title] = [valueOf(bank, 'id'), valueOf(bank, 'title')];
	if (typeof id === 'string' && id !== '') bank = setTop(bank, ['id'], id + suffix.id);
	if (typeof title === 'string' && title !== '')
		bank = setTop(bank, ['title'], title + suffix.title);
	bank = setTop(bank, ['revision'], 1);
	return { ...texts, [BANK_FILE]: joinText(bank) };
}

const withoutRevision = (texts: DraftTexts) => atRevision(texts, 1);

/** The same texts under another number. As they are where the file cannot be read. */
export function atRevision(texts: DraftTexts, revision: number): DraftTexts {
	const result = splitText(texts[BANK_FILE] ?? '');
	if (!result.ok) return texts;
	return { ...texts, [BANK_FILE]: joinText(setTop(result.bank, ['revision'], revision)) };
}
