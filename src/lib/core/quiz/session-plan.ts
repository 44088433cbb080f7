import type { BankId, QuestionId } from '../bank/bank';

export type Mode = 'study' | 'test' | 'review' | 'missed';
export type SessionId = string & { readonly brand?: 'SessionId' };

export interface QuestionRef {
	bank: BankId;
	question: QuestionId;
}

/** What a session was set up to ask. It never changes; how far it has come is told by the answers that carry its id. */
export interface SessionPlan {
	mode: Mode;
	/** The bank it was started from; null for one across banks. */
	bank: BankId | null;
	/** Every shuffle of the session follows from it, so that a reload shows the same again. */
	seed: string;
	/** In the order of asking. */
	items: QuestionRef[];
	/** Test mode only. */
	timeLimitMs?: number;
}
