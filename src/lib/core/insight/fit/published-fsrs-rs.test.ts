import { DEFAULT_WEIGHTS } from '../../memory/fsrs';
import { describe, expect, it } from 'vitest';
import { Adam, annealed } from './adam';
import { addDistanceGradient, distanceCost } from './closeness-to-start';
import { allFirstStabilities, firstStabilityError, fitFirstStability } from './first-stability';
import { fsrs6 } from './fsrs6-model';
import { clampWeights } from './fsrs6-weights';
import { PredictionGradient } from './prediction-gradient';
import { inFlatArrays } from './review-histories';

/*
 * The figures that fsrs-rs publishes in its own tests, so that this optimiser is held to that one: src/training.rs
 * (test_loss_and_grad), src/parameter_initialization.rs and src/cosine_annealing.rs. It reckons with 32 bits.
 */

/** Four questions: their reviews, and the last one that is to be predicted. */
const QUESTIONS = [
	{ ratings: [1, 3, 1, 4, 3, 2, 3], elapsedDays: [0, 0, 0, 0, 1, 3, 4] },
	{ ratings: [2, 4, 4, 3, 1, 3, 3], elapsedDays: [0, 0, 0, 1, 3, 6, 11] },
	{ ratings: [3, 2, 4, 3, 3, 3, 3], elapsedDays: [0, 0, 0, 1, 3, 6, 12] },
	{ ratings: [4, 4, 3, 3, 3, 4, 1], elapsedDays: [0, 0, 1, 3, 5, 12, 23] }
];
const histories = inFlatArrays(
	QUESTIONS.map((of) => ({ ...of, places: of.ratings.map((_, at) => at) })),
	28
);
const lastOfEach = Float64Array.from({ length: 28 }, (_, review) => (review % 7 === 6 ? 1 : 0));

function lossAndGradient(weights: Float64Array) {
	const gradient = new Float64Array(21);
	const pass = new PredictionGradient(histories);
	const model = fsrs6(weights);
	const losses = QUESTIONS.map((_, history) => pass.loss(model, history, lastOfEach, gradient));
	return { loss: losses.reduce((sum, loss) => sum + loss, 0), gradient };
}

function expectAll(actual: Iterable<number>, published: number[], within: number): void {
	const far = [...actual].map((value, at) => Math.abs(value - published[at]!));
	expect(far).toHaveLength(published.length);
	expect(Math.max(...far)).toBeLessThan(within);
}

describe('the published steps of fsrs-rs', () => {
	const weights = Float64Array.from(DEFAULT_WEIGHTS);
	const start = weights.slice();
	const adam = new Adam(21);

	it('give its loss, its gradients and its weights after two steps', () => {
		const first = lossAndGradient(weights);
		expect(first.loss).toBeCloseTo(4.0466027, 5);
		expectAll(
			first.gradient,
			[
				...[-0.095688485, -0.0051607806, -0.0012249565, 0.007462064, 0.03650761, -0.082112335],
				...[0.0593964, -2.1474836, 0.57626534, -2.8751316, 0.7154875, -0.028993709, 0.0099172965],
				...[-0.2189217, -0.0017800558, -0.089381434, 0.299141, 0.068104014, -0.011605468],
				...[-0.25398168, 0.27700496]
			],
			2e-5
		);
		adam.step(weights, first.gradient, 0.04);
		clampWeights(weights);
		expectAll(
			weights,
			[
				...[0.252, 1.3331, 2.3464994, 8.2556, 6.3733, 0.87340003, 2.9794, 0.040999997, 1.8322],
				...[0.20660001, 0.756, 1.5235, 0.021400042, 0.3029, 1.6882998, 0.64140004, 1.8329, 0.5025],
				...[0.13119997, 0.1058, 0.1142]
			],
			1e-5
		);

		const share = 2 * (512 / 1000);
		const away = new Float64Array(21);
		addDistanceGradient(weights, start, share, away);
		expect(distanceCost(weights, start, share)).toBeCloseTo(0.67711145, 5);
		expectAll(
			away,
			[
				...[0.0019813816, 0.00087788026, 0.00026506148, -0.000105618295, -0.25213888, 1.0448985],
				...[-0.22755535, 5.688889, -0.5385926, 2.5283954, -0.75225013, 0.9102214, -10.113569],
				...[3.1999993, 0.2521374, 1.3107208, -0.07721739, -0.85244584, 0.79999936, 4.1795917],
				-1.1237311
			],
			1e-4
		);

		const second = lossAndGradient(weights);
		expect(second.loss).toBeCloseTo(3.767796, 5);
		expectAll(
			second.gradient,
			[
				...[-0.040530164, -0.0041278866, -0.0010157757, 0.007239434, 0.009321215, -0.120117955],
				...[0.039143264, -0.8628009, 0.5794302, -2.5713828, 0.7669307, -0.024242667, 0],
				...[-0.16912507, -0.0017008218, -0.061857328, 0.28093633, 0.064058185, 0.0063592787],
				...[-0.1903223, 0.6257775]
			],
			2e-5
		);
		adam.step(weights, second.gradient, 0.04);
		clampWeights(weights);
		expectAll(
			weights,
			[
				...[0.2882918, 1.3726242, 2.3861322, 8.215636, 6.339965, 0.9130969, 2.940639, 0.07696985],
				...[1.7921946, 0.2464217, 0.71595186, 1.5631561, 0.001, 0.34230903, 1.7282416, 0.68038],
				...[1.7929853, 0.46258268, 0.14039303, 0.14509967, 0.1]
			],
			1e-5
		);
	});
});

describe('the published first stabilities of fsrs-rs', () => {
	const afterAgain = [
		{ days: 1, recalled: 0.86666667, count: 435 },
		{ days: 2, recalled: 0.90721649, count: 97 },
		{ days: 3, recalled: 0.73015873, count: 63 },
		{ days: 4, recalled: 0.76315789, count: 38 },
		{ days: 5, recalled: 0.67857143, count: 28 }
	];

	it('have its error and its best fit', () => {
		expect(firstStabilityError(1, afterAgain, 0.7840586)).toBeCloseTo(279.9206961069712, 4);
		expect(fitFirstStability(1, afterAgain, 0.94302857)).toBeCloseTo(0.7355089, 4);
	});

	it('are filled in for the ratings without data as it does', () => {
		const each = new Map([1, 2, 3, 4].map((rating) => [rating, 1]));
		const known = new Map([
			[1, 0.4],
			[3, 2.3],
			[4, 10.9]
		]);
		expectAll(allFirstStabilities(known, each), [0.4, 1.1227008, 2.3, 10.9], 1e-6);
		expectAll(
			allFirstStabilities(new Map([[2, 0.35]]), new Map([[2, 1]])),
			[0.05738148, 0.35, 0.6242943, 2.2453482],
			1e-6
		);
	});
});

it('lets the rate fall as fsrs-rs does', () => {
	const steps = [0, 20_000, 40_000, 60_000, 80_000, 100_000];
	const rates = steps.map((step) => annealed(0.1, step, 100_000));
	expectAll(rates, [0.1, 0.09045085, 0.06545085, 0.03454915, 0.00954915, 0], 1e-7);
});
