import { bankDigest } from '../core/bank/summarise-bank';
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
	const { summaries } = shelf;
	return {
		marks: summaries.map(({ id, content }) => ({ id, content })),
		async read(id) {
			const marked = summaries.find((summary) => summary.id === id);
			const isMarked = shelf.summary(id)?.content === marked?.content;
			const bank = await shelf.bank(id);
			if (!bank) return null;
			await pace.step();
			// Another tab may have put another bank there since the shelf was looked at.
			const isAsMarked =
				isMarked && bank.revision === marked?.revision && bankDigest(bank) === marked.digest;
			return { known: knownBank(bank), isAsMarked };
		}
	};
}
