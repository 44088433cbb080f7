import type { BankId, Fingerprint, QuestionId } from '../bank/bank';
import type { Outcome } from '../quiz/response';
import type { SessionId } from '../quiz/session-plan';
import type { EventId, LocalDay } from './event';
import { MEMORY_MODEL, type Memory } from './memory-model';

/** Bumped whenever the fold gives other cards from the same log; the caches are then made again. */
export const DERIVED_VERSION = 3;

/** What a card's schedule rests on; kept from before the last answer so that a rating of one's own can start there. */
export interface Schedule {
	memory: Memory | null;
	dueDay: LocalDay | null;
	/** The day of the last answer that moved the memory. */
	lastDay: LocalDay | null;
	/** Answers that moved the memory. */
	reps: number;
	/** Times it was forgotten after having been learnt. */
	lapses: number;
}

/** What a question is to a learner: derived from the log, never edited. */
export interface Card extends Schedule {
	bank: BankId;
	question: QuestionId;
	model: typeof MEMORY_MODEL;
	/** The day it was first answered; null when it never was, or was reset. */
	firstDay: LocalDay | null;
	/** All answers that stand, the returns within a session among them. */
	answers: number;
	lastOutcome: Outcome | null;
	/** The last answer was no pass. */
	missed: boolean;
	flagged: boolean;
	suspended: boolean;
	/** It was set aside (suspended) for being forgotten again and again: see leech.ts. */
	leech: boolean;
	/** Not asked before that day, whatever its due day; null when it was not put off. */
	buriedUntil: LocalDay | null;
	/** Gone from its bank; its history is kept. */
	retired: boolean;
	/** What counts as right has changed since it was last answered. */
	keyChanged: boolean;
	wording: Fingerprint | null;
	key: Fingerprint | null;
	/** The last answer that moved the memory, and what was before it. */
	lastCounted: {
		answer: EventId;
		session: SessionId;
		before: Schedule & { suspended: boolean; leech: boolean };
	} | null;
	/** The newest event taken in: one that sorts before it needs a replay of the card. */
	lastEvent: EventId | null;
}

export function newCard(bank: BankId, question: QuestionId): Card {
	return {
		bank,
		question,
		model: MEMORY_MODEL,
		memory: null,
		dueDay: null,
		lastDay: null,
		reps: 0,
		lapses: 0,
		firstDay: null,
		answers: 0,
		lastOutcome: null,
		missed: false,
		flagged: false,
		suspended: false,
		leech: false,
		buriedUntil: null,
		retired: false,
		keyChanged: false,
		wording: null,
		key: null,
		lastCounted: null,
		lastEvent: null
	};
}

export function scheduleOf({ memory, dueDay, lastDay, reps, lapses }: Schedule): Schedule {
	return { memory, dueDay, lastDay, reps, lapses };
}

/** Whether it can be asked at all. */
export function isAsked(card: Card): boolean {
	return !card.suspended && !card.retired;
}

/** The day from which it is asked, or null for one that is not to be asked again. */
export function askedFrom(card: Card): LocalDay | null {
	if (card.dueDay === null || !isAsked(card)) return null;
	return Math.max(card.dueDay, card.buriedUntil ?? card.dueDay);
}

/** Whether the learner has met it (and not reset it since). */
export function isMet(card: Card): boolean {
	return card.firstDay !== null;
}
