import { DEFAULT_WEIGHTS } from '../../memory/fsrs';
import type { LearnerEvent } from '../../memory/event';
import { clampWeights } from './fsrs6-weights';
import { ErrorTally, type PredictionError } from './prediction-error';
import { equalWeights, predictedReviews } from './predictions';
import { reviewHistories, type ReviewHistories } from './review-histories';
import { trainWeights } from './train-weights';

/**
 * So many reviews to learn from before anything is offered, counting those at least a day after the one before; some
 * 600 answers in all. Anki asked for 1,000, then for 400; since FSRS-5 it asks for none, because few reviews move the
 * weights little. But from few reviews it can be told even less whether weights are better than what they should be.
 * By simulated learners (`npm run bench -- --only fit`, docs/measurements.md) what is offered after 200 reviews is truly
 * better 83 times in a hundred, after 400 86 times, after 700 96 times; where it is not, less than half as much is lost
 * as is gained where it is, so more need not be waited for. Of those who would gain, 300 reviews find three in five,
 * 400 two in three.
 */
export const FEWEST_REVIEWS = 400;

/**
 * Where the predicted reviews are cut, as shares: each part after the first is predicted by weights that were fitted to
 * what came before it. Two parts offer more learners their better weights than one does, for a third more work; more
 * parts add little (docs/measurements.md).
 */
const CUTS = [0.6, 0.8, 1];

export interface NotEnough {
	enough: false;
	/** Reviews at least a day after the one before. */
	have: number;
	need: number;
}

interface Judged {
	enough: true;
	/** Reviews that were learnt from in the end, and of these the newest, which the two sides were compared on. */
	reviews: number;
	heldOut: number;
	/** Of the weights in force, on the reviews held out. */
	before: PredictionError;
	/** On the same, of weights fitted to the reviews before them alone. */
	after: PredictionError;
}

export interface BetterWeights extends Judged {
	better: true;
	/** 21, fitted to all reviews, those held out among them. */
	weights: number[];
}

export interface NoBetterWeights extends Judged {
	better: false;
}

export type FitVerdict = NotEnough | BetterWeights | NoBetterWeights;

/**
 * Fits FSRS-6 to a learner's log, and says whether the learner should have it. The newest two fifths of the reviews are
 * held out, and each of the two is predicted by weights fitted to all that came before it, as it would have been at that
 * time; the log loss has to be lower than that of the weights in force. Only then all reviews are fitted, since the
 * newest tell most of the memory of today; `before` and `after` stay those of the trial, so that nothing is judged by
 * what it was made of. RMSE(bins) is told and does not decide: it is no proper score, and of few reviews mostly chance.
 * @param inForce the weights in force; null for the default ones
 * @yields how much is done, 0–1, every few ms but for the reading of the log at the start; may be left at any time
 */
export function* fitInSteps(
	events: readonly LearnerEvent[],
	inForce: readonly number[] | null
): Generator<number, FitVerdict> {
	const histories = reviewHistories(events);
	const predicted = predictedReviews(histories);
	if (predicted.length < FEWEST_REVIEWS)
		return { enough: false, have: predicted.length, need: FEWEST_REVIEWS };
	return yield* judgeInSteps(histories, predicted, inForce);
}

/**
 * `fitInSteps` for any number of reviews.
 * @param predicted in the order of the log (`predictedReviews`)
 */
export function* judgeInSteps(
	histories: ReviewHistories,
	predicted: Int32Array,
	inForce: readonly number[] | null
): Generator<number, BetterWeights | NoBetterWeights> {
	const borders = CUTS.map((share) => Math.round(predicted.length * share));
	const work = borders.reduce((sum, reviews) => sum + reviews, 0);
	const [old, trial] = [new ErrorTally(histories), new ErrorTally(histories)];
	let done = 0;
	for (const [at, border] of borders.slice(0, -1).entries()) {
		const seen = predicted.subarray(0, border);
		const counts = equalWeights(histories, predicted.subarray(border, borders[at + 1]));
		old.add(asScheduled(inForce), counts);
		trial.add(yield* scaled(trainWeights(histories, seen), done / work, border / work), counts);
		done += border;
	}
	const judged: Judged = {
		enough: true,
		reviews: predicted.length,
		heldOut: predicted.length - borders[0]!,
		before: old.error(),
		after: trial.error()
	};
	if (!(judged.after.logLoss < judged.before.logLoss)) return { ...judged, better: false };
	const last = trainWeights(histories, predicted);
	const weights = yield* scaled(last, done / work, predicted.length / work);
	return { ...judged, better: true, weights };
}

/** ts-fsrs brings weights within their bounds before it schedules by them. */
function asScheduled(weights: readonly number[] | null): number[] {
	const used = [...(weights ?? DEFAULT_WEIGHTS)];
	clampWeights(used);
	return used;
}

/** The steps of a part of the work, told as steps of all of it. */
function* scaled<T>(
	steps: Generator<number, T>,
	from: number,
	share: number
): Generator<number, T> {
	for (let step = steps.next(); ; step = steps.next()) {
		if (step.done) return step.value;
		yield from + share * step.value;
	}
}
