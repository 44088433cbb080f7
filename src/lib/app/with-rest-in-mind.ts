import { automaticFolder, listBackups } from '../store/backup/backup-list';
import { DatabaseUnavailable } from '../store/database-unavailable';
import { StorageFault } from '../store/storage-fault';
import type { Opened } from './opened-store';

/**
 * A database that is refused, or opens and cannot be read, where there is a journal or are automatic backups, is damaged
 * rather than forbidden.
 * @param error why it could not be opened or read
 */
export async function withRestInMind(
	name: string,
	error: unknown,
	opening: Promise<Opened>
): Promise<unknown> {
	const unreadable = error instanceof StorageFault && error.kind !== 'closed';
	const known = error instanceof DatabaseUnavailable ? error.reason : null;
	const full = known === 'full' || (unreadable && error.kind === 'full');
	if (!unreadable && !full && known !== 'refused') return error;
	const opened = await opening;
	opened?.journal.close();
	const holds = opened?.files.some(({ size }) => size > 0) ?? false;
	if (full) return new DatabaseUnavailable('full', error, holds);
	// What the browser forbids it forbids for making it anew, too.
	if (error instanceof Error && isForbidden(error))
		return new DatabaseUnavailable('refused', error, holds);
	if (holds) return new DatabaseUnavailable('damaged', error);
	const backups = await automaticFolder(name)
		.then((folder) => listBackups(folder))
		.catch(() => []);
	return backups.length > 0 ? new DatabaseUnavailable('only-backups', error) : error;
}

/** A private window, or a site that may not keep anything: by the name that the browsers give it. */
function isForbidden({ cause }: { cause?: unknown }): boolean {
	return cause instanceof DOMException && cause.name === 'SecurityError';
}
