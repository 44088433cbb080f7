import type { IDBPDatabase } from 'idb';
import type { FootnoteDatabase } from './database-schema';
import { faultOf, StorageFault } from './storage-fault';

type Database = IDBPDatabase<FootnoteDatabase>;

/** Pauses before each further try, in ms: most lost connections are there again at once. */
const PAUSES_MS = [0, 100, 500];

/**
 * The way to the database. A connection that the browser lost is opened again and the work done anew, so that what
 * mends itself in a second is never seen. Work must therefore be one transaction, all or nothing.
 */
export class Connection {
	#closed = false;
	#settle: ((reopened: Connection) => Promise<void>) | null = null;
	/** The database was opened again, and is not settled yet. */
	#unsettled = false;
	#settling: Promise<void> | null = null;

	constructor(
		private database: Database,
		private readonly open: () => Promise<Database>
	) {}

	/** The database as it is open now. */
	get current(): Database {
		return this.database;
	}

	/**
	 * The database that is opened again need not be the one that was: before anything else is done in it, `settle` sees to
	 * it, with a connection of its own. Where that fails the work fails, and it is tried again with the next.
	 */
	onReopened(settle: (reopened: Connection) => Promise<void>): void {
		this.#settle = settle;
	}

	/** For good: what is under way is finished, and nothing is begun any more. */
	close(): void {
		this.#closed = true;
		this.database.close();
	}

	/**
	 * Does the work, up to four times while the connection is lost.
	 * @param work gets the database and how many tries went before: what was tried before may have been kept, when only
	 *   the news of it was lost
	 * @throws StorageFault
	 */
	async use<T>(work: (database: Database, tries: number) => Promise<T>): Promise<T> {
		for (let tries = 0; ; tries++) {
			let used = this.database;
			try {
				if (this.#unsettled) await (this.#settling ??= this.#settleNow());
				used = this.database;
				return await work(used, tries);
			} catch (error) {
				const pauseMs = PAUSES_MS[tries];
				if (!isOfStorage(error)) throw error;
				if (this.#closed) throw new StorageFault('closed', error);
				const fault = faultOf(error);
				if (fault.kind !== 'lost' || pauseMs === undefined) throw fault;
				await new Promise((resolve) => setTimeout(resolve, pauseMs));
				await this.#reopen(used);
			}
		}
	}

	/** A database that cannot be opened now is tried again with the next try. @param lost unless another did it meanwhile */
	async #reopen(lost: Database): Promise<void> {
		if (this.#closed || this.database !== lost) return;
		try {
			const database = await this.open();
			if (this.#closed || this.database !== lost) return database.close();
			lost.close();
			this.database = database;
			this.#unsettled = this.#settle !== null;
		} catch {
			// The work itself will tell.
		}
	}

	async #settleNow(): Promise<void> {
		const reopened = new Connection(this.database, this.open);
		try {
			await this.#settle?.(reopened);
			this.#unsettled = false;
		} finally {
			// It may have been lost and opened once more.
			this.database = reopened.current;
			if (this.#closed) this.database.close();
			this.#settling = null;
		}
	}
}

/** Errors of the app's own pass through as they are. */
function isOfStorage(error: unknown): boolean {
	return error instanceof DOMException || error instanceof StorageFault;
}
