import {
	DIFFICULTY_RANGE,
	STABILITY_RANGE,
	firstDifficulty,
	firstStability,
	nextDifficulty,
	nextStability,
	recallAfter,
	type Fsrs6
} from './fsrs6-model';
import type { ReviewHistories } from './review-histories';

const AGAIN = 1;
const HARD = 2;
const EASY = 4;
/** Predictions are kept so far from 0 and 1 (fsrs-rs `src/analytic.rs`), so that one surprise does not count for all. */
const SURE = 1e-7;

/**
 * The error of the predictions and how it changes with each weight, a history at a time: forward through its reviews,
 * and back again by the chain rule. A history is gone through once for all of its predictions, which gives the same sum
 * as fsrs-rs's items that replay the history for each (`card_loss_and_grad` in its `src/analytic.rs`, tested there).
 */
export class PredictionGradient {
	/** Before each review of the history at hand, from its second on: index 1 is the second. */
	readonly #stability: Float64Array;
	readonly #difficulty: Float64Array;
	readonly #recall: Float64Array;

	constructor(readonly histories: ReviewHistories) {
		const { starts } = histories;
		let longest = 0;
		for (let at = 1; at < starts.length; at++)
			longest = Math.max(longest, starts[at]! - starts[at - 1]!);
		this.#stability = new Float64Array(longest + 1);
		this.#difficulty = new Float64Array(longest + 1);
		this.#recall = new Float64Array(longest + 1);
	}

	/**
	 * The summed log loss of one history's predictions.
	 * @param counts how much each review counts, 0 where it is not predicted
	 * @param gradient 21 sums that the derivatives by the weights are added to; left out, only the loss is reckoned
	 */
	loss(model: Fsrs6, history: number, counts: Float64Array, gradient?: Float64Array): number {
		const start = this.histories.starts[history]!;
		let last = this.histories.starts[history + 1]! - 1;
		while (last > start && counts[last] === 0) last--;
		if (last === start) return 0;
		const loss = this.#forward(model, start, last, counts);
		if (gradient) this.#backward(model, start, last, counts, gradient);
		return loss;
	}

	/** The chance of recall at a review of the history that `loss` went through last. */
	recallAt(history: number, review: number): number {
		return this.#recall[review - this.histories.starts[history]!]!;
	}

