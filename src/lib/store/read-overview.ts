import type { IDBPDatabase } from 'idb';
import type { DayTally } from '../core/memory/day-tally';
import type { LearnerEvent, LocalDay } from '../core/memory/event';
import { EMPTY_HEAD } from './head';
import { eventsOfSession } from './read-log';
import { WRITTEN } from './writing';
import type { BankCounts, FootnoteDatabase, Head, SessionRecord } from './database-schema';

/** What the first screen shows of a learner, before the banks are known. */
export interface Overview {
	/** By bank id: how many cards are due on that day or before. */
	due: Map<string, number>;
	/** By bank id; a bank without cards is missing. */
	banks: ReadonlyMap<string, BankCounts>;
	/** How many questions were answered for the first time on that day. */
	introduced: number;
	/** The days with an answer since the day that was asked for. */
	activeDays: LocalDay[];
	/** Of the last seven days, those with an answer. */
	week: DayTally[];
	/** The first day after that day on which something is due, or null. */
	nextDueDay: LocalDay | null;
	/** The newest session that was begun and not ended, with its events. */
	unfinished: { session: SessionRecord; events: LearnerEvent[] } | null;
}

/**
 * Reads what the first screen shows in one transaction, by keys and counts: no card is read, and nothing takes longer for
 * the cards that are not due.
 */
export async function readOverview(
	db: IDBPDatabase<FootnoteDatabase>,
	today: LocalDay,
	since: LocalDay
): Promise<Overview> {
	const tx = db.transaction(WRITTEN);
	const cards = tx.objectStore('cards');
	const days = tx.objectStore('days');
	const byOpen = tx.objectStore('sessions').index('by-open');
	const [dueKeys, nextDue, introduced, activeDays, week, open, head] = await Promise.all([
		cards.index('by-due').getAllKeys(IDBKeyRange.upperBound(today)),
		cards.index('by-due').openKeyCursor(IDBKeyRange.lowerBound(today, true)),
		cards.index('by-first').count(today),
		days.getAllKeys(IDBKeyRange.lowerBound(since)),
		days.getAll(IDBKeyRange.bound(today - 6, today)),
		byOpen.openCursor(null, 'prev'),
		tx.objectStore('meta').get('head') as Promise<Head | undefined>
	]);
	const due = new Map<string, number>();
	for (const [bank] of dueKeys) due.set(bank, (due.get(bank) ?? 0) + 1);
	const session = open?.value;
	return {
		due,
		banks: (head ?? EMPTY_HEAD).banks,
		introduced,
		activeDays,
		week,
		nextDueDay: nextDue?.key ?? null,
		unfinished: session ? { session, events: await eventsOfSession(tx, session.id) } : null
	};
}
