import type { LearnerEvent } from '../core/memory/event';
import { unionOf } from '../core/memory/union-of';
import type { JournalLines } from './journal/journal';
import type { JournalEntry } from './journal/journal-line';
import type { LearnerStore } from './learner-store';
import type { Pace } from './pace';
import { appended } from './replace-copies';
import type { LogContent } from './take-in';

const LINE_EVENTS = 500;
/** So many lines go into one file: less than what ends a file by itself, so that each file is known by its name. */
const FILE_LINES = 2;

/**
 * Adds many events where the database lies in memory, and the journal is the one copy that stays: first there, in files of
 * their own, which are taken away again where anything fails.
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
	const write = async (journal: JournalLines | null) => {
		const files: string[] = [];
		try {
			let lines = 0;
			for (const entry of journal ? linesOf({ events: added, sessions }) : []) {
				if (lines++ % FILE_LINES === 0) files.push(await journal!.turn());
				await appended(journal!, entry);
				pace.check(lines * LINE_EVENTS * 0.9, added.length);
				await pace.step(lines * LINE_EVENTS * 0.9, added.length);
			}
			await store.mergeHere(added, sessions);
		} catch (error) {
			// Where they cannot be taken away either, the next start has some of it; to add it again makes it whole.
			if (files.length > 0)
				await journal!
					.turn()
					.then(() => journal!.remove(files))
					.catch(() => undefined);
			throw error;
		}
	};
	await (store.copies?.exclusively(write) ?? write(null));
	pace.note(1, 1);
	return added;
}

function* linesOf({ events, sessions }: LogContent): Generator<JournalEntry> {
	for (let at = 0; at < events.length; at += LINE_EVENTS)
		yield { events: events.slice(at, at + LINE_EVENTS), sessions: [] };
	for (let at = 0; at < sessions.length; at += LINE_EVENTS)
		yield { events: [], sessions: sessions.slice(at, at + LINE_EVENTS) };
}
