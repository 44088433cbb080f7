import type { DraftTexts } from '../../core/author/edit-history';
import { asPlain } from '../../core/bank/as-plain';
import type { Bank } from '../../core/bank/bank';
import { firstAnswers } from '../../core/insight/first-answers';
import { analyseItems, type ItemAnalysis } from '../../core/insight/item-analysis';
import { parseApart } from '../../store/banks/parse-apart';
import {
	MAX_RESULT_BYTES,
	readResults,
	type Results,
	type ResultsProblem
} from '../../store/results/result-file';
import { ResultStore, type TakenResults } from '../../store/results/result-store';
import type { FootnoteApp } from '../footnote-app.svelte';
import { respondentOf } from '../send-results';

/** The results that were taken in here. */
export const results = new ResultStore();

/** What became of a file. `other`: it is about the bank of that title. */
export type TakenFile =
	| { name: string; became: TakenResults }
	| { name: string; became: 'other'; title: string }
	| { name: string; became: 'refused'; problem: ResultsProblem };

/** How the questions of a bank are answered, and by whom. */
export interface BankAnswers {
	bank: Bank;
	items: ItemAnalysis[];
	/** What learners sent, the last first. */
	sent: Results[];
	/** How many questions were answered in this browser, and are counted as one more person's. */
	own: number;
}

/** From the files that were taken in and the answers in this browser; null while the bank has errors. @throws StorageFault */
export async function bankAnswers(
	app: FootnoteApp,
	texts: DraftTexts
): Promise<BankAnswers | null> {
	const { bank } = await parseApart(texts);
	if (!bank) return null;
	const [sent, events] = await Promise.all([results.ofBank(bank.id), app.store.allEvents()]);
	const here = respondentOf(app.device, bank.id);
	const answers = firstAnswers(events, bank.id);
	// What this browser has sent to itself is an older state of what is here.
	const others = sent.filter(({ respondent }) => respondent !== here);
	const people = answers.length > 0 ? [{ answers }, ...others] : sent;
	return { bank, items: analyseItems(asPlain(bank), people), sent, own: answers.length };
}

/** Takes in the files that are results of this bank; the others are told of and change nothing. @throws StorageFault */
export async function takeResults(files: readonly File[], bank: string): Promise<TakenFile[]> {
	const read = await Promise.all(files.map((file) => readFile(file, bank)));
	const sound = read.flatMap((one) => ('results' in one ? [one.results] : []));
	const became = await results.put(sound);
	let at = 0;
	return read.map((one) => ('results' in one ? { name: one.name, became: became[at++]! } : one));
}

async function readFile(
	file: File,
	bank: string
): Promise<TakenFile | { name: string; results: Results }> {
	const { name } = file;
	if (file.size > MAX_RESULT_BYTES)
		return { name, became: 'refused', problem: { code: 'too-large' } };
	const read = readResults(await file.text());
	if (!read.ok) return { name, became: 'refused', problem: read.problem };
	return read.results.bank === bank
		? { name, results: read.results }
		: { name, became: 'other', title: read.results.bankTitle };
}
