import type { Answered, Rating } from '../../memory/event';
import type { Memory } from '../../memory/memory-model';

/**
 * An answer that moved the memory (the first one to a question in a session), as it stands: by the rating that the
 * learner gave it in the end, and by the weights of now.
 */
export interface Review {
	/** What is told of the answer: all that can still be told where the walk went on from sums. */
	answer: Pick<Answered, 'id' | 'bank' | 'question' | 'day'>;
	rating: Rating;
	/** Null where nothing was known of its memory: met for the first time, or reset. */
	before: Memory | null;
	after: Memory;
	/** Whole days since the review before; 0 where there was none, or the clock was set back. */
	elapsedDays: number;
	/** The chance of recall (0–1) that the model gave it just before; null where it knew nothing. */
	recall: number | null;
	/**
	 * The same for the day that the wanted retention asks for, in whole days and at least one: where a due day was spread,
	 * put off or chosen, that is not in a walk. Null where the model knew nothing.
	 */
	recallOnTime: number | null;
	/** The wanted retention (0–1) that its due day was given by; null where it had none. */
	wanted: number | null;
}

/** A review with its chances of recall. */
export type DueReview = Review & { recall: number; recallOnTime: number; wanted: number };

/** Whether it tells what was remembered: something was learnt before, on an earlier day. */
export function isDueReview(review: Review): review is DueReview {
	return review.before !== null && review.elapsedDays >= 1;
}

/** Whether it was remembered. */
export function isRemembered({ rating }: Pick<Review, 'rating'>): boolean {
	return rating !== 'again';
}
