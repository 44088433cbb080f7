import type { ReadReview } from '../read-set';
import { TableDamaged, type Tables } from './tables';

/** The history of all cards. */
export interface ReviewLog {
	byCard: Map<number, ReadReview[]>;
	/** Rows that tell no answer: a card that was put off, set back or had its day set by hand. */
	byHand: number;
	/** Rows with a day or an answer that cannot be. */
	senseless: number;
	isDamaged: boolean;
}

const RATINGS = ['again', 'hard', 'good', 'easy'] as const;
/** Of Anki's kinds of review: while a card is learnt, and learnt again. */
const [LEARNT, REVIEWED, LEARNT_AGAIN] = [0, 1, 2];
/** The year 2200. */
const LAST_MS = 7_258_118_400_000;
/** What one answer can take: a day. */
const LONGEST_MS = 86_400_000;

/**
 * @param scheduler 1: with three buttons while a card is learnt, whose second is "good"
 * @param progress 0–1
 */
export function readReviews(
	tables: Tables,
	scheduler: number,
	progress: (done: number) => void
): ReviewLog {
	const log: ReviewLog = { byCard: new Map(), byHand: 0, senseless: 0, isDamaged: false };
	let count = 0;
	try {
		for (const [at, card, ease, took, type] of tables.rows('revlog', 'id, cid, ease, time, type')) {
			if (++count % 20_000 === 0) progress(1 - 200_000 / (200_000 + count));
			let button = Number(ease);
			if (button === 0) {
				log.byHand++;
				continue;
			}
			const isLearning = type === LEARNT || type === LEARNT_AGAIN;
			if (scheduler === 1 && isLearning && button >= 2) button = Math.min(4, button + 1);
			const rating = RATINGS[button - 1];
			const atMs = Number(at);
			if (!rating || !(atMs > 0 && atMs < LAST_MS) || Number(type) < REVIEWED - 1) {
				log.senseless++;
				continue;
			}
			const tookMs = Math.min(LONGEST_MS, Math.max(0, Math.round(Number(took)) || 0));
			const reviews = log.byCard.get(Number(card));
			const review: ReadReview = { atMs: Math.round(atMs), rating, tookMs };
			if (reviews) reviews.push(review);
			else log.byCard.set(Number(card), [review]);
		}
	} catch (error) {
		if (!(error instanceof TableDamaged)) throw error;
		log.isDamaged = true;
	}
	for (const reviews of log.byCard.values()) reviews.sort((one, other) => one.atMs - other.atMs);
	return log;
}
