import type { Bank } from '../core/bank/bank';
import type { LearnerEvent } from '../core/memory/event';
import type { SessionRecord } from '../store/database-schema';
import type { FootnoteApp } from './footnote-app.svelte';

export interface LoadedSession {
	record: SessionRecord;
	banks: Bank[];
	events: LearnerEvent[];
}

/** A kept session with the banks it asks from; null when there is none of that id, or nothing of it can be asked. */
export async function loadSession(
	app: FootnoteApp,
	id: string | null
): Promise<LoadedSession | null> {
	const record = id ? await app.store.session(id) : undefined;
	if (!record) return null;
	// A first visit has no worker yet that keeps the app: without a network the answers must be taken all the same.
	await app.store.readyToWrite();
	const banks = await app.shelf.banks(record.plan.items.map((item) => item.bank));
	const known = new Set(banks.flatMap((bank) => bank.questions.map((q) => `${bank.id}\n${q.id}`)));
	if (!record.plan.items.some((item) => known.has(`${item.bank}\n${item.question}`))) return null;
	return { record, banks, events: await app.store.eventsOfSession(record.id) };
}
