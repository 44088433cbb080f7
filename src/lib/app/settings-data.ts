import type { EventId, LearnerEvent } from '../core/memory/event';
import { standingEvents } from '../core/memory/fold';
import { isMet } from '../core/memory/card';
import { isoDate, localDay } from '../core/memory/local-day';
import { makeBackup, readBackup, type Backup, type BackupProblem } from '../store/backup';
import { clock } from './clock';
import type { FootnoteApp } from './footnote-app.svelte';

export interface BackupFile {
	name: string;
	text: string;
	/** How many answers it holds. */
	answers: number;
}

/** All that is kept here, as a file named for the day. */
export async function backupFile(app: FootnoteApp): Promise<BackupFile> {
	const nowMs = clock.nowMs();
	const backup = await makeBackup(app.store, nowMs);
	return {
		name: `footnote-backup-${isoDate(localDay(nowMs, clock.offsetMin(nowMs), 0))}.json`,
		text: JSON.stringify(backup),
		answers: answersIn(backup.events)
	};
}

/** What a backup holds, to be shown before it is taken in. */
export interface BackupPreview {
	backup: Backup;
	answers: number;
	sessions: number;
	/** Milliseconds since the epoch of the first and the last answer; null without answers. */
	span: { fromMs: number; toMs: number } | null;
	savedMs: number;
	/** Entries of its log that are not here yet. */
	fresh: number;
}

/** Reads the text of a file that someone chose. Never throws for what the file holds. */
export async function previewBackup(
	app: FootnoteApp,
	text: string
): Promise<{ ok: true; preview: BackupPreview } | { ok: false; problem: BackupProblem }> {
	const read = readBackup(text);
	if (!read.ok) return read;
	const { backup } = read;
	const here = new Set((await app.store.allEvents()).map((event) => event.id));
	let span: BackupPreview['span'] = null;
	for (const { type, atMs } of backup.events) {
		if (type !== 'answered') continue;
		span = {
			fromMs: Math.min(span?.fromMs ?? atMs, atMs),
			toMs: Math.max(span?.toMs ?? atMs, atMs)
		};
	}
	return {
		ok: true,
		preview: {
			backup,
			answers: answersIn(backup.events),
			sessions: backup.sessions.length,
			span,
			savedMs: backup.exportedMs,
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

export async function undoReset(app: FootnoteApp, target: EventId): Promise<void> {
	await app.append([{ ...app.stamp(), type: 'undone', target }]);
}

function answersIn(events: readonly LearnerEvent[]): number {
	return standingEvents(events).filter((event) => event.type === 'answered').length;
}
