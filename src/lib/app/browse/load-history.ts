import { questionHistory, type HistoryEntry } from '../../core/browse/question-history';
import type { FootnoteApp } from '../footnote-app.svelte';

/** All that happened to one question, oldest first. @throws StorageFault */
export async function loadHistory(
	app: { store: Pick<FootnoteApp['store'], 'eventsAbout'> },
	bank: string,
	question: string
): Promise<HistoryEntry[]> {
	return questionHistory(bank, question, await app.store.eventsAbout(bank, question));
}
