import type { LearnerEvent } from '../core/memory/event';
import { isoDate, localDay } from '../core/memory/local-day';
import { writeBackup } from '../store/backup/write-backup';
import { DATABASE_NAME, type SessionRecord } from '../store/database-schema';
import { FIRST_GENERATION, generationInForce, generationOf } from '../store/journal/generation';
import { Journal } from '../store/journal/journal';
import { removeDatabase } from '../store/open-database';
import { StorageFault } from '../store/storage-fault';
import { clock } from './clock';
import { saveFile } from './save-file';

/** Gives a damaged database up and loads the page again, which makes it anew from the second copy. */
export async function restoreFromJournal(): Promise<void> {
	await removeDatabase();
	location.reload();
}

/**
 * Lets the browser save what the second copy holds as a backup, where the database cannot be opened.
 * @returns the file's name
 * @throws StorageFault when the journal cannot be read
 */
export async function saveJournal(): Promise<string> {
	const opened = await Journal.open(DATABASE_NAME);
	if (!opened) throw new StorageFault('unknown', 'there is no second copy to be read');
	const events = new Map<string, LearnerEvent>();
	const sessions = new Map<string, SessionRecord>();
	const generation = generationInForce(FIRST_GENERATION, opened.files);
	// What was replaced as a whole may lie there still, and counts for nothing.
	const standing = opened.files.filter(({ name }) => generationOf(name) === generation);
	for (const { name } of standing)
		for (const entry of (await opened.journal.read(name, 0)).entries) {
			for (const event of entry.events) events.set(event.id, event);
			for (const session of entry.sessions) sessions.set(session.id, session);
		}
	opened.journal.close();
	const nowMs = clock.nowMs();
	const inOrder = [...events.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
	const { file } = await writeBackup(inOrder, [...sessions.values()], nowMs);
	const name = `footnote-${isoDate(localDay(nowMs, clock.offsetMin(nowMs), 0))}.footnote`;
	saveFile(name, file);
	return name;
}
