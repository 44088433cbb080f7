import { automaticFolder } from '../store/backup/backup-list';
import { isOlder } from '../store/migrations/is-older';
import { clock } from './clock';

/**
 * Keeps an automatic backup of a database that is about to be migrated. A migration is all or nothing, so where no
 * backup can be made it goes on without.
 */
export async function backupBeforeMigration(database: string): Promise<void> {
	try {
		if (!(await isOlder(database))) return;
		const { readOlder } = await import('../store/migrations/read-older');
		const older = await readOlder(database);
		if (!older || older.events.length === 0) return;
		const { writeBackup } = await import('../store/backup/write-backup');
		const { keepBackup } = await import('../store/backup/backup-folder');
		const { countAnswers } = await import('../core/memory/count-answers');
		const nowMs = clock.nowMs();
		const written = await writeBackup(older.events, older.sessions, nowMs);
		await keepBackup(await automaticFolder(database), written, {
			atMs: nowMs,
			reason: 'migration',
			answers: countAnswers(older.events)
		});
	} catch {
		// This browser gives sites no files, or the disk is full.
	}
}
