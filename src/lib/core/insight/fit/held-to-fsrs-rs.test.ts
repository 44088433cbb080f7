import { DEFAULT_WEIGHTS } from '../../memory/fsrs';
import { describe, expect, it } from 'vitest';
import {
	evaluationOrder,
	fitNative,
	loadNative,
	nativeItems
} from '../../../../../tests/bench/native-fsrs';
import { simulatePast } from '../simulate/simulated-past';
import { simulatedLog } from '../simulate/simulated-log';
import { WEIGHT_SPREAD } from './fsrs6-weights';
import { predictionError } from './prediction-error';
import { predictedReviews, recencyWeights } from './predictions';
import { reviewHistories } from './review-histories';
import { trainWeights } from './train-weights';

const native = await loadNative();
const SKIPPED = native ? '' : ' (skipped: fsrs-rs has no machine code for this computer)';

describe.skipIf(!native)(`beside fsrs-rs itself${SKIPPED}`, () => {
	describe.each(['a', 'b', 'c'])('learner %s', (seed) => {
		const histories = reviewHistories(simulatedLog(simulatePast(seed, 3000).reviews));
		const predicted = predictedReviews(histories);

		it('judges weights as it does', () => {
			const items = nativeItems(native!, histories, predicted);
			const theirs = new native!.FSRSBinding([...DEFAULT_WEIGHTS]).evaluate(items);
			const counts = recencyWeights(histories, evaluationOrder(histories, predicted));
			const ours = predictionError(DEFAULT_WEIGHTS, histories, counts);
			expect(ours.logLoss).toBeCloseTo(theirs.logLoss, 5);
			expect(ours.rmseBins).toBeCloseTo(theirs.rmseBins, 5);
		});

		it('fits as well, by its own judgement', async () => {
			const items = nativeItems(native!, histories, predicted);
			const theirs = await fitNative(native!, items);
			const ours = finish(trainWeights(histories, predicted));
			const logLoss = (weights: readonly number[]) =>
				new native!.FSRSBinding([...weights]).evaluate(items).logLoss;
			expect(logLoss(ours) - logLoss(theirs)).toBeLessThan(0.001);
			expect(logLoss(ours)).toBeLessThan(logLoss(DEFAULT_WEIGHTS));
		});

		it('comes from few reviews to about the same weights, held back as much', async () => {
			const few = reviewHistories(simulatedLog(simulatePast(seed, 300).reviews));
			const reviews = predictedReviews(few);
			const theirs = await fitNative(native!, nativeItems(native!, few, reviews));
			const ours = finish(trainWeights(few, reviews));
			// In the spread of people, but for the first stabilities, whose spread is so wide that they are always near.
			const apart = ours.map((weight, at) => (weight - theirs[at]!) / WEIGHT_SPREAD[at]!).slice(4);
			const square = apart.reduce((sum, distance) => sum + distance ** 2, 0) / apart.length;
			expect(Math.sqrt(square)).toBeLessThan(0.12);
		});
	});
});

function finish<T>(steps: Generator<unknown, T>): T {
	for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}
