import { countAnswers } from '../core/memory/count-answers';
import type { EventId } from '../core/memory/event';
import { standingEvents } from '../core/memory/standing-events';
import { isMet } from '../core/memory/card';
import { writeBackup } from '../store/backup/write-backup';
import { Pace } from '../store/pace';
import { clock } from './clock';
import { dateOf } from './date-of';
import type { FootnoteApp } from './footnote-app.svelte';

export interface BackupFile {
	name: string;
	file: Blob;
	/** How many answers it holds. */
	answers: number;
}

/** All that is kept here, as a file named for the day, read back before it is handed out. @throws Cancelled */
export async function backupFile(app: FootnoteApp, pace = new Pace()): Promise<BackupFile> {
	const nowMs = clock.nowMs();
	const { events, sessions } = await app.store.readAll();
	const { file } = await writeBackup(events, sessions, nowMs, pace);
	return {
		name: `footnote-${dateOf(nowMs) ?? ''}.footnote`,
		file,
		answers: countAnswers(events)
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
