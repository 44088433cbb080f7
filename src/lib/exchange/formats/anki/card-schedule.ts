import type { ReadReview } from '../read-set';

/** What a learner has done with a question so far, to be taken along. */
export interface CardHistory {
	/** Oldest first. */
	reviews: readonly ReadReview[];
	/** When it is due, in days from today; below 0 it is overdue. */
	dueInDays: number;
	suspended?: boolean;
}

/** The columns of a card from `type` to `lapses`. */
export interface Schedule {
	type: number;
	queue: number;
	due: number;
	ivl: number;
	factor: number;
	reps: number;
	lapses: number;
}

/** A row of the review log but for its id and card. */
export interface ReviewRow {
	ease: number;
	ivl: number;
	lastIvl: number;
	factor: number;
	time: number;
	type: number;
}

const DAY = 86_400_000;
const EASE = { again: 1, hard: 2, good: 3, easy: 4 } as const;
const [LEARNT, REVIEWED, LEARNT_AGAIN] = [0, 1, 2];
const [NEW, REVIEW] = [0, 2];
/** Anki's ease of a card, by which only its older scheduler goes. */
const FACTOR = 2500;

/**
 * @param place among the new cards, from 1
 * @param today days since the collection was made
 */
export function scheduleOf(
	history: CardHistory | undefined,
	place: number,
	today: number,
	nowMs: number
): Schedule {
	const reviews = history?.reviews ?? [];
	const last = reviews.at(-1);
	const queue = history?.suspended ? -1 : NEW;
	if (!history || !last)
		return { type: NEW, queue, due: place, ivl: 0, factor: 0, reps: 0, lapses: 0 };
	return {
		type: REVIEW,
		queue: history.suspended ? -1 : REVIEW,
		due: today + Math.round(history.dueInDays),
		ivl: Math.max(1, Math.round((nowMs - last.atMs) / DAY + history.dueInDays)),
		factor: FACTOR,
		reps: reviews.length,
		lapses: reviews.slice(1).filter(({ rating }) => rating === 'again').length
	};
}

/** The log of a card: each interval is the time that did pass until the next review, and for the last until it is due. */
export function reviewRows({ reviews, dueInDays }: CardHistory, nowMs: number): ReviewRow[] {
	const dueMs = nowMs + dueInDays * DAY;
	let before = 0;
	return reviews.map((review, at) => {
		const ivl = intervalOf((reviews[at + 1]?.atMs ?? dueMs) - review.atMs);
		const row = {
			ease: EASE[review.rating],
			ivl,
			lastIvl: before,
			factor: at === 0 ? 0 : FACTOR,
			time: Math.max(0, Math.round(review.tookMs)),
			type: at === 0 ? LEARNT : reviews[at - 1]!.rating === 'again' ? LEARNT_AGAIN : REVIEWED
		};
		before = ivl;
		return row;
	});
}

/** In Anki's way: days, and below a day seconds with a minus. */
const intervalOf = (ms: number) =>
	ms >= DAY ? Math.round(ms / DAY) : -Math.max(1, Math.round(ms / 1000));
