import type { Connection } from './connection';
import { FIRST_GENERATION } from './journal/generation';
import type { Journal } from './journal/journal';
import { LearnerStore } from './learner-store';

/** What stands in an emptied database once it is healed as far as it can be. */
export interface Found {
	store: LearnerStore;
	/** How many events it got back. */
	events: number;
	/** There is a journal: the next start looks at all of it. */
	waiting: boolean;
}

/**
 * Tells a database that was opened again from an empty one that stands in its place: LevelDB deletes its own after a
 * write onto a full disk, and a browser that clears up deletes it under an open tab.
 */
export class EmptiedDatabase {
	/** It was found empty, and is not healed yet. */
	#unhealed = false;

	/** @param device what the database calls itself by; an empty one has none */
	constructor(
		private readonly store: LearnerStore,
		private readonly device: string,
		private readonly journal: Promise<Journal | null>
	) {}

	/**
	 * Gives an emptied database back what this tab's own file of the journal holds. The others are left to the next start,
	 * which finds that none was compared with this database: looking them up on a full disk brings Chromium's file system to
	 * a stop, and the own file with it.
	 * @returns null when it is the one that was
	 * @throws StorageFault; it is tried again with the next call
	 */
	async heal(reopened: Connection): Promise<Found | null> {
		const { generation, sealing } = this.store;
		const store = new LearnerStore(reopened, sealing);
		if ((await store.meta('device')) === this.device && !this.#unhealed) return null;
		this.#unhealed = true;
		await store.setMeta('device', this.device);
		// It goes by the same name as the one that was, and need not hold the same.
		await store.setMeta('writtenAnew', crypto.randomUUID());
		if (generation !== FIRST_GENERATION) await store.setMeta('generation', generation);
		await store.takeUpGeneration();
		const journal = await this.journal;
		let brought = 0;
		if (journal) {
			const { entries } = await journal.readOwn();
			const events = entries.flatMap((entry) => entry.events);
			brought = events.length;
			const sessions = new Map(
				entries.flatMap((entry) => entry.sessions.map((session) => [session.id, session] as const))
			);
			await store.mergeHere(events, [...sessions.values()]);
		}
		this.#unhealed = false;
		return { store, events: brought, waiting: journal !== null };
	}
}
