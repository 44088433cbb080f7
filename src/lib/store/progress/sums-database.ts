import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { BankId } from '../../core/bank/bank';
import type { KeptBank } from './known-store';
import type { Held, SumsRecord } from './sums-store';

/** By the name of the learner's database. */
export interface SumsDatabase extends DBSchema {
	sums: { key: string; value: SumsRecord };
	/** What the sums hold, apart from them: they are some megabytes. */
	held: { key: string; value: Held };
	banks: { key: [learner: string, bank: BankId]; value: KeptBank };
}

/**
 * What the progress figures are made of, so that the next visit need not read years of answers and all banks again. It
 * follows from them alone, so it lies in a database of its own: none of it belongs into a backup, and it may be lost
 * without harm.
 * @param work one transaction
 * @throws DOMException when the browser refuses
 */
export async function inSumsDatabase<T>(
	work: (db: IDBPDatabase<SumsDatabase>) => Promise<T>
): Promise<T> {
	const db = await openDB<SumsDatabase>('footnote-sums', 1, {
		upgrade(db) {
			for (const store of ['sums', 'held', 'banks'] as const) db.createObjectStore(store);
		}
	});
	return work(db).finally(() => db.close());
}
