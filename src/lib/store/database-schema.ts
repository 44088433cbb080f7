import type { DBSchema } from 'idb';
import type { Card } from '../core/memory/card';
import type { DayTally } from '../core/memory/day-tally';
import type { DeviceId, EventId, LearnerEvent, LocalDay, Settings } from '../core/memory/event';
import type { Fingerprint } from '../core/bank/bank';
import type { Response } from '../core/quiz/response';
import type { SessionPlan } from '../core/quiz/session-plan';
import type { Generation } from './journal/generation';

/** A card as it is kept: what is searched for lies beside it, absent where the card is not to be found by it. */
export interface CardRecord {
	bank: string;
	question: string;
	/** The day from which it is asked; absent when never answered, reset, suspended or retired. */
	due?: LocalDay;
	/** The day it was first answered. */
	first?: LocalDay;
	missed?: 1;
	card: Card;
}

/** A thousand events of the log, sealed: it is read and written as a whole, and never changed. */
export interface SegmentRecord {
	/** The browser that sealed it. */
	device: DeviceId;
	/** Counts from 1 up for each device. */
	number: number;
	/** Ids of the first and the last event. Events that come late are sealed when they come, so ranges can overlap. */
	first: EventId;
	last: EventId;
	count: number;
	/** CRC-32 of the events as JSON. */
	checksum: number;
	/** What its events are found by: the cards that they name, and their sessions, each once. */
	cards: [bank: string, question: string][];
	sessions: string[];
	/** In order of id. */
	events: LearnerEvent[];
}

/** What a draft of an answer was given to. */
export interface DraftedFor {
	wording: Fingerprint;
	/** See `answerParts`. */
	parts: Fingerprint;
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
	/** Test mode: the state of the question that each draft is of, by the same key; absent in older records. */
	draftedFor?: Record<string, DraftedFor>;
	/** Test mode: marked questions, by the same key. */
	marked: string[];
	/** Test mode: time spent on each question in ms, by the same key. */
	spentMs: Record<string, number>;
}

/** Of the questions that are still in the bank. */
export interface BankCounts {
	met: number;
	/** Answered wrong the last time, and can be asked. */
	missed: number;
	/** Set aside because they keep slipping. */
	leeches: number;
}

/** What every write of an event reads and renews, in one record so that it costs one request. */
export interface Head {
	/** How many writes there were; another number means that something has changed. */
	writes: number;
	/** The newest id of the log. */
	newest: EventId | null;
	/** Settings in force. */
	settings: Settings;
	/** How many events lie in no segment yet. */
	loose: number;
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
	/** Many events were taken in at once, and the journal may lack some of them: which works, and as a version before noted it. */
	journalDebts: string[];
	journalOwed: boolean;
	/** The browser was asked to keep what is here, or was not to be. */
	persistAsked: boolean;
	/** Which log stands here, where another one was replaced as a whole. */
	generation: Generation;
	/** Another value each time that the log was written anew in its own place: what was made of its segments before is void then. */
	writtenAnew: string;
	/** The last automatic backup, and how many writes the log had seen by then. */
	backedUp: { name: string; writes: number };
}

export interface FootnoteDatabase extends DBSchema {
	/** The newest events, one record each, and those that came late. */
	events: {
		key: string;
		value: LearnerEvent;
		indexes: { 'by-card': [string, string]; 'by-session': string };
	};
	/** All others. */
	segments: {
		key: [string, number];
		value: SegmentRecord;
		indexes: { 'by-card': [string, string]; 'by-session': string; 'by-last': string };
	};
	/** The events that concern more than one card (settings, wide resets, what takes them back), once more. */
	wide: { key: string; value: LearnerEvent };
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
export const DATABASE_VERSION = 2;
