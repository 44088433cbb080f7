import { DEFAULT_WEIGHTS } from '../../memory/fsrs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulatePast } from '../simulate/simulated-past';
import { simulatedLog } from '../simulate/simulated-log';
import { arbitraryReviews } from './arbitrary-weights';
import { withoutOutliers } from './first-interval-outliers';
import { WEIGHT_BOUNDS } from './fsrs6-weights';
import { firstIntervals, predictedReviews, recencyWeights } from './predictions';
import { inFlatArrays, reviewHistories } from './review-histories';
import { trainWeights } from './train-weights';

function fit(
	histories: ReturnType<typeof reviewHistories>,
	predicted = predictedReviews(histories)
) {
	const steps = trainWeights(histories, predicted);
	for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** Questions of two reviews: the first rating, the days until the second, and its rating. */
function pairs(
	of: readonly (readonly [first: number, days: number, second: number, count: number])[]
) {
	const cards = of.flatMap(([first, days, second, count]) =>
		Array.from({ length: count }, () => ({ ratings: [first, second], elapsedDays: [0, days] }))
	);
	const all = cards.map((card, at) => ({ ...card, places: [2 * at, 2 * at + 1] }));
	return inFlatArrays(all, 2 * cards.length);
}

it('leaves out what is predicted from the reviews that come after it', () => {
	const { reviews } = simulatePast('later', 2000);
	const older = reviewHistories(simulatedLog(reviews.slice(0, 1200)));
	const whole = reviewHistories(simulatedLog(reviews));
	const ofOlder = predictedReviews(whole).filter((review) => whole.places[review]! < 1200);
	expect(fit(whole, ofOlder)).toEqual(fit(older));
});

it('stays within the bounds whatever the reviews are', () => {
	fc.assert(
		fc.property(fc.array(arbitraryReviews, { minLength: 30, maxLength: 60 }), (cards) => {
			let place = 0;
			const histories = inFlatArrays(
				cards.map((reviews) => ({
					ratings: reviews.map(({ rating }) => rating),
					elapsedDays: reviews.map(({ days }, at) => (at === 0 ? 0 : days)),
					places: reviews.map(() => place++)
				})),
				place
			);
			fit(histories).forEach((weight, at) => {
				expect(weight).toBeGreaterThanOrEqual(WEIGHT_BOUNDS[at]![0]);
				expect(weight).toBeLessThanOrEqual(WEIGHT_BOUNDS[at]![1]);
			});
		}),
		{ numRuns: 20 }
	);
});

describe('few reviews', () => {
	it('leave all as it is where there are none', () => {
		expect(fit(pairs([]))).toEqual([...DEFAULT_WEIGHTS]);
		expect(fit(pairs([[3, 2, 3, 7]]))).toEqual([...DEFAULT_WEIGHTS]);
	});

	it('fit the first stabilities alone', () => {
		const weights = fit(
			pairs([
				[3, 2, 3, 20],
				[3, 2, 1, 20]
			])
		);
		expect(weights.slice(4)).toEqual(DEFAULT_WEIGHTS.slice(4));
		expect(weights[2]).toBeLessThan(1);
		expect(weights.slice(0, 4)).toEqual(weights.slice(0, 4).toSorted((a, b) => a - b));
	});
});

describe('odd first intervals', () => {
	const daysKept = (of: Parameters<typeof pairs>[0]) => {
		const histories = pairs(of);
		const kept = withoutOutliers(histories, predictedReviews(histories));
		return [...new Set([...kept].map((review) => histories.elapsedDays[review]))];
	};

	it('go, the rarest first, while fewer than 20 have gone', () => {
		const groups = [
			[3, 2, 3, 40],
			[3, 5, 3, 10],
			[3, 9, 3, 9]
		] as const;
		expect(daysKept(groups)).toEqual([2]);
		expect(daysKept([...groups, [3, 4, 3, 11]])).toEqual([2, 4]);
		const twenty = [
			[3, 2, 3, 40],
			[3, 5, 3, 10],
			[3, 9, 3, 10]
		] as const;
		expect(daysKept(twenty)).toEqual([2, 9]);
	});

	it('go when they are long or have been seen fewer than six times', () => {
		const usual = [3, 2, 3, 1000] as const;
		const groups = (from: number, size: number) =>
			Array.from({ length: 20 }, (_, at) => [3, from + at, 3, size] as const);
		const kept = [2, ...groups(40, 6).map(([, days]) => days), 100];
		expect(
			daysKept([
				usual,
				...groups(3, 4),
				...groups(23, 5).slice(0, 10),
				...groups(40, 6),
				[3, 101, 3, 90],
				[3, 100, 3, 90]
			])
		).toEqual(kept);
		expect(
			daysKept([
				[4, 2, 3, 2000],
				[4, 366, 3, 150],
				[4, 365, 3, 150]
			])
		).toEqual([2, 365]);
	});

	it('take the later reviews of their questions with them', () => {
		const histories = inFlatArrays(
			[
				...Array.from({ length: 30 }, (_, at) => ({
					ratings: [3, 3, 3],
					elapsedDays: [0, 2, 6],
					places: [3 * at, 3 * at + 1, 3 * at + 2]
				})),
				{ ratings: [3, 3, 3], elapsedDays: [0, 70, 3], places: [90, 91, 92] }
			],
			93
		);
		const kept = withoutOutliers(histories, predictedReviews(histories));
		expect([...kept]).not.toContain(91);
		expect([...kept]).not.toContain(92);
		expect(kept).toHaveLength(60);
	});
});

describe('what is predicted', () => {
	const histories = inFlatArrays(
		[
			{ ratings: [3, 3, 1, 3], elapsedDays: [0, 0, 4, 0], places: [0, 2, 4, 5] },
			{ ratings: [1, 3], elapsedDays: [0, 1], places: [1, 3] }
		],
		6
	);

	it('is each review at least a day after the one before, by time', () => {
		expect([...predictedReviews(histories)]).toEqual([5, 2]);
		expect([...firstIntervals(histories)]).toEqual([2, 5]);
	});

	it('counts from a quarter to one, the newest most', () => {
		const counts = recencyWeights(histories, predictedReviews(histories));
		expect([...counts]).toEqual([0, 0, 1, 0, 0, 0.25]);
		const five = recencyWeights(histories, Int32Array.of(1, 2, 3, 4, 5));
		expect(five[3]).toBeCloseTo(0.25 + 0.75 * 0.125);
	});
});
