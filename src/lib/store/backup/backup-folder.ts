import { keptBackups } from '../../core/memory/backup-rotation';
import { Pace } from '../pace';
import { verifyBackup, type WrittenBackup } from './write-backup';

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

/** What a backup's name says. */
export interface BackupLabel {
	/** Milliseconds since the epoch. */
	atMs: number;
	reason: BackupReason;
	answers: number;
	/**
	 * Eight hex digits of the device, in a folder that several may share: each looks after its own backups there and
	 * leaves those of the others alone.
	 */
	owner?: string;
}

/** However little room there is, so many of the newest stay. */
const ALWAYS_KEPT = 3;
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

/**
 * Writes a backup, reads it back from the folder, and removes what did not come back whole.
 * @throws Cancelled when it was called off; when it could not be written or does not read as what was written
 */
export async function keepBackup(
	folder: FileSystemDirectoryHandle,
	{ file, sha256 }: WrittenBackup,
	label: BackupLabel,
	pace = new Pace()
): Promise<AutomaticBackup> {
	const name = nameOf(label);
	try {
		const handle = await folder.getFileHandle(name, { create: true });
		const writable = await handle.createWritable();
		await writable.write(file);
		await writable.close();
		await verifyBackup(await handle.getFile(), sha256, pace);
	} catch (cause) {
		await folder.removeEntry(name).catch(() => undefined);
		throw cause;
	}
	const { atMs, reason, answers } = label;
	return { name, atMs, reason, answers, size: file.size };
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

/**
 * Removes what the rotation does not keep, then the oldest until all fit into `budget` bytes; the three newest stay
 * in any case.
 * @returns the names that were removed
 */
export async function rotateBackups(
	folder: FileSystemDirectoryHandle,
	nowMs: number,
	budget: number,
	owner?: string
): Promise<string[]> {
	const all = await listBackups(folder, owner);
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

function nameOf({ atMs, reason, answers, owner }: BackupLabel): string {
	const [date, time] = new Date(atMs).toISOString().split('T');
	const end = owner === undefined ? '' : `-${owner}`;
	return `footnote-${date}-${time?.replace(/\D/g, '')}-${reason}-${answers}${end}.footnote`;
}
