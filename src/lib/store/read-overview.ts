import type { IDBPDatabase, IDBPObjectStore, IDBPTransaction, StoreNames } from 'idb';
import type { DayTally } from '../core/memory/day-tally';
import type { LearnerEvent, LocalDay } from '../core/memory/event';
import type { SessionPlan } from '../core/quiz/session-plan';
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
	/** The first day after that day on which something is due in a bank that can be taken, or null. */
	nextDueDay: LocalDay | null;
	/** The newest session over such a bank that was begun and not ended, with its events. */
	unfinished: { session: SessionRecord; events: LearnerEvent[] } | null;
}

/**
 * Reads what the first screen shows in one transaction, by keys and counts: no card is read, and nothing takes longer for
 * the cards that are not due.
 * @param banks the ids of those that can be taken: what is left of others has no part in what comes next
 */
export async function readOverview(
	db: IDBPDatabase<FootnoteDatabase>,
	today: LocalDay,
	since: LocalDay,
	banks: ReadonlySet<string>
): Promise<Overview> {
	const tx = db.transaction(WRITTEN);
	const cards = tx.objectStore('cards');
	const days = tx.objectStore('days');
	const [dueKeys, nextDueDay, introduced, activeDays, week, session, head] = await Promise.all([
		cards.index('by-due').getAllKeys(IDBKeyRange.upperBound(today)),
		nextDueIn(cards, today, banks),
		cards.index('by-first').count(today),
		days.getAllKeys(IDBKeyRange.lowerBound(since)),
		days.getAll(IDBKeyRange.bound(today - 6, today)),
		newestOpen(tx, banks),
		tx.objectStore('meta').get('head') as Promise<Head | undefined>
	]);
	const due = new Map<string, number>();
	for (const [bank] of dueKeys) due.set(bank, (due.get(bank) ?? 0) + 1);
	return {
		due,
		banks: (head ?? EMPTY_HEAD).banks,
		introduced,
		activeDays,
		week,
		nextDueDay,
		unfinished: session ? { session, events: await eventsOfSession(tx, session.id) } : null
	};
}

type Reading = IDBPTransaction<
	FootnoteDatabase,
	ArrayLike<StoreNames<FootnoteDatabase>>,
	'readonly'
>;

/** The first day after `day` on which a card of these banks is due, or null. */
export async function nextDueIn(
	cards: Pick<
		IDBPObjectStore<FootnoteDatabase, ArrayLike<StoreNames<FootnoteDatabase>>, 'cards'>,
		'index'
	>,
	day: LocalDay,
	banks: ReadonlySet<string>
): Promise<LocalDay | null> {
	let cursor = await cards.index('by-due').openKeyCursor(IDBKeyRange.lowerBound(day, true));
	while (cursor && !banks.has(cursor.primaryKey[0])) cursor = await cursor.continue();
	return cursor?.key ?? null;
}

/** Whether a session asks of any of these banks. */
const isOver = ({ bank, items }: SessionPlan, banks: ReadonlySet<string>): boolean =>
	bank === null ? items.some((item) => banks.has(item.bank)) : banks.has(bank);

async function newestOpen(tx: Reading, banks: ReadonlySet<string>): Promise<SessionRecord | null> {
	let cursor = await tx.objectStore('sessions').index('by-open').openCursor(null, 'prev');
	while (cursor && !isOver(cursor.value.plan, banks)) cursor = await cursor.continue();
	return cursor?.value ?? null;
}
