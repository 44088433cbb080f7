import { knownBank } from '../core/insight/progress/known-bank';
import type { ProgressFigures, StandingFigures } from '../core/insight/progress/progress-figures';
import { nameKey } from '../core/insight/progress/question-names';
import { Pace } from '../store/pace';
import { progressApart, progressHere, type KnownShelf } from '../store/progress/progress-apart';
import type { Listening } from '../store/progress/progress-work';
import type { BankShelf } from './bank-shelf';
import type { FootnoteApp } from './footnote-app.svelte';

export interface ProgressView {
	figures: ProgressFigures;
	/** What a question asks, in plain words; its id where its bank is not on the shelf. */
	nameOf: (ref: { bank: string; question: string }) => string;
}

/** @param listening hears of what stands at the top of the screen first, where the rest takes its time; it stays as it was told */
export async function loadProgress(
	app: FootnoteApp,
	{ share, standing }: Required<Listening>
): Promise<ProgressView> {
	const workOut = app.inMemory ? progressHere : progressApart;
	const told: { standing?: StandingFigures } = {};
	const { figures, names } = await workOut(app.store.connection, knownShelf(app.shelf), app.today, {
		share,
		standing: (figures) => standing((told.standing = figures))
	});
	return {
		figures: { ...figures, ...told.standing },
		nameOf: (ref) => names.get(nameKey(ref)) ?? ref.question
	};
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
