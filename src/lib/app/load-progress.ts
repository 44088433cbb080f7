import { knownBank } from '../core/insight/progress/known-bank';
import type { ProgressFigures } from '../core/insight/progress/progress-figures';
import { nameKey } from '../core/insight/progress/question-names';
import { Pace } from '../store/pace';
import { progressApart, progressHere, type KnownShelf } from '../store/progress/progress-apart';
import type { BankShelf } from './bank-shelf';
import type { FootnoteApp } from './footnote-app.svelte';

export interface ProgressView {
	figures: ProgressFigures;
	/** What a question asks, in plain words; its id where its bank is not on the shelf. */
	nameOf: (ref: { bank: string; question: string }) => string;
}

/** @param tell how much is done, 0–1 */
export async function loadProgress(
	app: FootnoteApp,
	tell: (share: number) => void
): Promise<ProgressView> {
	const workOut = app.inMemory ? progressHere : progressApart;
	const known = knownShelf(app.shelf);
	const { figures, names } = await workOut(app.store.connection, known, app.today, tell);
	return { figures, nameOf: (ref) => names.get(nameKey(ref)) ?? ref.question };
}

function knownShelf(shelf: BankShelf): KnownShelf {
	const pace = new Pace();
	// As the shelf is now: it may be looked at again while the banks are read.
	const marks = shelf.summaries.map(({ id, content }) => ({ id, content }));
	const contents = new Map(marks.map(({ id, content }) => [id, content]));
	return {
		marks,
		async read(id) {
			const read = await shelf.bankNow(id);
			if (!read) return null;
			await pace.step();
			// Another tab may have put another bank there since the shelf was looked at.
			return { known: knownBank(read.bank), isAsMarked: read.content === contents.get(id) };
		}
	};
}
