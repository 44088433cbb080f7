import { FIRST_GENERATION, generationInForce } from './journal/generation';
import type { JournalLines } from './journal/journal';
import type { LearnerStore } from './learner-store';
import { StorageFault } from './storage-fault';

/**
 * Where the database lies in this page's memory it does not learn that another tab put another log in the place of this
 * one: the journal tells. What this page has in memory then belongs to a log that is gone.
 * @throws StorageFault `replaced`, and what the journal throws
 */
export async function mustStillStand(store: LearnerStore, journal: JournalLines): Promise<void> {
	const { generation } = store;
	// What another tab said in between is noted there.
	const noted = (await store.meta('generation')) ?? FIRST_GENERATION;
	const { files } = await journal.list();
	if (noted !== generation || generationInForce(generation, files) !== generation)
		throw new StorageFault('replaced', 'Another tab put another log in the place of this one.');
}
