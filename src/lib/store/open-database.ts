import { deleteDB, openDB, unwrap, type IDBPDatabase } from 'idb';
import { Connection } from './connection';
import { DATABASE_NAME, DATABASE_VERSION, type FootnoteDatabase } from './database-schema';
import { DatabaseUnavailable } from './database-unavailable';
import { migrateToFirst } from './migrations/001-first';
import { migrateToSegments } from './migrations/002-segments';
import type { Upgrade } from './migrations/upgrade';
import { releaseOnLeave } from './release-on-leave';
import { faultOf } from './storage-fault';

const STEPS = [migrateToFirst, migrateToSegments];
/** Pauses before each further try, in ms: a browser that has just lost its storage mostly has it again in a moment. */
const PAUSES_MS = [100, 500];

export interface DatabaseEvents {
	/** Another tab needs the database for a newer version of the app: this one must be loaded again. */
	onSuperseded?: () => void;
	/** Another tab still holds the database in an older version; opening goes on once that tab is closed or reloaded. */
	onBlocked?: () => void;
}

/** All steps or none: one that fails must not leave those before it to commit by themselves. Never throws. */
async function migrate(
	database: IDBPDatabase<FootnoteDatabase>,
	from: number,
	tx: Upgrade
): Promise<void> {
	// That it failed is told where the database was asked for.
	tx.done.catch(() => undefined);
	try {
		for (const step of STEPS.slice(from)) await step(database, tx);
	} catch {
		try {
			tx.abort();
		} catch {
			// It has aborted by itself already.
		}
	}
}

/**
 * Opens the learner's database and brings it up to this version, one step a version, all in one transaction. A
 * connection that the browser ends later is opened again by the `Connection` itself.
 * @param opener where it is to lie elsewhere than in the browser's IndexedDB
 * @throws DatabaseUnavailable when it is newer than this app, the disk is full, or the browser refuses storage;
 *   StorageFault `lost` when the browser allows storage and does not get to it, or the migration was broken off
 */
export async function openDatabase(
	name = DATABASE_NAME,
	events: DatabaseEvents = {},
	opener: typeof openDB<FootnoteDatabase> = openDB
): Promise<Connection> {
	let connection: Connection | null = null;
	const open = async (): Promise<IDBPDatabase<FootnoteDatabase>> => {
		const database = await opener(name, DATABASE_VERSION, {
			upgrade(database, oldVersion, _newVersion, tx) {
				void migrate(database, oldVersion, tx);
			},
			blocked: () => events.onBlocked?.(),
			blocking(_current, _blocked, event) {
				connection?.close();
				(event.target as IDBDatabase).close();
				events.onSuperseded?.();
			}
		});
		releaseOnLeave(unwrap(database));
		return database;
	};
	try {
		connection = new Connection(await patiently(open), open);
		return connection;
	} catch (cause) {
		if (cause instanceof DOMException && cause.name === 'VersionError')
			throw new DatabaseUnavailable('newer', cause);
		const fault = faultOf(cause);
		if (fault.kind === 'full') throw new DatabaseUnavailable('full', cause);
		const brokenOff = cause instanceof DOMException && cause.name === 'AbortError';
		if (brokenOff || isOutOfReach(cause)) throw fault;
		throw new DatabaseUnavailable('refused', cause);
	}
}

async function patiently<T>(open: () => Promise<T>): Promise<T> {
	for (const pauseMs of PAUSES_MS) {
		try {
			return await open();
		} catch (error) {
			if (!isOutOfReach(error)) throw error;
		}
		await new Promise((resolve) => setTimeout(resolve, pauseMs));
	}
	return open();
}

/** "Internal error opening backing store", "Connection to Indexed Database server lost": no refusal, and it may pass. */
function isOutOfReach(error: unknown): boolean {
	if (!(error instanceof DOMException) || error.name !== 'UnknownError') return false;
	return faultOf(error).kind === 'lost';
}

/**
 * Takes a database that cannot be opened away, so that the next start makes it again from the journal.
 * @throws when the browser refuses that, too
 */
export function removeDatabase(name = DATABASE_NAME): Promise<void> {
	return deleteDB(name);
}
