import { openDB, type DBSchema } from 'idb';

/**
 * Where a learner's log is kept outside this browser's own storage, and when it was. It lies in a database of its own:
 * none of it belongs into a backup, and it may be lost without harm.
 */
export interface Places {
	/** The folder that the learner chose for backups. */
	folder?: FileSystemDirectoryHandle;
	/** The last backup that was written there, and how many writes the log had seen by then. */
	inFolder?: { name: string; writes: number };
	/** Why the last try to write there failed; absent when it did not. */
	folderFailed?: string;
	/** The last backup outside the browser, in the folder or handed out as a file. */
	outside?: { atMs: number; answers: number };
	/** Until when the learner does not want to be reminded, in milliseconds since the epoch. */
	putOffUntilMs?: number;
	/** The automatic backup that the learner did not want back when the log was found empty. */
	declined?: string;
}

interface PlacesDatabase extends DBSchema {
	places: { key: string; value: Places };
}

const open = () =>
	openDB<PlacesDatabase>('footnote-places', 1, {
		upgrade: (db) => void db.createObjectStore('places')
	});

/** @param learner the name of the learner's database. Never throws: what cannot be read is not known */
export async function readPlaces(learner: string): Promise<Places> {
	try {
		const db = await open();
		const places = await db.get('places', learner).finally(() => db.close());
		return places ?? {};
	} catch {
		return {};
	}
}

/**
 * Changes what is named and leaves the rest; undefined takes it away.
 * @throws DOMException when it cannot be kept
 */
export async function changePlaces(learner: string, change: Partial<Places>): Promise<void> {
	const db = await open();
	try {
		const tx = db.transaction('places', 'readwrite');
		const places = { ...(await tx.store.get(learner)), ...change };
		await tx.store.put(places, learner);
		await tx.done;
	} finally {
		db.close();
	}
}
