import type { Bank } from '../core/bank/bank';
import { questionName } from '../core/bank/question-name';
import { knownBank, type KnownBank } from '../core/insight/progress/known-bank';
import type { ProgressFigures } from '../core/insight/progress/progress-figures';
import { Pace } from '../store/pace';
import { progressApart, progressHere } from '../store/progress/progress-apart';
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
	const banks = new Map<string, Bank>();
	const known = knownBanks(app, banks);
	const workOut = app.inMemory ? progressHere : progressApart;
	const figures = await workOut(app.store.connection, known, app.today, tell);
	return { figures, nameOf: (ref) => nameIn(banks.get(ref.bank), ref.question) };
}

/** All banks of the shelf, which are put into `banks` as well. */
async function* knownBanks(
	{ shelf }: FootnoteApp,
	banks: Map<string, Bank>
): AsyncGenerator<KnownBank> {
	const pace = new Pace();
	for (const { id } of shelf.summaries) {
		const bank = await shelf.bank(id);
		if (!bank) continue;
		banks.set(id, bank);
		yield knownBank(bank);
		await pace.step();
	}
}

/** Of the few that are named: nearly all questions of the shelf are not. */
function nameIn(bank: Bank | undefined, id: string): string {
	const question = bank?.questions.find((one) => one.id === id);
	return bank && question ? questionName(question, bank) : id;
}
