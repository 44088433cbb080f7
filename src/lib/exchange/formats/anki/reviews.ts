import type { ReadReview } from '../read-set';
import { TableDamaged, type Tables } from './tables';

/** The history of all cards. */
export interface ReviewLog {
	byCard: Map<number, ReadReview[]>;
	/** Rows that tell no answer: a card that was put off or had its day set by hand. */
	byHand: number;
	/** Cards set back to new, also where the log only shows that they were learnt once more. */
	setBack: number;
	/** Answers beside the schedule, which moved nothing. */
	practice: number;
	/** Rows with a day or an answer that cannot be. */
	senseless: number;
	isDamaged: boolean;
}

/** A row, before it is known what came before it. */
interface Row {
	atMs: number;
	/** Null where nothing was answered. */
	rating: ReadReview['rating'] | null;
	tookMs: number;
	kind: number;
	/** Anki tells rows of one kind apart by this: a card set back to new, and answers beside the schedule, have none. */
	hasEase: boolean;
}

const RATINGS = ['again', 'hard', 'good', 'easy'] as const;
/** Of Anki's kinds of review: while a card is learnt, learnt again, out of turn in a deck of one's choice, and by hand. */
const [LEARNT, LEARNT_AGAIN, OUT_OF_TURN, BY_HAND] = [0, 2, 3, 4];
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
	const log: ReviewLog = {
		byCard: new Map(),
		byHand: 0,
		setBack: 0,
		practice: 0,
		senseless: 0,
		isDamaged: false
	};
	const rowsOf = new Map<number, Row[]>();
	let count = 0;
	try {
		for (const [at, of, ease, took, type, factor] of tables.rows(
			'revlog',
			'id, cid, ease, time, type, factor'
		)) {
			if (++count % 20_000 === 0) progress(1 - 200_000 / (200_000 + count));
			let button = Number(ease);
			const kind = Number(type);
			const isLearning = kind === LEARNT || kind === LEARNT_AGAIN;
			if (scheduler === 1 && isLearning && button >= 2) button = Math.min(4, button + 1);
			const rating = button === 0 ? null : RATINGS[button - 1];
			const atMs = Math.round(Number(at));
			if (rating === undefined || !(atMs > 0 && atMs < LAST_MS) || !(kind >= 0)) {
				log.senseless++;
				continue;
			}
			const tookMs = Math.min(LONGEST_MS, Math.max(0, Math.round(Number(took)) || 0));
			const row: Row = { atMs, rating, tookMs, kind, hasEase: Number(factor) !== 0 };
			const card = Number(of);
			const rows = rowsOf.get(card);
			if (rows) rows.push(row);
			else rowsOf.set(card, [row]);
		}
	} catch (error) {
		if (!(error instanceof TableDamaged)) throw error;
		log.isDamaged = true;
	}
	for (const [card, rows] of rowsOf) {
		const reviews = reviewsOf(rows, log);
		if (reviews.length > 0) log.byCard.set(card, reviews);
	}
	return log;
}

/**
 * What a card's rows say to FSRS, as Anki reads them (rslib, scheduler/fsrs/params.rs): answers beside the schedule count
 * for nothing, all before a reset is forgotten, and so is what came before a card was learnt from its beginning once more,
 * since older versions wrote no row when it was set back.
 */
function reviewsOf(rows: Row[], log: ReviewLog): ReadReview[] {
	rows.sort((one, other) => one.atMs - other.atMs);
	const reviews: ReadReview[] = [];
	/** Whether anything was answered since the beginning or the last reset. */
	let isMet = false;
	let wasLearning = true;
	const setBack = (atMs: number) => {
		if (isMet) reviews.push({ atMs, rating: 'reset', tookMs: 0 });
		if (isMet) log.setBack++;
		isMet = false;
	};
	for (const { atMs, rating, tookMs, kind, hasEase } of rows) {
		if (rating !== null && kind === OUT_OF_TURN && !hasEase) {
			reviews.push({ atMs, rating, tookMs, practice: true });
			log.practice++;
			continue;
		}
		const isLearning = rating !== null && kind === LEARNT;
		if (kind === BY_HAND && !hasEase && !isLearning) setBack(atMs);
		else if (isLearning && !wasLearning) setBack(atMs - 1);
		else if (rating === null) log.byHand++;
		wasLearning = isLearning;
		if (rating === null) continue;
		reviews.push({ atMs, rating, tookMs });
		isMet = true;
	}
	return reviews;
}
