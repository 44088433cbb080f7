import type { AutomaticBackup } from '../store/backup/backup-folder';
import { changePlaces, readPlaces } from '../store/places';
import { automaticBackups, openAutomaticBackup } from './auto-backup';
import type { FootnoteApp } from './footnote-app.svelte';
import type { Kept } from './kept-mark';
import { addBackup } from './restore-backup';
import { BACKUP_LIMITS, type BackupProblem } from '../store/backup/backup';
import { readBackup } from '../store/backup/read-backup';
import { Pace } from '../store/pace';

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
	if ((await app.store.head()).newest !== null) return null;
	const newest = (await automaticBackups(app.store))?.[0];
	const { declined } = newest ? await readPlaces(nameOf(app)) : {};
	if (newest && declined !== newest.name) return { backup: newest };
	return app.missing ? { backup: null, unread: app.unread, ...app.missing.before } : null;
}

/**
 * Takes in a file that the learner kept.
 * @returns what is wrong with it, or null when it is in
 * @throws StorageFault; nothing is changed then
 */
export async function bringBackFile(app: FootnoteApp, file: Blob): Promise<BackupProblem | null> {
	const read = await readBackup(file, BACKUP_LIMITS);
	if (!read.ok) return read.problem;
	await addBackup(app, read.backup);
	return null;
}

/** @throws Error when the backup cannot be read or taken in; nothing is changed then */
export async function bringBack(
	app: FootnoteApp,
	name: string,
	pace = new Pace()
): Promise<{ added: number }> {
	const file = await openAutomaticBackup(app.store, name);
	const read = await readBackup(file, BACKUP_LIMITS, pace.part(0, 0.4));
	if (!read.ok) throw new Error(`The backup cannot be read (${read.problem.code}).`);
	return addBackup(app, read.backup, pace.part(0.4, 1));
}

/** The learner begins anew, and is not asked again. */
export async function beginAnew(app: FootnoteApp, { backup }: LostLog): Promise<void> {
	if (backup) await changePlaces(nameOf(app), { declined: backup.name }).catch(() => undefined);
	app.closeNotices();
}

const nameOf = (app: FootnoteApp) => app.store.connection.current.name;
