import { firstAnswers } from '../core/insight/first-answers';
import { localDay } from '../core/memory/local-day';
import { Sha256 } from '../store/backup/sha256';
import { writeResults, type Results } from '../store/results/result-file';
import { clock } from './clock';
import type { FootnoteApp } from './footnote-app.svelte';

/** What the learner's first answers to a bank are, for its author; null where there are none, or no such bank. */
export async function resultsOf(
	app: FootnoteApp,
	bankId: string,
	name = ''
): Promise<Results | null> {
	const bank = await app.shelf.bank(bankId);
	const answers = firstAnswers(await app.store.allEvents(), bankId);
	if (!bank || answers.length === 0) return null;
	const typed = name.trim();
	return {
		bank: bank.id,
		bankTitle: bank.title,
		revision: bank.revision,
		respondent: respondentOf(app.device, bank.id),
		...(typed === '' ? {} : { name: typed }),
		saved: today(),
		answers
	};
}

/** The file to be sent. It is named after the bank and the person's mark, so that many can lie in one folder. */
export function resultsFile(results: Results): { name: string; file: Blob } {
	const name = `results-${results.bank}-${results.respondent.slice(0, 8)}.json`;
	return { name, file: new Blob([writeResults(results)], { type: 'application/json' }) };
}

/** The same for one person and bank, so that a later file takes the place of an earlier one; nothing else can be told from it. */
export function respondentOf(device: string, bank: string): string {
	const hash = new Sha256();
	hash.update(new TextEncoder().encode(`footnote-results\n${device}\n${bank}`));
	return hash.digest().slice(0, 16);
}

/** By the learner's calendar, YYYY-MM-DD. */
function today(): string {
	const now = clock.nowMs();
	const day = localDay(now, clock.offsetMin(now), 0);
	return new Date(day * 86_400_000).toISOString().slice(0, 10);
}
