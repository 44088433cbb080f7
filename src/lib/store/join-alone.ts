import type { LearnerEvent } from '../core/memory/event';
import { unionOf } from '../core/memory/union-of';
import type { JournalLines } from './journal/journal';
import type { LearnerStore } from './learner-store';
import type { Pace } from './pace';
import { appended, entriesOf } from './replace-copies';
import { mustStillStand } from './still-stands';
import { sessionsToPut, type LogContent } from './take-in';

/**
 * Adds many events where the database lies in memory, and the journal is the one copy that stays: first there, all in one
 * file, which is cut back where anything fails. A kill in the midst leaves a part of them, which the next time makes whole.
 * @returns which events were new
 * @throws Cancelled, StorageFault; then nothing was added
 */
export async function joinAlone(
	store: LearnerStore,
	{ events, sessions }: LogContent,
	pace: Pace
): Promise<LearnerEvent[]> {
	const here = new Set((await store.allEvents()).map(({ id }) => id));
	const added = unionOf(events).events.filter(({ id }) => !here.has(id));
	const put = sessionsToPut(await store.allSessions(), sessions);
	const write = async (journal: JournalLines | null) => {
		let before: number | null = null;
		try {
			if (journal) {
				await mustStillStand(store, journal);
				before = await journal.pin();
			}
			if (journal) await writeLines(journal, { events: added, sessions: put }, pace);
			await store.mergeHere(added, put);
			// Both have it: a file that stays pinned only grows longer than others.
			await journal?.unpin(null).catch(() => undefined);
		} catch (error) {
			// One that was late to say so may be pinned all the same.
			await journal?.unpin(before).catch(() => undefined);
			throw error;
		}
	};
	await (store.copies?.exclusively(write) ?? write(null));
	pace.note(1, 1);
	return added;
}

async function writeLines(journal: JournalLines, content: LogContent, pace: Pace): Promise<void> {
	let done = 0;
	for (const entry of entriesOf(content)) {
		await pace.step((done += entry.events.length) * 0.9, content.events.length);
		await appended(journal, entry);
	}
}
