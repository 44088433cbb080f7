import type { IDBPTransaction, StoreNames } from 'idb';
import type { FootnoteDatabase } from '../database-schema';

/** The transaction of a migration; nothing but its own requests may be waited for in a step. */
export type Upgrade = IDBPTransaction<
	FootnoteDatabase,
	StoreNames<FootnoteDatabase>[],
	'versionchange'
>;
