import { countAnswers } from '../core/memory/count-answers';
import type { LearnerEvent } from '../core/memory/event';
import { BACKUP_LIMITS, type BackupContent, type BackupProblem } from '../store/backup/backup';
import type { AutomaticBackup } from '../store/backup/backup-list';
import { readBackup } from '../store/backup/read-backup';
import { Pace } from '../store/pace';
import { autoBackup, backupOf } from './auto-backup';
import { openAutomaticBackup } from './automatic-backups';
import { dateOf, isTime } from './date-of';
import type { FootnoteApp } from './footnote-app.svelte';

/** How many answers and sessions a log holds. */
export interface LogCounts {
	answers: number;
	sessions: number;
}

/** What a backup holds, to be shown before it is taken in. */
export interface BackupPreview extends LogCounts {
	backup: BackupContent;
	/** The days of the first and the last answer, YYYY-MM-DD; null without answers. */
	span: { from: string; to: string } | null;
	/** The day it was saved; null when the file does not say so. */
	saved: string | null;
	/** Entries of its log that are not here yet. */
	fresh: number;
	/** What is here now; null where nothing is. */
	here:
		| (LogCounts & { /** Entries of the log here that are not in the backup. */ only: number })
		| null;
}

/** Reads a file that someone chose, of any version. @throws Cancelled; never for what the file holds */
export async function previewBackup(
	app: FootnoteApp,
	file: Blob,
	pace = new Pace()
): Promise<{ ok: true; preview: BackupPreview } | { ok: false; problem: BackupProblem }> {
	const read = await readBackup(file, BACKUP_LIMITS, pace.part(0, 0.9));
	if (!read.ok) return read;
	const { backup } = read;
	const here = await app.store.readAll();
	await pace.step(0.95);
	const [inBackup, known] = [idsOf(backup.events), idsOf(here.events)];
	const isEmpty = here.events.length === 0 && here.sessions.length === 0;
	return {
		ok: true,
		preview: {
			backup,
			answers: countAnswers(backup.events),
			sessions: backup.sessions.length,
			span: spanOf(backup.events),
			saved: dateOf(backup.exportedMs),
			fresh: backup.events.filter(({ id }) => !known.has(id)).length,
			here: isEmpty
				? null
				: {
						answers: countAnswers(here.events),
						sessions: here.sessions.length,
						only: here.events.filter(({ id }) => !inBackup.has(id)).length
					}
		}
	};
}

/**
 * Adds what a backup holds to what is here.
 * @returns how many entries of its log were new
 * @throws Cancelled, StorageFault; then nothing was changed
 */
export async function addBackup(
	app: FootnoteApp,
	{ events, sessions }: BackupContent,
	pace = new Pace()
): Promise<{ added: number }> {
	pace.check();
	// It only adds; where no backup can be kept first, it need not wait for one.
	await autoBackup(app.store, 'restore', pace.part(0, 0.4)).catch(() => null);
	const added = await app.restore(events, sessions, pace.part(0.4, 1));
	app.inMemory?.noteSaved(countAnswers(events));
	return added;
}

/** What is here could not be kept before it was to be replaced. */
export class NotKept extends Error {
	override name = 'NotKept';
}

/**
 * Puts what a backup holds in the place of all that is here.
 * @returns the backup that was made of what was here; null where nothing was
 * @throws NotKept when no such backup could be made; Cancelled, StorageFault. Then nothing was changed
 */
export async function replaceByBackup(
	app: FootnoteApp,
	content: BackupContent,
	pace = new Pace()
): Promise<AutomaticBackup | null> {
	const kept = await app.replace(
		content,
		(before, keeping) =>
			backupOf(app.store, before, 'restore', keeping).catch((error: unknown) => {
				keeping.check(1);
				throw new NotKept('No backup of what is here could be made.', { cause: error });
			}),
		pace
	);
	app.inMemory?.noteSaved(countAnswers(content.events));
	return kept;
}

/** Takes a replacement back. @param name of the backup that was made before it @throws as `replaceByBackup` */
export async function takeReplacementBack(
	app: FootnoteApp,
	name: string,
	pace = new Pace()
): Promise<void> {
	const read = await readBackup(await openAutomaticBackup(app.store, name), BACKUP_LIMITS);
	if (!read.ok) throw new Error(`The backup cannot be read (${read.problem.code}).`);
	await replaceByBackup(app, read.backup, pace);
}

const idsOf = (events: readonly LearnerEvent[]) => new Set(events.map(({ id }) => id));

function spanOf(events: readonly LearnerEvent[]): BackupPreview['span'] {
	let [first, last] = [Infinity, -Infinity];
	for (const { type, atMs } of events) {
		if (type !== 'answered' || !isTime(atMs)) continue;
		first = Math.min(first, atMs);
		last = Math.max(last, atMs);
	}
	const [from, to] = [dateOf(first), dateOf(last)];
	return from && to ? { from, to } : null;
}
