import { openDB, type IDBPDatabase } from 'idb';
import { DATABASE_NAME, DATABASE_VERSION, type FootnoteDatabase } from './database-schema';
import { migrateToFirst } from './migrations/001-first';

const STEPS = [migrateToFirst];

/** The database cannot be used; `reason` says which of the known cases it is. */
export class DatabaseUnavailable extends Error {
	override name = 'DatabaseUnavailable';
	constructor(
		readonly reason: 'newer' | 'refused',
		cause: unknown
	) {
		super(`The learner's database cannot be opened (${reason}).`, { cause });
	}
}

export interface DatabaseEvents {
	/** Another tab wants to upgrade, or the browser closed the database: a reload is needed. */
	onClosed?: () => void;
}

/**
 * Opens the learner's database and brings it up to this version, one step a version, all in one transaction.
 * @throws DatabaseUnavailable when it is newer than this app, or the browser refuses storage.
 */
export async function openDatabase(
	name = DATABASE_NAME,
	events: DatabaseEvents = {}
): Promise<IDBPDatabase<FootnoteDatabase>> {
	try {
		const db = await openDB<FootnoteDatabase>(name, DATABASE_VERSION, {
			upgrade(database, oldVersion) {
				for (const step of STEPS.slice(oldVersion)) step(database);
			},
			blocking(_current, _blocked, event) {
				(event.target as IDBDatabase).close();
				events.onClosed?.();
			},
			terminated: () => events.onClosed?.()
		});
		return db;
	} catch (cause) {
		const newer = cause instanceof DOMException && cause.name === 'VersionError';
		throw new DatabaseUnavailable(newer ? 'newer' : 'refused', cause);
	}
}
