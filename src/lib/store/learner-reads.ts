import type { Card } from '../core/memory/card';
import type { DayTally } from '../core/memory/day-tally';
import type { EventId, LearnerEvent, LocalDay } from '../core/memory/event';
import { readAnswersKept, type AnswersKept } from './answers-kept';
import type { Connection } from './connection';
import type { CardRecord, Head, MetaValues, SessionRecord } from './database-schema';
import { EMPTY_HEAD } from './head';
import { eventsOfCard, eventsOfSession, heldIds, readLog, soundOf } from './read-log';
import { nextDueIn, readOverview, type Overview } from './read-overview';
import type { WholeLog } from './take-in';
import { WRITTEN } from './writing';

/** What is read of a learner: the log, what follows from it, and the sessions. What a write goes on from is read by `LearnerStore`. */
export class LearnerReads {
	constructor(readonly connection: Connection) {}

	/** The whole log as it stands at one moment, and how many writes it had seen by then. */
	readAll(): Promise<WholeLog> {
		return this.connection.use(async (db) => {
			const tx = db.transaction(WRITTEN);
			// The log last: a request that is refused at once must leave nothing behind that nobody waits for.
			const [sessions, head, events] = await Promise.all([
				tx.objectStore('sessions').getAll(),
				tx.objectStore('meta').get('head') as Promise<Head | undefined>,
				readLog(tx)
			]);
			return { events, sessions, writes: (head ?? EMPTY_HEAD).writes };
		});
	}

	/** A record that a damaged disk has made unreadable is left out. */
	async allEvents(): Promise<LearnerEvent[]> {
		return this.connection.use((db) => readLog(db.transaction(WRITTEN)));
	}

	eventsOfSession(session: string): Promise<LearnerEvent[]> {
		return this.connection.use((db) => eventsOfSession(db.transaction(WRITTEN), session));
	}

	/** The events that concern more than one question: settings, resets, and what takes them back. */
	wideEvents(): Promise<LearnerEvent[]> {
		return this.connection.use(async (db) => soundOf(await db.getAll('wide')));
	}

	/** Cards due on that day or before; suspended and retired ones are not among them. */
	async cardsDue(day: LocalDay): Promise<Card[]> {
		const range = IDBKeyRange.upperBound(day);
		return cardsIn(await this.connection.use((db) => db.getAllFromIndex('cards', 'by-due', range)));
	}

	/** How many questions of these banks are due on that day or before. */
	async countDue(day: LocalDay, banks: ReadonlySet<string>): Promise<number> {
		const range = IDBKeyRange.upperBound(day);
		const keys = await this.connection.use((db) =>
			db.getAllKeysFromIndex('cards', 'by-due', range)
		);
		return keys.filter(([bank]) => banks.has(bank)).length;
	}

	/** Cards whose last answer was no pass. */
	async cardsMissed(): Promise<Card[]> {
		const missed = IDBKeyRange.only(1);
		return cardsIn(
			await this.connection.use((db) => db.getAllFromIndex('cards', 'by-missed', missed))
		);
	}

	async cardsOfBank(bank: string): Promise<Card[]> {
		return cardsIn(await this.connection.use((db) => db.getAll('cards', keysOfBank(bank))));
	}

	async allCards(): Promise<Card[]> {
		return cardsIn(await this.connection.use((db) => db.getAll('cards')));
	}

	/**
	 * The next cards in the order of banks and questions, at most `count`: many are read so, in steps that do not hold up the page.
	 * @param last the last one that was read; null for the first ones
	 */
	async cardsAfter(
		last: { bank: string; question: string } | null,
		count: number
	): Promise<Card[]> {
		const range = last && IDBKeyRange.lowerBound([last.bank, last.question], true);
		return cardsIn(await this.connection.use((db) => db.getAll('cards', range, count)));
	}

	/** The events about one question, and those that concern all; in no order. */
	eventsAbout(bank: string, question: string): Promise<LearnerEvent[]> {
		return this.connection.use(async (db) => {
			const tx = db.transaction(WRITTEN);
			const [own, wide] = await Promise.all([
				eventsOfCard(tx, [bank, question]),
				tx.objectStore('wide').getAll()
			]);
			return [...own, ...soundOf(wide)];
		});
	}

	/** What the first screen needs of the cards, days and sessions. @see readOverview */
	overview(today: LocalDay, since: LocalDay, banks: ReadonlySet<string>): Promise<Overview> {
		return this.connection.use((db) => readOverview(db, today, since, banks));
	}

	/** How many questions were answered for the first time on that day. */
	countIntroduced(day: LocalDay): Promise<number> {
		return this.connection.use((db) => db.countFromIndex('cards', 'by-first', day));
	}

