import type { AutomaticBackup } from '../store/backup/backup-list';
import { readPlaces } from '../store/places';
import { automaticBackups } from './automatic-backups';
import type { FootnoteApp } from './footnote-app.svelte';
import type { Kept } from './kept-mark';

/** Where the log is empty in both copies, and this is no new learner: what there is to go by. */
export type LostLog =
	| { backup: AutomaticBackup }
	| ({
			backup: null;
			/** The second copy could not be read, and may hold all of it. */
			unread: boolean;
	  } & Kept);

/**
 * The newest automatic backup, or what is remembered of how much was kept. Null where the log is not empty, nothing tells
 * of another one, or the learner wanted to begin anew.
 */
export async function lostLog(app: FootnoteApp): Promise<LostLog | null> {
	// What is in a database that does not open is not lost.
	if (app.inMemory?.why === 'refused' || (await app.store.head()).newest !== null) return null;
	const newest = (await automaticBackups(app.store))?.[0];
	const { declined } = newest ? await readPlaces(nameOf(app)) : {};
	if (newest && declined !== newest.name) return { backup: newest };
	return app.missing ? { backup: null, unread: app.unread, ...app.missing.before } : null;
}

const nameOf = (app: FootnoteApp) => app.store.connection.current.name;
