import { compareCopies, type Healed } from './compare-copies';
import type { Connection } from './connection';
import { FIRST_GENERATION } from './journal/generation';
import type { Journal } from './journal/journal';
import { LearnerStore } from './learner-store';

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
	 * Gives an emptied database back what the journal holds.
	 * @returns null when it is the one that was; else what stands in it now, `waiting` where more is in files that the browser
	 *   does not let be looked at now: the next start has them
	 * @throws StorageFault; it is tried again with the next call
	 */
	async heal(
		reopened: Connection
	): Promise<{ store: LearnerStore; healed: Healed | null; waiting: boolean } | null> {
		const { generation, sealing } = this.store;
		const store = new LearnerStore(reopened, sealing);
		if ((await store.meta('device')) === this.device && !this.#unhealed) return null;
		this.#unhealed = true;
		await store.setMeta('device', this.device);
		if (generation !== FIRST_GENERATION) await store.setMeta('generation', generation);
		const journal = await this.journal;
		// A worker that the full disk has brought to a stop holds no answer up: the next start reads what it wrote.
		if (journal && !(await answers(journal))) {
			this.#unhealed = false;
			return { store, healed: null, waiting: true };
		}
		const healed = journal && (await compareCopies(store, journal));
		// Another tab has replaced the log: what this one still writes stays with the old log.
		if (journal && store.generation !== generation && !journal.isDeaf)
			await journal.turn(generation);
		this.#unhealed = false;
		return { store, healed, waiting: journal?.isDeaf ?? false };
	}
}

const answers = (journal: Journal) =>
	journal.list().then(
		() => true,
		() => false
	);
