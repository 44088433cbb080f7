export type BackupReason = 'daily' | 'repair' | 'migration' | 'restore' | 'reset';

/** A backup that Footnote made by itself. */
export interface AutomaticBackup {
	name: string;
	/** When it was made, in milliseconds since the epoch. */
	atMs: number;
	reason: BackupReason;
	/** How many answers it holds; null in one of before that was told. */
	answers: number | null;
	/** Bytes. */
	size: number;
}

/** The name says all that the list needs, so that no file has to be opened for it; the time is that of UTC. */
const NAME =
	/^footnote-(\d{4}-\d\d-\d\d)-(\d\d)(\d\d)(\d\d)(\d{3})-(daily|repair|migration|restore|reset)(?:-(\d+))?(?:-([0-9a-f]{8}))?\.footnote$/;

/** The folder of a database's automatic backups in the origin private file system. @throws DOMException where it is refused */
export async function automaticFolder(database: string): Promise<FileSystemDirectoryHandle> {
	let folder = await navigator.storage.getDirectory();
	for (const name of ['footnote', database, 'backups'])
		folder = await folder.getDirectoryHandle(name, { create: true });
	return folder;
}

/** The backups of a folder and an owner, newest first; what has another name is none of ours. */
export async function listBackups(
	folder: FileSystemDirectoryHandle,
	owner?: string
): Promise<AutomaticBackup[]> {
	const found: AutomaticBackup[] = [];
	for await (const [name, handle] of folder.entries()) {
		const parts = NAME.exec(name);
		if (!parts || handle.kind !== 'file' || parts[8] !== owner) continue;
		const [, date, hour, minute, second, ms, reason, count] = parts;
		const atMs = Date.parse(`${date}T${hour}:${minute}:${second}.${ms}Z`);
		if (!Number.isFinite(atMs)) continue;
		const { size } = await (handle as FileSystemFileHandle).getFile();
		// A file that was begun and never closed.
		if (size === 0) continue;
		const answers = count === undefined ? null : Number(count);
		found.push({ name, atMs, reason: reason as BackupReason, answers, size });
	}
	return found.sort((a, b) => b.atMs - a.atMs);
}