	#forward(model: Fsrs6, start: number, last: number, counts: Float64Array): number {
		const { ratings, elapsedDays } = this.histories;
		let stability = firstStability(model, ratings[start]!);
		let difficulty = firstDifficulty(model, ratings[start]!);
		let loss = 0;
		for (let review = start + 1; review <= last; review++) {
			const at = review - start;
			const days = elapsedDays[review]!;
			const rating = ratings[review]!;
			const recall = recallAfter(model, days, stability);
			this.#stability[at] = stability;
			this.#difficulty[at] = difficulty;
			this.#recall[at] = recall;
			if (counts[review] !== 0) {
				const sure = Math.min(1 - SURE, Math.max(SURE, recall));
				loss -= counts[review]! * Math.log(rating === AGAIN ? 1 - sure : sure);
			}
			if (review === last) break;
			stability = nextStability(model, stability, difficulty, days, recall, rating);
			difficulty = nextDifficulty(model, difficulty, rating);
		}
		return loss;
	}

	#backward(
		model: Fsrs6,
		start: number,
		last: number,
		counts: Float64Array,
		gradient: Float64Array
	): void {
		const { ratings, elapsedDays } = this.histories;
		// By the state after the review at hand.
		let byStability = 0;
		let byDifficulty = 0;
		for (let review = last; review > start; review--) {
			const at = review - start;
			const step = {
				days: elapsedDays[review]!,
				rating: ratings[review]!,
				stability: this.#stability[at]!,
				difficulty: this.#difficulty[at]!,
				recall: this.#recall[at]!
			};
			let byRecall = lossByRecall(step.recall, step.rating, counts[review]!);
			let byStabilityBefore = 0;
			let byDifficultyBefore = 0;
			if (review < last) {
				if (isInside(this.#stability[at + 1]!, STABILITY_RANGE)) {
					const by = stabilityBackward(model, step, byStability, gradient);
					byStabilityBefore = by.stability;
					byDifficultyBefore = by.difficulty;
					byRecall += by.recall;
				}
				if (isInside(this.#difficulty[at + 1]!, DIFFICULTY_RANGE))
					byDifficultyBefore += difficultyBackward(model, step, byDifficulty, gradient);
			}
			byStability = byStabilityBefore + recallBackward(model, step, byRecall, gradient);
			byDifficulty = byDifficultyBefore;
		}
		firstBackward(model, ratings[start]!, byStability, byDifficulty, gradient);
	}
}

/** A review, and the state before it. */
interface Step {
	days: number;
	rating: number;
	stability: number;
	difficulty: number;
	recall: number;
}

/** What stands at a bound does not move with what it was made of. */
function isInside(value: number, [low, high]: readonly [number, number]): boolean {
	return value > low && value < high;
}

function lossByRecall(recall: number, rating: number, count: number): number {
	if (count === 0 || !isInside(recall, [SURE, 1 - SURE])) return 0;
	return rating === AGAIN ? count / (1 - recall) : -count / recall;
}

/** @returns the part that goes on by the stability before */
function recallBackward(
	model: Fsrs6,
	step: Step,
	byRecall: number,
	gradient: Float64Array
): number {
	const { days, stability, recall } = step;
	if (days === 0 || byRecall === 0) return 0;
	const { decay, factor } = model;
	const base = 1 + (factor * days) / stability;
	const byBase = (recall * decay) / base;
	const factorByDecay = ((factor + 1) * -Math.log(0.9)) / (decay * decay);
	const byDecay = recall * Math.log(base) + (byBase * days * factorByDecay) / stability;
	gradient[20]! -= byRecall * byDecay;
	return (byRecall * byBase * -factor * days) / (stability * stability);
}

interface Backward {
	stability: number;
	difficulty: number;
	recall: number;
}

function stabilityBackward(model: Fsrs6, step: Step, by: number, gradient: Float64Array): Backward {
	if (step.days === 0) return sameDayBackward(model, step, by, gradient);
	if (step.rating === AGAIN) return lapseBackward(model, step, by, gradient);
	return successBackward(model, step, by, gradient);
}

function successBackward(
	{ weights, growth }: Fsrs6,
	{ rating, stability, difficulty, recall }: Step,
	by: number,
	gradient: Float64Array
): Backward {
	const byRating = rating === HARD ? weights[15]! : rating === EASY ? weights[16]! : 1;
	const bare = growth * (11 - difficulty) * Math.pow(stability, -weights[9]!);
	const surprise = Math.exp((1 - recall) * weights[10]!);
	const gain = bare * (surprise - 1) * byRating;
	const whole = by * stability * gain;
	gradient[8]! += whole;
	gradient[9]! -= whole * Math.log(stability);
	gradient[10]! += by * stability * bare * byRating * surprise * (1 - recall);
	if (rating === HARD) gradient[15]! += by * stability * bare * (surprise - 1);
	if (rating === EASY) gradient[16]! += by * stability * bare * (surprise - 1);
	return {
		stability: by * (1 + gain * (1 - weights[9]!)),
		difficulty: -whole / (11 - difficulty),
		recall: -by * stability * bare * byRating * surprise * weights[10]!
	};
}

function lapseBackward(
	{ weights, lapseCeiling }: Fsrs6,
	{ stability, difficulty, recall }: Step,
	by: number,
	gradient: Float64Array
): Backward {
	const power = Math.pow(stability + 1, weights[13]!);
	const rest = Math.pow(difficulty, -weights[12]!) * Math.exp((1 - recall) * weights[14]!);
	const left = weights[11]! * rest * (power - 1);
	const ceiling = stability * lapseCeiling;
	if (ceiling < left) {
		gradient[17]! -= by * ceiling * weights[18]!;
		gradient[18]! -= by * ceiling * weights[17]!;
		return { stability: by * lapseCeiling, difficulty: 0, recall: 0 };
	}
	gradient[11]! += by * rest * (power - 1);
	gradient[12]! -= by * left * Math.log(difficulty);
	gradient[13]! += by * weights[11]! * rest * power * Math.log(stability + 1);
	gradient[14]! += by * left * (1 - recall);
	return {
		stability: (by * weights[11]! * rest * power * weights[13]!) / (stability + 1),
		difficulty: (-by * left * weights[12]!) / difficulty,
		recall: -by * left * weights[14]!
	};
}

function sameDayBackward(
	{ weights }: Fsrs6,
	{ rating, stability }: Step,
	by: number,
	gradient: Float64Array
): Backward {
	const way = rating - 3 + weights[18]!;
	const change = Math.exp(weights[17]! * way) * Math.pow(stability, -weights[19]!);
	if (rating !== AGAIN && change < 1) return { stability: by, difficulty: 0, recall: 0 };
	const whole = by * stability * change;
	gradient[17]! += whole * way;
	gradient[18]! += whole * weights[17]!;
	gradient[19]! -= whole * Math.log(stability);
	return { stability: by * change * (1 - weights[19]!), difficulty: 0, recall: 0 };
}

/** @returns the part that goes on by the difficulty before */
function difficultyBackward(
	{ weights, easyDifficulty }: Fsrs6,
	{ rating, difficulty }: Step,
	by: number,
	gradient: Float64Array
): number {
	const steps = (rating - 3) / 9;
	const moved = difficulty - weights[6]! * steps * (10 - difficulty);
	gradient[4]! += by * weights[7]!;
	gradient[5]! -= by * weights[7]! * 3 * Math.exp(3 * weights[5]!);
	gradient[6]! -= by * (1 - weights[7]!) * steps * (10 - difficulty);
	gradient[7]! += by * (easyDifficulty - moved);
	return by * (1 - weights[7]!) * (1 + weights[6]! * steps);
}

function firstBackward(
	model: Fsrs6,
	rating: number,
	byStability: number,
	byDifficulty: number,
	gradient: Float64Array
): void {
	gradient[rating - 1]! += byStability;
	if (!isInside(firstDifficulty(model, rating), DIFFICULTY_RANGE)) return;
	gradient[4]! += byDifficulty;
	gradient[5]! -= byDifficulty * (rating - 1) * Math.exp((rating - 1) * model.weights[5]!);
}
