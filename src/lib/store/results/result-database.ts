import { openDB, unwrap, type DBSchema, type IDBPDatabase } from 'idb';
import { releaseOnLeave } from '../release-on-leave';
import type { Results } from './result-file';

export interface ResultDatabase extends DBSchema {
	results: { key: [bank: string, respondent: string]; value: Results };
}

/**
 * A database of its own: what others answered is no part of a learner's log, nor of a bank.
 * @throws DOMException when the browser refuses
 */
export async function openResultDatabase(name: string): Promise<IDBPDatabase<ResultDatabase>> {
	const database = await openDB<ResultDatabase>(name, 1, {
		upgrade(database) {
			database.createObjectStore('results', { keyPath: ['bank', 'respondent'] });
		},
		blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close()
	});
	releaseOnLeave(unwrap(database));
	return database;
}
