import { idOf } from '../../core/author/revise';
import { drafts } from '../author/drafts';
import { copyShipped, isShipped } from '../author/take-banks';

/** Where a bank can be written in this browser: a draft of it, or a copy that is still to be made. */
export type WritePlace = { draft: string } | { copyOf: string };

/** The draft of a bank that was worked on last, or a copy where the bank comes with the app; null where there is neither. */
export async function writePlaceOf(bank: string): Promise<WritePlace | null> {
	const all = await drafts.list();
	const own = all.filter(({ texts, retiredMs }) => retiredMs === null && idOf(texts) === bank);
	const [last] = own.toSorted((a, b) => b.changedMs - a.changedMs);
	if (last) return { draft: last.id };
	return isShipped(bank) ? { copyOf: bank } : null;
}

/** The id of the draft to open. @throws Error when the copy cannot be made */
export async function draftAt(place: WritePlace): Promise<string> {
	return 'draft' in place ? place.draft : (await copyShipped(place.copyOf)).id;
}
