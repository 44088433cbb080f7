import { BACKUP_LIMITS, type BackupProblem } from '../store/backup/backup';
import { readBackup } from '../store/backup/read-backup';
import { Pace } from '../store/pace';
import { changePlaces } from '../store/places';
import { openAutomaticBackup } from './automatic-backups';
import type { FootnoteApp } from './footnote-app.svelte';
import type { LostLog } from './lost-log';
import { addBackup } from './restore-backup';

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
