import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { arbitraryReviews, arbitraryWeights } from './arbitrary-weights';
import { fsrs6 } from './fsrs6-model';
import { PredictionGradient } from './prediction-gradient';
import { equalWeights, predictedReviews } from './predictions';
import { inFlatArrays } from './review-histories';

type Reviews = { rating: number; days: number }[];

function historiesOf(cards: Reviews[]) {
	let place = 0;
	const histories = cards.map((reviews) => ({
		ratings: reviews.map(({ rating }) => rating),
		elapsedDays: reviews.map(({ days }, at) => (at === 0 ? 0 : days)),
		places: reviews.map(() => place++)
	}));
	return inFlatArrays(histories, place);
}

function lossOf(weights: number[], cards: Reviews[], gradient?: Float64Array): number {
	const histories = historiesOf(cards);
	const counts = equalWeights(histories, predictedReviews(histories));
	const pass = new PredictionGradient(histories);
	return cards.reduce(
		(sum, _, history) => sum + pass.loss(fsrs6(weights), history, counts, gradient),
		0
	);
}

it('is the slope that a small change of each weight shows', () => {
	fc.assert(
		fc.property(arbitraryWeights, arbitraryReviews, (weights, reviews) => {
			const gradient = new Float64Array(21);
			const loss = lossOf(weights, [reviews], gradient);
			weights.forEach((weight, at) => {
				const width = 1e-6 * Math.max(1, Math.abs(weight));
				const [up, down] = [width, -width].map((by) =>
					lossOf(weights.with(at, weight + by), [reviews])
				) as [number, number];
				const [ahead, behind] = [(up - loss) / width, (loss - down) / width];
				// Where a bound begins to hold within this width, the two sides have slopes of their own.
				const scale = 1 + Math.abs(ahead) + Math.abs(behind);
				if (Math.abs(ahead - behind) > 1e-3 * scale) return;
				expect(Math.abs(gradient[at]! - (ahead + behind) / 2) / scale).toBeLessThan(1e-3);
			});
		}),
		{ numRuns: 300 }
	);
});

it('is the same for a whole history as for each of its beginnings by itself', () => {
	fc.assert(
		fc.property(arbitraryWeights, arbitraryReviews, (weights, reviews) => {
			const whole = new Float64Array(21);
			const loss = lossOf(weights, [reviews], whole);
			const histories = historiesOf([reviews]);
			const pass = new PredictionGradient(histories);
			const parts = new Float64Array(21);
			let sum = 0;
			for (const review of predictedReviews(histories)) {
				const only = equalWeights(histories, Int32Array.of(review));
				sum += pass.loss(fsrs6(weights), 0, only, parts);
			}
			expect(sum).toBeCloseTo(loss, 8);
			parts.forEach((part, at) =>
				expect(Math.abs(part - whole[at]!)).toBeLessThan(1e-9 * (1 + Math.abs(part)))
			);
		})
	);
});
