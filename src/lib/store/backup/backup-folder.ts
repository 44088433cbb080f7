import { keptBackups } from '../../core/memory/backup-rotation';
import { Pace } from '../pace';
import { listBackups, type AutomaticBackup, type BackupReason } from './backup-list';
import { verifyBackup, type WrittenBackup } from './write-backup';

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
