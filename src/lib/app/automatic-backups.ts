import { automaticFolder, listBackups, type AutomaticBackup } from '../store/backup/backup-list';
import type { LearnerStore } from '../store/learner-store';

/** Newest first. Null where this browser has no files for sites, so that none are made by itself. */
export async function automaticBackups(store: LearnerStore): Promise<AutomaticBackup[] | null> {
	try {
		return await listBackups(await folderOf(store));
	} catch {
		return null;
	}
}

/** @throws DOMException NotFoundError when it is gone */
export async function openAutomaticBackup(store: LearnerStore, name: string): Promise<File> {
	const folder = await folderOf(store);
	return (await folder.getFileHandle(name)).getFile();
}

/** The folder of a log's automatic backups. @throws DOMException where it is refused */
export const folderOf = (store: LearnerStore) => automaticFolder(store.connection.current.name);
