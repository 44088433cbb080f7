import { countAnswers } from '../core/memory/count-answers';
import { keepBackup, rotateBackups, type BackupLabel } from '../store/backup/backup-folder';
import { listBackups, type AutomaticBackup, type BackupReason } from '../store/backup/backup-list';
import { writeBackup, writeUnread, type WrittenBackup } from '../store/backup/write-backup';
import type { LearnerStore } from '../store/learner-store';
import { eventsOnce, logSlices } from '../store/log-slices';
import { Pace } from '../store/pace';
import type { WholeLog } from '../store/take-in';
import { folderOf } from './automatic-backups';
import { clock } from './clock';

const DAY_MS = 86_400_000;
/** The most that automatic backups may take: bytes, and the share of what the browser allows. */
const BUDGET = { bytes: 200_000_000, share: 0.05 };

/**
 * Keeps a backup in this browser's own file system, beside the database: against our own mistakes, not against the
 * loss of the browser's data. A daily one is left out when one was made in the last 24 hours, or nothing was written
 * since the newest.
 * @returns the backup, or null when none was due or there is nothing to keep
 * @throws Cancelled when it was called off; when it could not be made, or not be read back
 */
export async function autoBackup(
	store: LearnerStore,
	reason: BackupReason,
	pace = new Pace()
): Promise<AutomaticBackup | null> {
	if (reason === 'daily' && !(await isDayDue(store))) return null;
	return backupOf(store, await store.readAll(), reason, pace);
}

/** As `autoBackup`, of a log as it stood at one moment; it is made in any case. */
export async function backupOf(
	store: LearnerStore,
	{ events, sessions, writes }: WholeLog,
	reason: BackupReason,
	pace = new Pace()
): Promise<AutomaticBackup | null> {
	if (events.length === 0) return null;
	const atMs = clock.nowMs();
	const written = await writeBackup(events, sessions, atMs, pace.part(0, 0.7));
	const label = { atMs, reason, answers: countAnswers(events) };
	return kept(store, written, label, writes, pace.part(0.7, 1));
}

/**
 * As `autoBackup` before a big change, without holding the whole log in memory.
 * @param writes how many the log had seen when its last state was looked at
 * @throws as `autoBackup`; Overtaken where something was written since
 */
export async function backupInSlices(
	store: LearnerStore,
	writes: number,
	pace: Pace
): Promise<AutomaticBackup | null> {
	const once = () => eventsOnce(logSlices(store.connection, writes));
	let count = 0;
	for await (const { length } of once()) {
		count += length;
		await pace.step();
	}
	if (count === 0) return null;
	const [sessions, { answers }] = await Promise.all([store.allSessions(), store.answersKept()]);
	const atMs = clock.nowMs();
	const written = await writeUnread({ count, events: once(), sessions }, atMs, pace.part(0, 0.5));
	return kept(store, written, { atMs, reason: 'restore', answers }, writes, pace.part(0.5, 1));
}

async function kept(
	store: LearnerStore,
	written: WrittenBackup,
	label: BackupLabel,
	writes: number,
	pace: Pace
): Promise<AutomaticBackup> {
	const folder = await folderOf(store);
	const made = await keepBackup(folder, written, label, pace);
	await rotateBackups(folder, label.atMs, await budget());
	await store.setMeta('backedUp', { name: made.name, writes });
	return made;
}

/** Whether a day has passed since a backup was made. One dated in the future, from a clock that was wrong, does not count. */
export function isADayOld(newest: AutomaticBackup | undefined): boolean {
	const nowMs = clock.nowMs();
	return !newest || newest.atMs > nowMs || nowMs - newest.atMs >= DAY_MS;
}

async function isDayDue(store: LearnerStore): Promise<boolean> {
	const [newest] = await listBackups(await folderOf(store));
	if (!isADayOld(newest)) return false;
	const [last, { writes }] = await Promise.all([store.meta('backedUp'), store.head()]);
	return !newest || last?.name !== newest.name || last.writes !== writes;
}

async function budget(): Promise<number> {
	const estimate = await navigator.storage.estimate().catch(() => null);
	return Math.min(BUDGET.bytes, (estimate?.quota ?? Infinity) * BUDGET.share);
}
