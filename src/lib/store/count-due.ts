import { openDB } from 'idb';
import { localDay } from '../core/memory/local-day';
import { reviewLimit } from '../core/memory/review-limit';
import { DATABASE_NAME, type FootnoteDatabase, type Head } from './database-schema';

/**
 * How many questions are due, and no more than the learner wants in a day, for who has no app open: reads, makes nothing,
 * and waits for nobody.
 * @param nowMs milliseconds since the epoch
 */
export async function countDue(nowMs: number): Promise<number> {
	const known = (await indexedDB.databases?.()) ?? [];
	// To open what is not there would make it.
	if (!known.some(({ name }) => name === DATABASE_NAME)) return 0;
	const db = await openDB<FootnoteDatabase>(DATABASE_NAME);
	try {
		const head = (await db.get('meta', 'head')) as Head | undefined;
		if (!head) return 0;
		const offsetMin = -new Date(nowMs).getTimezoneOffset();
		const today = localDay(nowMs, offsetMin, head.settings.dayEndHour);
		const due = await db.countFromIndex('cards', 'by-due', IDBKeyRange.upperBound(today));
		return Math.min(due, reviewLimit(today, head.settings) ?? due);
	} finally {
		db.close();
	}
}
