import type { Journal } from './journal/journal';
import type { JournalEntry } from './journal/journal-line';
import { StorageFault } from './storage-fault';

/** `ok`: every write of this tab is in it. `missing`: this browser has none. `failing`: the last write did not get there. */
export type CopyState = 'ok' | 'missing' | 'failing';

/** How many events a line of the journal holds at most. */
const LINE_EVENTS = 500;

/** Writes to the journal beside the database, and knows how both fare. */
export class TwoCopies {
	#journal: Promise<Journal | null>;
	#state: CopyState = 'missing';

	/** @param journal may still be on its way; the first write waits for it */
	constructor(
		journal: Promise<Journal | null>,
		private readonly onState: (state: CopyState) => void
	) {
		this.#journal = journal;
		void journal.then((found) => this.#tell(found ? 'ok' : 'missing'));
	}

	/**
	 * Writes both copies at once; resolves when both have it, or the one that there is.
	 * @throws what the database throws; `inJournal` says whether the second copy has it
	 */
	async both<T>(entry: JournalEntry, write: () => Promise<T>): Promise<T> {
		const copied = this.second(entry);
		try {
			const result = await write();
			await copied;
			return result;
		} catch (error) {
			if (error instanceof StorageFault) error.inJournal = await copied;
			throw error;
		}
	}

	/** Writes the second copy alone; whether it has it now. Never throws: what is in the database is kept. */
	async second({ events, sessions }: JournalEntry): Promise<boolean> {
		const journal = await this.#journal;
		if (!journal) return false;
		try {
			await journal.append({ events: events.slice(0, LINE_EVENTS), sessions });
			for (let at = LINE_EVENTS; at < events.length; at += LINE_EVENTS)
				await journal.append({ events: events.slice(at, at + LINE_EVENTS), sessions: [] });
			this.#tell('ok');
			return true;
		} catch {
			this.#tell('failing');
			return false;
		}
	}

	#tell(state: CopyState): void {
		if (state === this.#state) return;
		this.#state = state;
		this.onState(state);
	}
}
