import type { DBSchema, IDBPDatabase } from 'idb';
import { faultOf } from './storage-fault';

/** The connection to a database beside the learner's: opened when first needed, and anew where the browser has closed it. */
export class SideDatabase<Schema extends DBSchema> {
	#database: Promise<IDBPDatabase<Schema>> | null = null;

	/** @param open opens it; throws when the browser refuses */
	constructor(private readonly open: () => Promise<IDBPDatabase<Schema>>) {}

	/** @param work is done again where the connection was lost. @throws StorageFault, and what `work` throws of its own */
	async use<T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
		for (let tries = 0; ; tries++) {
			this.#database ??= this.open();
			const opening = this.#database;
			let isOpen = false;
			try {
				const database = await opening;
				isOpen = true;
				return await work(database);
			} catch (error) {
				if (isOpen && !(error instanceof DOMException)) throw error;
				// Neither a connection that is gone nor one that could not be had is worth keeping.
				if (this.#database === opening) this.#database = null;
				const fault = faultOf(error);
				if (fault.kind !== 'lost' || tries > 0) throw fault;
			}
		}
	}

	async close(): Promise<void> {
		const database = await this.#database;
		this.#database = null;
		database?.close();
	}
}
