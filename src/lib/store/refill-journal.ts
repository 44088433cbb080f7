import { compareCopies } from './compare-copies';
import { FIRST_GENERATION } from './journal/generation';
import type { Journal } from './journal/journal';
import { LearnerStore } from './learner-store';
import { StorageFault } from './storage-fault';

/**
 * Writes to the journal again what was lost with its files, from the database.
 * @throws StorageFault; `replaced` when another log stands there by now, to which this tab has nothing to add
 */
export async function refillJournal(store: LearnerStore, journal: Journal): Promise<void> {
	const standing = (await store.meta('generation')) ?? FIRST_GENERATION;
	if (standing !== store.generation)
		throw new StorageFault('replaced', 'Another log was put in the place of this one.');
	// One of its own: comparing takes up whichever log it finds, and this tab must not.
	await compareCopies(new LearnerStore(store.connection, store.sealing), journal);
}
