import type { AutomaticBackup } from '../store/backup/backup-folder';
import { changePlaces, readPlaces } from '../store/places';
import { automaticBackups, openAutomaticBackup } from './auto-backup';
import type { FootnoteApp } from './footnote-app.svelte';
import { addBackup } from './restore-backup';
import { BACKUP_LIMITS } from '../store/backup/backup';
import { readBackup } from '../store/backup/read-backup';
import { Pace } from '../store/pace';

/**
 * The newest automatic backup where the log is empty, in both copies: this is no new learner. Null where the log is not
 * empty, there is no backup, or the learner did not want this one.
 */
export async function lostLog(app: FootnoteApp): Promise<AutomaticBackup | null> {
	if ((await app.store.head()).newest !== null) return null;
	const newest = (await automaticBackups(app.store))?.[0];
	if (!newest) return null;
	const { declined } = await readPlaces(nameOf(app));
	return declined === newest.name ? null : newest;
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
export async function declineBackup(app: FootnoteApp, name: string): Promise<void> {
	await changePlaces(nameOf(app), { declined: name }).catch(() => undefined);
}

const nameOf = (app: FootnoteApp) => app.store.connection.current.name;
