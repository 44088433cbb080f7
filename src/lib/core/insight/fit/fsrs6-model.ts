import { SHORTEST_FIRST_STABILITY } from './fsrs6-weights';

/** Days. */
export const STABILITY_RANGE = [0.001, 36_500] as const;
export const DIFFICULTY_RANGE = [1, 10] as const;

const AGAIN = 1;
const HARD = 2;
const EASY = 4;
/** Stability is the time until so much is still recalled. */
const RECALL_AT_STABILITY = 0.9;

/**
 * FSRS-6 as plain functions of its 21 weights, unrounded and without a scheduler: what is fitted, and what a simulated
 * learner remembers by. The formulas are those of ts-fsrs (`FSRSAlgorithm`) and of fsrs-rs (`src/model.rs`), which
 * agree; a test holds the states to those of ts-fsrs, which schedules. Ratings are 1–4, from Again to Easy.
 */
export interface Fsrs6 {
	weights: ArrayLike<number>;
	/** Below zero. */
	decay: number;
	/** Chosen so that recall after one stability is 90 %. */
	factor: number;
	/** What follows from the weights alone, reckoned once. */
	growth: number;
	lapseCeiling: number;
	easyDifficulty: number;
}

/** @param weights 21 of them, within their bounds */
export function fsrs6(weights: ArrayLike<number>): Fsrs6 {
	const decay = -weights[20]!;
	return {
		weights,
		decay,
		factor: Math.exp(Math.log(RECALL_AT_STABILITY) / decay) - 1,
		growth: Math.exp(weights[8]!),
		lapseCeiling: Math.exp(-weights[17]! * weights[18]!),
		easyDifficulty: startDifficulty(weights, EASY)
	};
}

/** The chance of recall (0–1) so many days after the last review. */
export function recallAfter(model: Fsrs6, days: number, stability: number): number {
	return Math.pow(1 + (model.factor * days) / stability, model.decay);
}

export function firstStability({ weights }: Fsrs6, rating: number): number {
	return Math.max(weights[rating - 1]!, SHORTEST_FIRST_STABILITY);
}

export function firstDifficulty({ weights }: Fsrs6, rating: number): number {
	return inRange(startDifficulty(weights, rating), DIFFICULTY_RANGE);
}

/**
 * The stability after a review.
 * @param stability before it @param difficulty before it
 * @param days whole days since the last review; 0 is the same day, which FSRS-6 takes as a short step of its own
 * @param recall the chance of recall at the review
 */
export function nextStability(
	model: Fsrs6,
	stability: number,
	difficulty: number,
	days: number,
	recall: number,
	rating: number
): number {
	const next =
		days === 0
			? sameDay(model, stability, rating)
			: rating === AGAIN
				? afterLapse(model, stability, difficulty, recall)
				: afterSuccess(model, stability, difficulty, recall, rating);
	return inRange(next, STABILITY_RANGE);
}

/** The difficulty after a review: it moves the less the nearer it is to 10, and a little towards that of an easy one. */
export function nextDifficulty(model: Fsrs6, difficulty: number, rating: number): number {
	const { weights, easyDifficulty } = model;
	const moved = difficulty - (weights[6]! * (rating - 3) * (10 - difficulty)) / 9;
	return inRange(weights[7]! * easyDifficulty + (1 - weights[7]!) * moved, DIFFICULTY_RANGE);
}

function afterSuccess(
	{ weights, growth }: Fsrs6,
	stability: number,
	difficulty: number,
	recall: number,
	rating: number
): number {
	const surprise = Math.exp((1 - recall) * weights[10]!) - 1;
	const byRating = rating === HARD ? weights[15]! : rating === EASY ? weights[16]! : 1;
	const gain = growth * (11 - difficulty) * Math.pow(stability, -weights[9]!) * surprise * byRating;
	return stability * (1 + gain);
}

function afterLapse(
	{ weights, lapseCeiling }: Fsrs6,
	stability: number,
	difficulty: number,
	recall: number
): number {
	const left =
		weights[11]! *
		Math.pow(difficulty, -weights[12]!) *
		(Math.pow(stability + 1, weights[13]!) - 1) *
		Math.exp((1 - recall) * weights[14]!);
	return Math.min(left, stability * lapseCeiling);
}

function sameDay({ weights }: Fsrs6, stability: number, rating: number): number {
	const change =
		Math.exp(weights[17]! * (rating - 3 + weights[18]!)) * Math.pow(stability, -weights[19]!);
	return stability * (rating === AGAIN ? change : Math.max(1, change));
}

function startDifficulty(weights: ArrayLike<number>, rating: number): number {
	return weights[4]! - Math.exp((rating - 1) * weights[5]!) + 1;
}

function inRange(value: number, [low, high]: readonly [number, number]): number {
	return Math.min(high, Math.max(low, value));
}
