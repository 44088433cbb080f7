import type { QuestionId } from '../../core/bank/bank';
import type { ReadReview } from './read-set';

/** What goes along with a bank of what its learner did with it. */
export interface LearnerPart {
	/** Milliseconds since the epoch. */
	nowMs: number;
	/** Minutes to add to UTC for the learner's wall clock. */
	offsetMin: number;
	/** The hour at which the learner's day ends, 0–23. */
	dayEndHour: number;
	/** Of the questions that were answered, suspended or flagged. */
	history: ReadonlyMap<QuestionId, CardHistory>;
}

/** What a learner has done with a question so far. */
export interface CardHistory {
	/** Oldest first. */
	reviews: readonly ReadReview[];
	/** When it is due, in days from today; below 0 it is overdue. */
	dueInDays: number;
	/** What FSRS makes of it: stability in days, difficulty 1–10, the share that is to be remembered, 0–1, and its last weight. */
	memory?: { stability: number; difficulty: number; retention: number; decay: number };
	suspended?: boolean;
	flagged?: boolean;
}
