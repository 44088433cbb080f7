import { automaticFolder, listBackups, type AutomaticBackup } from '../store/backup/backup-list';
import type { LearnerStore } from '../store/learner-store';

/** Newest first. Null where this browser has no files for sites, or none that a page can write, so that none are made. */
export async function automaticBackups(store: LearnerStore): Promise<AutomaticBackup[] | null> {
	try {
		const found = await listBackups(await folderOf(store));
		// Safari before 26 has files that only a worker can write.
		const canWrite = 'createWritable' in FileSystemFileHandle.prototype;
		return found.length > 0 || canWrite ? found : null;
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
