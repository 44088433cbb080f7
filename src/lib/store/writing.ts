import type { IDBPTransaction } from 'idb';
import type { FootnoteDatabase } from './database-schema';

type Written = 'events' | 'segments' | 'wide' | 'cards' | 'days' | 'sessions' | 'meta';

/** The stores that every write of an event may touch. */
export const WRITTEN: Written[] = [
	'events',
	'segments',
	'wide',
	'cards',
	'days',
	'sessions',
	'meta'
];

export type Writing = IDBPTransaction<FootnoteDatabase, Written[], 'readwrite'>;

export type CardKey = [bank: string, question: string];

/**
 * For a request that is not waited for: when it fails the transaction fails, and that is told there.
 * @param request no async function's promise of a write: where that is refused at once, no transaction fails
 */
export function sent(request: Promise<unknown>): void {
	request.catch(() => undefined);
}
