import { Pace } from '../pace';
import {
	BACKUP_LIMITS,
	UnsoundBackup,
	type BackupContent,
	type BackupLimits,
	type BackupProblem
} from './backup';
import { readVersion1 } from './read-version-1';
import { readVersion2 } from './read-version-2';

export type BackupRead =
	{ ok: true; backup: BackupContent } | { ok: false; problem: BackupProblem };

/**
 * Reads a backup of any version, told apart by what the file holds and never by its name. Nothing is taken from one
 * that is not sound throughout.
 * @throws Cancelled when it was called off; DOMException when the file cannot be read from the disk; never for what it holds
 */
export async function readBackup(
	file: Blob,
	limits: BackupLimits = BACKUP_LIMITS,
	pace = new Pace()
): Promise<BackupRead> {
	try {
		const gzip = await isGzip(file);
		return { ok: true, backup: await (gzip ? readVersion2 : readVersion1)(file, limits, pace) };
	} catch (error) {
		if (error instanceof UnsoundBackup) return { ok: false, problem: error.problem };
		throw error;
	}
}

async function isGzip(file: Blob): Promise<boolean> {
	const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
	return first === 0x1f && second === 0x8b;
}
