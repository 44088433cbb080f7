import { DEFAULT_WEIGHTS } from '../../memory/fsrs';
import { seededRandom, shuffled, type Random } from '../../quiz/random';
import { Adam, annealed } from './adam';
import { addDistanceGradient, distanceCost } from './closeness-to-start';
import { withoutOutliers } from './first-interval-outliers';
import {
	allFirstStabilities,
	fitFirstStability,
	type ByRating,
	type FirstInterval
} from './first-stability';
import { fsrs6 } from './fsrs6-model';
import { WEIGHT_COUNT, clampWeights } from './fsrs6-weights';
import { PredictionGradient } from './prediction-gradient';
import { firstIntervals, historyOfEach, recencyWeights } from './predictions';
import type { ReviewHistories } from './review-histories';

/** `TrainingConfig` in fsrs-rs `src/training.rs`. */
const EPOCHS = 5;
/** Predictions. */
const BATCH = 512;
const RATE = 0.04;
/** With fewer predictions only the first stabilities are fitted, and with fewer than `FEWEST` nothing, as in fsrs-rs. */
const FEWEST_FOR_ALL = 64;
const FEWEST = 8;

/**
 * FSRS-6 weights fitted to the predicted reviews, after fsrs-rs (`compute_parameters` in `src/training.rs`): the first
 * stabilities from the first intervals, then all weights by Adam, held back towards that start; of the epochs the best
 * one is taken. The same input gives the same weights.
 *
 * It differs in what a batch is: questions with all of their predictions, drawn anew for each epoch, where fsrs-rs has
 * predictions sorted by how many reviews go before. Nothing is left out for its length. Numbers have 64 bits.
 * @param predicted in the order of the log (`predictedReviews`); what comes after them is not looked at
 * @yields how much is done, 0–1, after each batch
 */
export function* trainWeights(
	histories: ReviewHistories,
	predicted: Int32Array
): Generator<number, number[]> {
	const kept = withoutOutliers(histories, predicted);
	if (kept.length < FEWEST) return [...DEFAULT_WEIGHTS];
	const intervals = intervalsByRating(histories, kept);
	if (intervals.size === 0) return [...DEFAULT_WEIGHTS];
	const counts: ByRating = new Map(
		[...intervals].map(([rating, of]) => [rating, of.reduce((sum, { count }) => sum + count, 0)])
	);
	const start = Float64Array.from(DEFAULT_WEIGHTS);
	start.set(fittedStart(histories, kept, intervals, counts));
	clampWeights(start);
	const firstOnly = [...counts.values()].reduce((sum, count) => sum + count, 0) === kept.length;
	if (firstOnly || kept.length < FEWEST_FOR_ALL) return [...start];

	const weights = yield* descend(histories, kept, start);
	const first = new Map([...weights.slice(0, 4)].map((stability, at) => [at + 1, stability]));
	weights.set(allFirstStabilities(first, counts));
	clampWeights(weights);
	return [...weights];
}

function* descend(
	histories: ReviewHistories,
	predicted: Int32Array,
	start: Float64Array
): Generator<number, Float64Array> {
	const counts = recencyWeights(histories, predicted);
	const of = predictionsOfEach(histories, predicted);
	const asked = [...of.keys()].filter((history) => of[history]! > 0);
	const random = seededRandom('fit');
	const pass = new PredictionGradient(histories);
	const adam = new Adam(WEIGHT_COUNT);
	const gradient = new Float64Array(WEIGHT_COUNT);
	const steps = EPOCHS * Math.ceil(predicted.length / BATCH);
	let weights = start.slice();
	let best = { loss: Infinity, weights };
	let step = 0;
	for (let epoch = 1; epoch <= EPOCHS; epoch++) {
		weights = weights.slice();
		let seen = 0;
		for (const batch of batches(asked, of, predicted.length, random)) {
			const model = fsrs6(weights);
			gradient.fill(0);
			let size = 0;
			for (const history of batch) {
				pass.loss(model, history, counts, gradient);
				size += of[history]!;
			}
			addDistanceGradient(weights, start, size / predicted.length, gradient);
			adam.step(weights, gradient, annealed(RATE, ++step, steps));
			clampWeights(weights);
			seen += size;
			yield (epoch - 1 + seen / predicted.length) / EPOCHS;
		}
		const model = fsrs6(weights);
		let loss = distanceCost(weights, start, 1);
		for (const history of asked) loss += pass.loss(model, history, counts);
		if (loss < best.loss) best = { loss, weights };
	}
	return best.weights;
}

/** Questions in random order, cut where about as many predictions as a batch has are together. */
function* batches(
	histories: readonly number[],
	predictionsOf: Int32Array,
	total: number,
	random: Random
): Generator<number[]> {
	const even = total / Math.ceil(total / BATCH);
	let batch: number[] = [];
	let seen = 0;
	let cut = even;
	for (const history of shuffled(histories, random)) {
		batch.push(history);
		seen += predictionsOf[history]!;
		if (seen < cut) continue;
		yield batch;
		batch = [];
		while (cut <= seen) cut += even;
	}
	if (batch.length > 0) yield batch;
}

function predictionsOfEach(histories: ReviewHistories, predicted: Int32Array): Int32Array {
	const historyOf = historyOfEach(histories);
	const of = new Int32Array(histories.starts.length - 1);
	for (const review of predicted) of[historyOf[review]!]!++;
	return of;
}

function fittedStart(
	{ ratings }: ReviewHistories,
	predicted: Int32Array,
	intervals: ReadonlyMap<number, FirstInterval[]>,
	counts: ByRating
): number[] {
	const recalled = predicted.filter((review) => ratings[review]! > 1).length;
	const fitted = new Map<number, number>();
	for (const [rating, of] of intervals)
		fitted.set(rating, fitFirstStability(rating, of, recalled / predicted.length));
	return allFirstStabilities(fitted, counts);
}

/** What became of the first interval of each question, by its first rating. */
function intervalsByRating(
	histories: ReviewHistories,
	predicted: Int32Array
): Map<number, FirstInterval[]> {
	const { starts, ratings, elapsedDays } = histories;
	const historyOf = historyOfEach(histories);
	const first = firstIntervals(histories);
	const groups = new Map<number, Map<number, { count: number; recalled: number }>>();
	for (const review of predicted) {
		const history = historyOf[review]!;
		if (first[history] !== review) continue;
		const rating = ratings[starts[history]!]!;
		const byDays = groups.get(rating) ?? new Map<number, { count: number; recalled: number }>();
		groups.set(rating, byDays);
		const group = byDays.get(elapsedDays[review]!) ?? { count: 0, recalled: 0 };
		byDays.set(elapsedDays[review]!, group);
		group.count++;
		if (ratings[review]! > 1) group.recalled++;
	}
	return new Map(
		[...groups].map(([rating, byDays]) => [
			rating,
			[...byDays].map(([days, { count, recalled }]) => ({
				days,
				count,
				recalled: recalled / count
			}))
		])
	);
}
