import type { EventId, LearnerEvent } from '../core/memory/event';
import { standingEvents } from '../core/memory/fold';
import { isMet } from '../core/memory/card';
import { isoDate, localDay } from '../core/memory/local-day';
import type { BackupContent, BackupProblem } from '../store/backup/backup';
import { readBackup } from '../store/backup/read-backup';
import { writeBackup } from '../store/backup/write-backup';
import { clock } from './clock';
import type { FootnoteApp } from './footnote-app.svelte';

/** A day short of where dates end. */
const LAST_TIME_MS = 8.64e15 - 86_400_000;

export interface BackupFile {
	name: string;
	file: Blob;
	/** How many answers it holds. */
	answers: number;
}

/** All that is kept here, as a file named for the day, read back before it is handed out. */
export async function backupFile(app: FootnoteApp): Promise<BackupFile> {
	const nowMs = clock.nowMs();
	const [events, sessions] = await Promise.all([app.store.allEvents(), app.store.allSessions()]);
	const { file } = await writeBackup(events, sessions, nowMs);
	return {
		name: `footnote-${dateOf(nowMs) ?? ''}.footnote`,
		file,
		answers: answersIn(events)
	};
}

/** What a backup holds, to be shown before it is taken in. */
export interface BackupPreview {
	backup: BackupContent;
	answers: number;
	sessions: number;
	/** The days of the first and the last answer, YYYY-MM-DD; null without answers. */
	span: { from: string; to: string } | null;
	/** The day it was saved; null when the file does not say so. */
	saved: string | null;
	/** Entries of its log that are not here yet. */
	fresh: number;
}

/** Reads a file that someone chose, of any version. Never throws for what the file holds. */
export async function previewBackup(
	app: FootnoteApp,
	file: Blob
): Promise<{ ok: true; preview: BackupPreview } | { ok: false; problem: BackupProblem }> {
	const read = await readBackup(file);
	if (!read.ok) return read;
	const { backup } = read;
	const here = new Set((await app.store.allEvents()).map((event) => event.id));
	const days = backup.events
		.filter((event) => event.type === 'answered')
		.map((event) => dateOf(event.atMs))
		.filter((date) => date !== null)
		.sort();
	const [from, to] = [days[0], days.at(-1)];
	return {
		ok: true,
		preview: {
			backup,
			answers: answersIn(backup.events),
			sessions: backup.sessions.length,
			span: from && to ? { from, to } : null,
			saved: dateOf(backup.exportedMs),
			fresh: backup.events.filter((event) => !here.has(event.id)).length
		}
	};
}

export interface Progress {
	/** Questions met, and not reset since. */
	questions: number;
	/** Answers given to them. */
	answers: number;
}

/** What a reset would forget. */
export async function progress(app: FootnoteApp): Promise<Progress> {
	const met = (await app.store.allCards()).filter(isMet);
	return {
		questions: met.length,
		answers: met.reduce((sum, card) => sum + card.answers, 0)
	};
}

/** Forgets what was learnt in every bank; the id returned can be taken back. */
export async function resetProgress(app: FootnoteApp): Promise<EventId> {
	const stamp = app.stamp();
	await app.append([{ ...stamp, type: 'reset' }]);
	return stamp.id;
}

/** The last reset of everything that still stands, whenever it was; null when there is none to take back. */
export async function standingReset(app: FootnoteApp): Promise<EventId | null> {
	const resets = await app.store.wideEvents();
	const last = standingEvents(resets).findLast((event) => event.type === 'reset' && !event.bank);
	return last?.id ?? null;
}

export async function undoReset(app: FootnoteApp, target: EventId): Promise<void> {
	await app.append([{ ...app.stamp(), type: 'undone', target }]);
}

/** The date on this device's calendar, YYYY-MM-DD; null for what is no time (a file can claim anything). */
function dateOf(atMs: unknown): string | null {
	if (typeof atMs !== 'number' || !(Math.abs(atMs) < LAST_TIME_MS)) return null;
	return isoDate(localDay(atMs, clock.offsetMin(atMs), 0));
}

function answersIn(events: readonly LearnerEvent[]): number {
	return standingEvents(events).filter((event) => event.type === 'answered').length;
}
