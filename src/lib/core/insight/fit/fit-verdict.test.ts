import { DEFAULT_WEIGHTS } from '../../memory/fsrs';
import { describe, expect, it } from 'vitest';
import { simulatePast } from '../simulate/simulated-past';
import { simulatedLog } from '../simulate/simulated-log';
import { FEWEST_REVIEWS, fitInSteps, type BetterWeights, type FitVerdict } from './fit-verdict';
import { WEIGHT_BOUNDS } from './fsrs6-weights';
import { ErrorTally, predictionError } from './prediction-error';
import { equalWeights, predictedReviews } from './predictions';
import { reviewHistories } from './review-histories';
import { trainWeights } from './train-weights';

function finish<T>(steps: Generator<unknown, T>): T {
	for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

const verdictOf = (log: ReturnType<typeof simulatedLog>, weights: number[] | null = null) =>
	finish(fitInSteps(log, weights));

it('asks for more reviews, and says how many there are', () => {
	const log = simulatedLog(simulatePast('few', 450).reviews);
	const have = predictedReviews(reviewHistories(log)).length;
	expect(verdictOf(log)).toEqual({ enough: false, have, need: FEWEST_REVIEWS });
	expect(verdictOf([])).toEqual({ enough: false, have: 0, need: FEWEST_REVIEWS });
});

it('begins with exactly so many reviews as it asks for', () => {
	const log = simulatedLog(simulatePast('border', 900).reviews);
	const upTo = (reviews: number) => {
		const { places, elapsedDays } = reviewHistories(log);
		const last = [...places.keys()]
			.filter((review) => elapsedDays[review]! > 0)
			.sort((a, b) => places[a]! - places[b]!)[reviews - 1]!;
		return log.slice(0, places[last]! + 1);
	};
	expect(verdictOf(upTo(FEWEST_REVIEWS - 1)).enough).toBe(false);
	expect(verdictOf(upTo(FEWEST_REVIEWS)).enough).toBe(true);
});

describe.each(['one', 'two', 'three'])(
	'learner %s, whose memory is not the default one',
	(seed) => {
		const past = simulatePast(seed, 3000);
		const log = simulatedLog(past.reviews.slice(0, 2000));
		const verdict = verdictOf(log) as BetterWeights;

		it('is offered weights that predict the newest reviews better', () => {
			expect(verdict.better).toBe(true);
			expect(verdict.after.logLoss).toBeLessThan(verdict.before.logLoss);
			expect(verdict.heldOut / verdict.reviews).toBeCloseTo(0.4, 2);
			verdict.weights.forEach((weight, at) => {
				expect(weight).toBeGreaterThanOrEqual(WEIGHT_BOUNDS[at]![0]);
				expect(weight).toBeLessThanOrEqual(WEIGHT_BOUNDS[at]![1]);
			});
		});

		it('is judged by weights that did not see what they predict', () => {
			const histories = reviewHistories(log);
			const predicted = predictedReviews(histories);
			const [first, second] = [0.6, 0.8].map((share) => Math.round(predicted.length * share));
			const tally = new ErrorTally(histories);
			for (const [from, to] of [
				[first, second],
				[second, predicted.length]
			]) {
				const held = equalWeights(histories, predicted.subarray(from, to));
				tally.add(finish(trainWeights(histories, predicted.subarray(0, from))), held);
			}
			expect(verdict.after).toEqual(tally.error());
			const newest = equalWeights(histories, predicted.subarray(first));
			const usual = predictionError(DEFAULT_WEIGHTS, histories, newest);
			expect(verdict.before.logLoss).toBeCloseTo(usual.logLoss, 10);
			expect(verdict.before.rmseBins).toBeCloseTo(usual.rmseBins, 10);
			expect(verdict.weights).toEqual(finish(trainWeights(histories, predicted)));
		});

		it('has them predict better what comes afterwards, too', () => {
			const histories = reviewHistories(simulatedLog(past.reviews));
			const later = predictedReviews(histories).filter(
				(review) => histories.places[review]! >= 2000
			);
			const counts = equalWeights(histories, later);
			const logLoss = (weights: readonly number[]) =>
				predictionError(weights, histories, counts).logLoss;
			expect(logLoss(verdict.weights)).toBeLessThan(logLoss(DEFAULT_WEIGHTS));
		});
	}
);

it('offers nothing to whom the weights in force fit better', () => {
	const past = simulatePast('one', 2000);
	const verdict = verdictOf(simulatedLog(past.reviews), past.learner.weights);
	expect(verdict).toMatchObject({ enough: true, better: false });
	expect(verdict).not.toHaveProperty('weights');
});

it('takes weights in force as ts-fsrs does, which brings them within their bounds', () => {
	const log = simulatedLog(simulatePast('one', 1000).reviews);
	const wild = DEFAULT_WEIGHTS.with(0, 0.001).with(3, 4000);
	const tame = DEFAULT_WEIGHTS.with(0, 0.1).with(3, 100);
	type Judged = Extract<FitVerdict, { enough: true }>;
	expect((verdictOf(log, wild) as Judged).before).toEqual((verdictOf(log, tame) as Judged).before);
});

it('tells how far it is, from 0 to 1 and never back, and comes to the same each time', () => {
	const log = simulatedLog(simulatePast('one', 2000).reviews);
	const told: number[] = [];
	const steps = fitInSteps(log, null);
	let step = steps.next();
	for (; !step.done; step = steps.next()) told.push(step.value);
	expect(told.length).toBeGreaterThan(20);
	expect(told).toEqual(told.toSorted((a, b) => a - b));
	expect(told[0]).toBeGreaterThan(0);
	expect(told.at(-1)).toBeCloseTo(1);
	expect(step.value).toEqual(verdictOf(log.toReversed()));
});
