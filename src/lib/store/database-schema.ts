import type { DBSchema } from 'idb';
import type { Card } from '../core/memory/card';
import type { DayTally } from '../core/memory/day-tally';
import type { EventId, LearnerEvent, LocalDay, Settings } from '../core/memory/event';
import type { Response } from '../core/quiz/response';
import type { SessionPlan } from '../core/quiz/session-plan';

/** A card as it is kept: what is searched for lies beside it, absent where the card is not to be found by it. */
export interface CardRecord {
	bank: string;
	question: string;
	/** The day it is due; absent when never answered, reset, suspended or retired. */
	due?: LocalDay;
	/** The day it was first answered. */
	first?: LocalDay;
	missed?: 1;
	card: Card;
}

/** A session's plan; how far it has come is told by the events that carry its id. */
export interface SessionRecord {
	id: string;
	plan: SessionPlan;
	/** Absent once the session is over. */
	open?: 1;
	startedMs: number;
	/** Test mode: answers that can still be changed, by `bank\nquestion`. */
	drafts: Record<string, Response>;
	/** Test mode: marked questions, by the same key. */
	marked: string[];
	/** Test mode: time spent on each question in ms, by the same key. */
	spentMs: Record<string, number>;
}

/** How many questions that are still in the bank were met, and how many are missed and can be asked. */
export interface BankCounts {
	met: number;
	missed: number;
}

/** What every write of an event reads and renews, in one record so that it costs one request. */
export interface Head {
	/** How many writes there were; another number means that something has changed. */
	writes: number;
	/** The newest id of the log. */
	newest: EventId | null;
	/** Settings in force. */
	settings: Settings;
	/** Ids of events that concern more than one card: settings, wide resets and what takes them back. */
	wide: EventId[];
	/** By bank id, a bank with nothing to count left out. Counting by an index takes time for every card, and is wanted at every start. */
	banks: Map<string, BankCounts>;
	/** Which rules the cards were derived by. */
	derivedVersion: number;
}

export interface MetaValues {
	head: Head;
	device: string;
	/** Per bank id: the digest of the questions that the cards were last compared with. */
	bankDigests: Record<string, string>;
	/** Per file of the journal: up to which byte it was compared with this database. */
	journalSeen: Record<string, number>;
	/** The browser was asked to keep what is here, or was not to be. */
	persistAsked: boolean;
}

export interface FootnoteDatabase extends DBSchema {
	events: {
		key: string;
		value: LearnerEvent;
		indexes: { 'by-card': [string, string]; 'by-session': string };
	};
	cards: {
		key: [string, string];
		value: CardRecord;
		indexes: { 'by-due': number; 'by-first': number; 'by-missed': number };
	};
	days: { key: number; value: DayTally };
	sessions: { key: string; value: SessionRecord; indexes: { 'by-open': [number, number] } };
	meta: { key: keyof MetaValues; value: MetaValues[keyof MetaValues] };
}

export const DATABASE_NAME = 'footnote';
export const DATABASE_VERSION = 1;