	/** How many questions of a bank were answered at least once (and not reset since). */
	async countMet(bank: string): Promise<number> {
		return (await this.head()).banks.get(bank)?.met ?? 0;
	}

	/** How many cards of a bank there are, those among them that were only flagged or suspended. */
	countCards(bank: string): Promise<number> {
		return this.connection.use((db) => db.count('cards', keysOfBank(bank)));
	}

	/** Due days of these banks after `day` up to and with `until`, one entry a card, ascending: a forecast without the cards. */
	dueDaysAfter(day: LocalDay, until: LocalDay, banks: ReadonlySet<string>): Promise<LocalDay[]> {
		const range = IDBKeyRange.bound(day, until, true, false);
		return this.connection.use(async (db) => {
			const days: LocalDay[] = [];
			const index = db.transaction('cards').store.index('by-due');
			for (let cursor = await index.openKeyCursor(range); cursor; cursor = await cursor.continue())
				if (banks.has(cursor.primaryKey[0])) days.push(cursor.key);
			return days;
		});
	}

	/** How many cards are due on each of these days, and on which days these questions of a bank are. */
	loadOf(
		days: readonly LocalDay[],
		bank: string,
		questions: readonly string[]
	): Promise<{ due: Map<LocalDay, number>; siblings: Set<LocalDay> }> {
		return this.connection.use(async (db) => {
			const { store } = db.transaction('cards');
			const index = store.index('by-due');
			const [counts, cards] = await Promise.all([
				Promise.all(days.map(async (day) => [day, await index.count(day)] as const)),
				// What is refused at once must not leave the others behind, with nobody waiting for them.
				Promise.all(questions.map(async (question) => store.get([bank, question])))
			]);
			const siblings = cards.flatMap((record) => record?.due ?? []);
			return { due: new Map(counts), siblings: new Set(siblings) };
		});
	}

	/** The first day after `day` on which something of these banks is due, or null. */
	nextDueDay(day: LocalDay, banks: ReadonlySet<string>): Promise<LocalDay | null> {
		return this.connection.use((db) => nextDueIn(db.transaction('cards').store, day, banks));
	}

	/** The days with an answer, from one day to another. */
	activeDays(from: LocalDay, to: LocalDay): Promise<LocalDay[]> {
		return this.connection.use((db) => db.getAllKeys('days', IDBKeyRange.bound(from, to)));
	}

	/** How many answers stand in all. */
	answersKept(): Promise<AnswersKept> {
		return this.connection.use((db) => readAnswersKept(db.transaction('days').store));
	}

	days(from: LocalDay): Promise<DayTally[]> {
		return this.connection.use((db) => db.getAll('days', IDBKeyRange.lowerBound(from)));
	}

	async head(): Promise<Head> {
		return (await this.meta('head')) ?? EMPTY_HEAD;
	}

	async meta<K extends keyof MetaValues>(key: K): Promise<MetaValues[K] | undefined> {
		return (await this.connection.use((db) => db.get('meta', key))) as MetaValues[K] | undefined;
	}

	session(id: string): Promise<SessionRecord | undefined> {
		return this.connection.use((db) => db.get('sessions', id));
	}

	/** As they are kept, in the order of the ids; undefined where there is none of that id. In one transaction: one for each takes five times as long. */
	sessions(ids: readonly string[]): Promise<(SessionRecord | undefined)[]> {
		return this.connection.use((db) => {
			const { store } = db.transaction('sessions');
			return Promise.all(ids.map((id) => store.get(id)));
		});
	}

	allSessions(): Promise<SessionRecord[]> {
		return this.connection.use((db) => db.getAll('sessions'));
	}

	/** Which of these ids are not in the log, or not in a state to be read. */
	async missing(ids: readonly EventId[]): Promise<Set<EventId>> {
		const held = await this.connection.use((db) => heldIds(db.transaction(WRITTEN), ids));
		return new Set(ids.filter((id) => !held.has(id)));
	}

	/** Of the loose events, those from that id on, at most so many of the newest, oldest first. */
	newest(count: number, from: EventId): Promise<LearnerEvent[]> {
		const range = IDBKeyRange.lowerBound(from);
		return this.connection.use(async (db) => {
			const events: LearnerEvent[] = [];
			const { store } = db.transaction('events');
			let cursor = await store.openCursor(range, 'prev');
			for (; cursor && events.length < count; cursor = await cursor.continue())
				events.push(cursor.value);
			return events.reverse();
		});
	}
}

const cardsIn = (records: CardRecord[]): Card[] => records.map((record) => record.card);

/** All keys that begin with the bank: an array sorts after every text. */
const keysOfBank = (bank: string) => IDBKeyRange.bound([bank], [bank, []]);
