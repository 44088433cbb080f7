import type { CardHistory } from '../learner-part';
import type { ReadReview } from '../read-set';

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
const EASE = { again: 1, hard: 2, good: 3, easy: 4, reset: 0 } as const;
const [LEARNT, REVIEWED, LEARNT_AGAIN, OUT_OF_TURN, BY_HAND] = [0, 1, 2, 3, 4];
const [NEW, REVIEW, SUSPENDED] = [0, 2, -1];
/** Anki's ease of a card, by which only its older scheduler goes; rows that move nothing have none. */
const FACTOR = 2500;

/** The answers that the memory rests on: those since the last reset, without practice. */
export function countedReviews(reviews: readonly ReadReview[]): readonly ReadReview[] {
	const reset = reviews.findLastIndex(({ rating }) => rating === 'reset');
	return reviews.slice(reset + 1).filter(({ practice }) => !practice);
}

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
	const counted = countedReviews(history?.reviews ?? []);
	const last = counted.at(-1);
	if (!history || !last)
		return {
			type: NEW,
			queue: history?.suspended ? SUSPENDED : NEW,
			due: place,
			ivl: 0,
			factor: 0,
			reps: 0,
			lapses: 0
		};
	return {
		type: REVIEW,
		queue: history.suspended ? SUSPENDED : REVIEW,
		due: today + Math.round(history.dueInDays),
		ivl: Math.max(1, Math.round((nowMs - last.atMs) / DAY + history.dueInDays)),
		factor: FACTOR,
		reps: counted.length,
		lapses: counted.slice(1).filter(({ rating }) => rating === 'again').length
	};
}

/** The log of a card: each interval is the time that did pass until the next review, and for the last until it is due. */
export function reviewRows({ reviews, dueInDays }: CardHistory, nowMs: number): ReviewRow[] {
	const dueMs = nowMs + dueInDays * DAY;
	const rows: ReviewRow[] = [];
	let lastIvl = 0;
	let before: ReadReview | null = null;
	for (const [at, review] of reviews.entries()) {
		const time = Math.max(0, Math.round(review.tookMs));
		const ease = EASE[review.rating];
		if (review.rating === 'reset') {
			rows.push({ ease, ivl: 0, lastIvl, factor: 0, time: 0, type: BY_HAND });
			before = null;
			lastIvl = 0;
		} else if (review.practice)
			rows.push({ ease, ivl: lastIvl, lastIvl, factor: 0, time, type: OUT_OF_TURN });
		else {
			const next = reviews.slice(at + 1).find(({ practice }) => !practice);
			const ivl = intervalOf((next?.atMs ?? dueMs) - review.atMs);
			const again = before?.rating === 'again' ? LEARNT_AGAIN : REVIEWED;
			rows.push({ ease, ivl, lastIvl, factor: FACTOR, time, type: before ? again : LEARNT });
			before = review;
			lastIvl = ivl;
		}
	}
	return rows;
}

/** The `data` of a card as Anki 23.10 and later have it (rslib, storage/card/data.rs): what FSRS knows of it, as JSON. */
export function cardData(history: CardHistory | undefined): string {
	const last = countedReviews(history?.reviews ?? []).at(-1);
	if (!history?.memory || !last) return '';
	const { stability, difficulty, retention, decay } = history.memory;
	const round = (value: number, places: number) => Number(value.toFixed(places));
	return JSON.stringify({
		s: round(stability, 4),
		d: round(difficulty, 3),
		dr: round(retention, 2),
		decay: round(decay, 3),
		lrt: Math.floor(last.atMs / 1000)
	});
}

/** In Anki's way: days, and below a day seconds with a minus. */
const intervalOf = (ms: number) =>
	ms >= DAY ? Math.round(ms / DAY) : -Math.max(1, Math.round(ms / 1000));
