import {
	automaticFolder,
	keepBackup,
	listBackups,
	rotateBackups,
	type AutomaticBackup,
	type BackupReason
} from '../store/backup/backup-folder';
import { writeBackup } from '../store/backup/write-backup';
import type { LearnerStore } from '../store/learner-store';
import { clock } from './clock';

const DAY_MS = 86_400_000;
/** The most that automatic backups may take: bytes, and the share of what the browser allows. */
const BUDGET = { bytes: 200_000_000, share: 0.05 };

/**
 * Keeps a backup in this browser's own file system, beside the database: against our own mistakes, not against the
 * loss of the browser's data. A daily one is left out when one was made in the last 24 hours or nothing was learnt.
 * @returns the backup, or null when none was due
 * @throws when it could not be made, or not be read back
 */
export async function autoBackup(
	store: LearnerStore,
	reason: BackupReason
): Promise<AutomaticBackup | null> {
	const folder = await folderOf(store);
	const nowMs = clock.nowMs();
	if (reason === 'daily') {
		const [newest] = await listBackups(folder);
		// One dated in the future, from a clock that was wrong, does not count.
		if (newest && newest.atMs <= nowMs && nowMs - newest.atMs < DAY_MS) return null;
	}
	const [events, sessions] = await Promise.all([store.allEvents(), store.allSessions()]);
	if (events.length === 0) return null;
	const made = await keepBackup(folder, await writeBackup(events, sessions, nowMs), nowMs, reason);
	await rotateBackups(folder, nowMs, await budget());
	return made;
}

/** The automatic backups, newest first; none where the browser has no file system of its own. */
export async function automaticBackups(store: LearnerStore): Promise<AutomaticBackup[]> {
	try {
		return await listBackups(await folderOf(store));
	} catch {
		return [];
	}
}

/** @throws DOMException NotFoundError when it is gone */
export async function openAutomaticBackup(store: LearnerStore, name: string): Promise<File> {
	const folder = await folderOf(store);
	return (await folder.getFileHandle(name)).getFile();
}

const folderOf = (store: LearnerStore) => automaticFolder(store.connection.current.name);

async function budget(): Promise<number> {
	const estimate = await navigator.storage.estimate().catch(() => null);
	return Math.min(BUDGET.bytes, (estimate?.quota ?? Infinity) * BUDGET.share);
}
