import type { JournalLines } from './journal/journal';
import type { JournalEntry } from './journal/journal-line';
import { faultOf, StorageFault } from './storage-fault';

/** `ok`: every write of this tab is in it. `missing`: this browser has none. `failing`: the last write did not get there, or many before it. */
export type CopyState = 'ok' | 'missing' | 'failing';

/** How many events a line of the journal holds at most. */
const LINE_EVENTS = 500;
/** After a failure it is tried again by itself after this, in ms. */
const AGAIN_MS = 3000;

/** Writes to the journal beside the database, and knows how both fare. */
export class TwoCopies {
	#journal: Promise<JournalLines | null>;
	#state: CopyState = 'missing';
	/** What could not be written yet, oldest first. */
	#owed: JournalEntry[] = [];
	#paying: Promise<StorageFault | null> = Promise.resolve(null);
	#isLacking = false;
	#again: ReturnType<typeof setTimeout> | null = null;

	/**
	 * @param journal may still be on its way; the first write waits for it
	 * @param alone the database lies in memory, so that nothing is kept that the journal did not take
	 */
	constructor(
		journal: Promise<JournalLines | null>,
		private readonly onState: (state: CopyState) => void,
		readonly alone = false
	) {
		this.#journal = journal;
		void journal.then((found) => this.#tell(found ? 'ok' : 'missing'));
	}

	/**
	 * Writes both copies at once; resolves when both have it, or the one that there is.
	 * @throws what the database throws, `inJournal` saying whether the second copy has it; and a StorageFault where the
	 *   journal found the disk full: what the database says it has may then be lost as well; or for any reason, where the
	 *   journal is the one copy that stays
	 */
	async both<T>(entry: JournalEntry, write: () => Promise<T>): Promise<T> {
		const copied = this.second(entry);
		let result: T;
		try {
			result = await write();
		} catch (error) {
			// A line that was written beside a replaced log is never read again.
			if (error instanceof StorageFault && error.kind !== 'replaced')
				error.inJournal = (await copied) === null;
			throw error;
		}
		const fault = await copied;
		if (fault && (this.alone || fault.kind === 'full')) throw fault;
		return result;
	}

	/**
	 * Writes the second copy alone, and before it what it still owes; of nothing, only that. Never throws: what is in the database is kept.
	 * @returns why it is not there, or null when it is
	 */
	async second({ events, sessions }: JournalEntry): Promise<StorageFault | null> {
		const journal = await this.#journal;
		if (!journal) return new StorageFault('unknown', 'This browser has no journal.');
		if (events.length > 0 || sessions.length > 0)
			this.#owed.push({ events: events.slice(0, LINE_EVENTS), sessions });
		for (let at = LINE_EVENTS; at < events.length; at += LINE_EVENTS)
			this.#owed.push({ events: events.slice(at, at + LINE_EVENTS), sessions: [] });
		// One after the other, so that each is sent once.
		const fault = (this.#paying = this.#paying.then(() => this.#pay(journal)));
		return fault;
	}

	get state(): CopyState {
		return this.#state;
	}

	/** What the database has, and is too much to be held here, stays out of the second copy until the next start compares both. */
	lack(): void {
		this.#isLacking = true;
		this.#tell('failing');
	}

	/** The two were compared whole. */
	lackNothing(): void {
		if (!this.#isLacking) return;
		this.#isLacking = false;
		if (this.#owed.length === 0) this.#tell('ok');
	}

	/**
	 * Lets `work` have the journal to itself: lines that come meanwhile wait for its end.
	 * @param work gets the journal, null where there is none, and what to call once another log is in force here: what is
	 *   still owed belongs to the log that is gone
	 * @throws what `work` throws
	 */
	async exclusively<T>(
		work: (journal: JournalLines | null, inForce: () => void) => Promise<T>
	): Promise<T> {
		const journal = await this.#journal;
		const inForce = () => {
			this.#owed = [];
			this.#isLacking = false;
		};
		const done = this.#paying.then(() => work(journal, inForce));
		const pay = () => (journal ? this.#pay(journal) : null);
		this.#paying = done.then(pay, pay);
		return done;
	}

	async #pay(journal: JournalLines): Promise<StorageFault | null> {
		try {
			for (let entry = this.#owed[0]; entry; entry = this.#owed[0]) {
				await journal.append(entry);
				this.#owed.shift();
			}
			this.#tell(this.#isLacking ? 'failing' : 'ok');
			return null;
		} catch (error) {
			this.#tell('failing');
			this.#again ??= setTimeout(() => {
				this.#again = null;
				this.#paying = this.#paying.then(() => this.#pay(journal));
			}, AGAIN_MS);
			return faultOf(error);
		}
	}

	#tell(state: CopyState): void {
		if (state === this.#state) return;
		this.#state = state;
		this.onState(state);
	}
}
