import { DEFAULT_WEIGHTS } from '../../memory/fsrs';
import { WEIGHT_SPREAD, clampWeights } from '../fit/fsrs6-weights';
import {
	firstDifficulty,
	firstStability,
	fsrs6,
	nextDifficulty,
	nextStability,
	recallAfter,
	type Fsrs6
} from '../fit/fsrs6-model';
import type { LocalDay } from '../../memory/event';
import type { Memory } from '../../memory/memory-model';
import type { Random } from '../../quiz/random';

/** How somebody remembers and rates: FSRS-6 with known weights. */
export interface SimulatedLearner {
	weights: number[];
	/** How often a question is rated 1–4 when it is seen first. */
	firstRatings: readonly [number, number, number, number];
	/** How often what is remembered is rated Hard, Good, Easy. */
	recallRatings: readonly [number, number, number];
}

/**
 * The shares that fsrs-rs starts its simulation with (`SimulatorConfig` in `src/simulation.rs`): those of the people whose
 * logs it was measured on.
 */
export const USUAL_RATINGS: Pick<SimulatedLearner, 'firstRatings' | 'recallRatings'> = {
	firstRatings: [0.24, 0.094, 0.495, 0.171],
	recallRatings: [0.224, 0.631, 0.145]
};

/** First stabilities are so many times as long as the usual ones, or as short: never close to them. */
const FIRST_STABILITY_FACTOR = [2, 4] as const;
/** Fitted weights lie further apart than people do, since a fit to one person's reviews is never exact. */
const SHARE_OF_SPREAD = 0.5;

/**
 * A learner whose memory is not the default one: first stabilities all clearly longer or all clearly shorter, the other
 * weights by half of what is seen between people (`WEIGHT_SPREAD`).
 */
export function drawLearner(random: Random): SimulatedLearner {
	const [least, most] = FIRST_STABILITY_FACTOR;
	const factor = (least + (most - least) * random()) ** (random() < 0.5 ? -1 : 1);
	const weights = DEFAULT_WEIGHTS.map((usual, at) =>
		at < 4 ? usual * factor : usual + SHARE_OF_SPREAD * WEIGHT_SPREAD[at]! * normal(random)
	);
	clampWeights(weights);
	return { weights, ...USUAL_RATINGS };
}

/** What one question is to a simulated learner. */
export interface SimulatedMemory extends Memory {
	lastDay: LocalDay;
}

/** Somebody's memory at work: asks, and what is left afterwards. */
export class LearnerMind {
	readonly #model: Fsrs6;

	constructor(
		readonly learner: SimulatedLearner,
		readonly random: Random
	) {
		this.#model = fsrs6(learner.weights);
	}

	/** The true chance of recall, 0–1. */
	recall(memory: SimulatedMemory, day: LocalDay): number {
		return recallAfter(this.#model, day - memory.lastDay, memory.stability);
	}

	/**
	 * The learner is asked on a day.
	 * @param memory null for a question never seen
	 * @returns the rating (1–4) that the answer gets, and the memory after it
	 */
	answer(
		memory: SimulatedMemory | null,
		day: LocalDay
	): { rating: number; memory: SimulatedMemory } {
		const model = this.#model;
		if (!memory) {
			const rating = 1 + this.#draw(this.learner.firstRatings);
			return {
				rating,
				memory: {
					stability: firstStability(model, rating),
					difficulty: firstDifficulty(model, rating),
					lastDay: day
				}
			};
		}
		const { stability, difficulty } = memory;
		const days = day - memory.lastDay;
		const recall = recallAfter(model, days, stability);
		const rating = this.random() < recall ? 2 + this.#draw(this.learner.recallRatings) : 1;
		return {
			rating,
			memory: {
				stability: nextStability(model, stability, difficulty, days, recall, rating),
				difficulty: nextDifficulty(model, difficulty, rating),
				lastDay: day
			}
		};
	}

	#draw(shares: readonly number[]): number {
		let left = this.random() * shares.reduce((sum, share) => sum + share, 0);
		const at = shares.findIndex((share) => (left -= share) < 0);
		return at < 0 ? shares.length - 1 : at;
	}
}

/** Of mean 0 and standard deviation 1 (Box and Muller 1958). */
function normal(random: Random): number {
	return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
