import type { DBSchema } from 'idb';
import type { Card } from '../core/memory/card';
import type { EventId, LearnerEvent, LocalDay, Settings } from '../core/memory/event';
import type { SessionPlan } from '../core/quiz/session';
import type { Response } from '../core/quiz/response';

/** A card as it is kept: what is searched for lies beside it, absent where the card is not to be found by it. */
export interface CardRecord {
	bank: string;
	question: string;
	/** The day it is due; absent when never answered, reset or suspended. */
	due?: LocalDay;
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
}

export interface MetaValues {
	device: string;
	settings: Settings;
	derivedVersion: number;
	lastEventId: EventId;
	/** Ids of events that touch more than one card: settings, wide resets and what takes them back. */
	wideEvents: EventId[];
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
		indexes: { 'by-due': number; 'by-missed': number; 'by-bank': string };
	};
	sessions: { key: string; value: SessionRecord; indexes: { 'by-open': [number, number] } };
	meta: { key: keyof MetaValues; value: MetaValues[keyof MetaValues] };
}

export const DATABASE_NAME = 'footnote';
export const DATABASE_VERSION = 1;
