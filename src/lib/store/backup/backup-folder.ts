import { keptBackups } from '../../core/memory/backup-rotation';
import { verifyBackup, type WrittenBackup } from './write-backup';

export type BackupReason = 'daily' | 'repair' | 'migration' | 'restore' | 'reset';

/** A backup that Footnote made by itself. */
export interface AutomaticBackup {
	name: string;
	/** When it was made, in milliseconds since the epoch. */
	atMs: number;
	reason: BackupReason;
	/** Bytes. */
	size: number;
}

/** However little room there is, so many of the newest stay. */
const ALWAYS_KEPT = 3;
/** The name says all that the list needs, so that no file has to be opened for it; the time is that of UTC. */
const NAME =
	/^footnote-(\d{4}-\d\d-\d\d)-(\d\d)(\d\d)(\d\d)(\d{3})-(daily|repair|migration|restore|reset)\.footnote$/;

/** The folder of a database's automatic backups in the origin private file system. @throws DOMException where it is refused */
export async function automaticFolder(database: string): Promise<FileSystemDirectoryHandle> {
	let folder = await navigator.storage.getDirectory();
	for (const name of ['footnote', database, 'backups'])
		folder = await folder.getDirectoryHandle(name, { create: true });
	return folder;
}

/**
 * Writes a backup, reads it back from the folder, and removes what did not come back whole.
 * @param atMs milliseconds since the epoch
 * @throws when it could not be written or does not read as what was written
 */
export async function keepBackup(
	folder: FileSystemDirectoryHandle,
	{ file, sha256 }: WrittenBackup,
	atMs: number,
	reason: BackupReason
): Promise<AutomaticBackup> {
	const name = nameOf(atMs, reason);
	try {
		const handle = await folder.getFileHandle(name, { create: true });
		const writable = await handle.createWritable();
		await writable.write(file);
		await writable.close();
		await verifyBackup(await handle.getFile(), sha256);
	} catch (cause) {
		await folder.removeEntry(name).catch(() => undefined);
		throw cause;
	}
	return { name, atMs, reason, size: file.size };
}

/** The backups of a folder, newest first; what has another name is none of ours. */
export async function listBackups(folder: FileSystemDirectoryHandle): Promise<AutomaticBackup[]> {
	const found: AutomaticBackup[] = [];
	for await (const [name, handle] of folder.entries()) {
		const parts = NAME.exec(name);
		if (!parts || handle.kind !== 'file') continue;
		const [, date, hour, minute, second, ms, reason] = parts;
		const atMs = Date.parse(`${date}T${hour}:${minute}:${second}.${ms}Z`);
		if (!Number.isFinite(atMs)) continue;
		const { size } = await (handle as FileSystemFileHandle).getFile();
		// A file that was begun and never closed.
		if (size > 0) found.push({ name, atMs, reason: reason as BackupReason, size });
	}
	return found.sort((a, b) => b.atMs - a.atMs);
}

/**
 * Removes what the rotation does not keep, then the oldest until all fit into `budget` bytes; the three newest stay
 * in any case.
 * @returns the names that were removed
 */
export async function rotateBackups(
	folder: FileSystemDirectoryHandle,
	nowMs: number,
	budget: number
): Promise<string[]> {
	const all = await listBackups(folder);
	const kept = keptBackups(
		all.map(({ name, atMs, reason }) => ({ name, atMs, before: reason !== 'daily' })),
		nowMs
	);
	const removed: string[] = [];
	let [count, bytes] = [0, 0];
	for (const { name, size } of all) {
		const fits = bytes + size <= budget;
		if (count < ALWAYS_KEPT || (kept.has(name) && fits)) {
			count++;
			bytes += size;
			continue;
		}
		// From here on everything is older than what no longer fits.
		if (kept.has(name)) bytes = Infinity;
		await folder.removeEntry(name);
		removed.push(name);
	}
	return removed;
}

function nameOf(atMs: number, reason: BackupReason): string {
	const [date, time] = new Date(atMs).toISOString().split('T');
	return `footnote-${date}-${time?.replace(/\D/g, '')}-${reason}.footnote`;
}
