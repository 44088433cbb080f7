import { automaticFolder, listBackups } from '../store/backup/backup-folder';
import { compareCopies, type Healed } from '../store/compare-copies';
import type { Journal } from '../store/journal/journal';
import type { LearnerStore } from '../store/learner-store';
import { DatabaseUnavailable } from '../store/open-database';
import { StorageFault } from '../store/storage-fault';

type Opening = ReturnType<typeof Journal.open>;

const NOTHING_HEALED: Healed = { database: 0, journal: 0, unread: 0 };

/**
 * The first that is read of a database that was opened, before the first screen: an empty database beside a journal that
 * is not was lost, and is no new learner's.
 * @returns what it calls itself by, and what one copy got back from the other
 * @throws StorageFault when it cannot be read
 */
export async function firstReads(
	store: LearnerStore,
	opening: Opening
): Promise<{ device: string; healed: Healed }> {
	let device = await store.meta('device');
	if (!device) {
		device = crypto.randomUUID();
		await store.setMeta('device', device);
	}
	const healed = await healedFrom(store, opening);
	await store.bringUpToDate();
	await store.head();
	return { device, healed };
}

/** Where comparing fails both copies stay as they are, and it is tried again at the next start. */
async function healedFrom(store: LearnerStore, opening: Opening): Promise<Healed> {
	const opened = await opening;
	if (opened) {
		try {
			return await compareCopies(store, opened.journal);
		} catch {
			// Which of the two it was is found out here: a database that cannot be read is no good start.
			await store.readAll();
		}
	}
	await store.takeUpGeneration();
	return NOTHING_HEALED;
}

/**
 * A database that is refused, or opens and cannot be read, where there is a journal or are automatic backups, is damaged
 * rather than forbidden.
 * @param error why it could not be opened or read
 */
export async function withRestInMind(
	name: string,
	error: unknown,
	opening: Opening
): Promise<unknown> {
	const unreadable = error instanceof StorageFault && error.kind !== 'closed';
	if (unreadable && error.kind === 'full') return new DatabaseUnavailable('full', error);
	const refused = error instanceof DatabaseUnavailable && error.reason === 'refused';
	if (!unreadable && !refused) return error;
	const opened = await opening;
	opened?.journal.close();
	const holds = opened?.files.some(({ size }) => size > 0);
	if (holds) return new DatabaseUnavailable('damaged', error);
	const backups = await automaticFolder(name)
		.then((folder) => listBackups(folder))
		.catch(() => []);
	return backups.length > 0 ? new DatabaseUnavailable('only-backups', error) : error;
}
