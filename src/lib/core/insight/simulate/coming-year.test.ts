import { describe, expect, it } from 'vitest';
import { DEFAULT_WEIGHTS } from '../../memory/fsrs';
import { seededRandom } from '../../quiz/random';
import { fsrs6, nextStability, recallAfter } from '../fit/fsrs6-model';
import {
	comingYearInSteps,
	shareFollowed,
	type LearntQuestion,
	type YearPlan,
	type YearStart
} from './coming-year';
import { simulateReviews, type SimulatedReview } from './simulate-reviews';
import { LearnerMind, USUAL_RATINGS } from './simulated-learner';

const TODAY = 20_000;
const model = fsrs6(DEFAULT_WEIGHTS);
const PERCENTS = Array.from({ length: 18 }, (_, n) => (80 + n) / 100);

function start(questions: LearntQuestion[], given: Partial<YearStart> = {}): YearStart {
	return {
		...{ today: TODAY, weights: null, questions, learnt: questions.length },
		...{ ratings: USUAL_RATINGS, answerSeconds: null, aside: 0 },
		...given
	};
}
function year(
	from: YearStart,
	plan: Partial<YearPlan> = {},
	retentions: readonly number[] = [0.9]
) {
	const steps = comingYearInSteps(
		from,
		{ newPerDay: 0, unmet: Infinity, reviewsPerDay: null, ...plan },
		retentions
	);
	for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}
const known = (stability: number, lastDay: number, dueDay: number): LearntQuestion => ({
	...{ stability, difficulty: 5, lastDay, dueDay }
});
/** Questions of all ages, each due when it has fallen to 90 %. */
function library(count: number): LearntQuestion[] {
	const random = seededRandom('library');
	return Array.from({ length: count }, () => {
		const stability = Math.ceil(3 ** (1 + 4 * random()));
		const lastDay = TODAY - Math.floor(random() * stability);
		return known(stability, lastDay, lastDay + stability);
	});
}

describe('what is known beforehand', () => {
	it('is nothing where there is nothing to learn', () => {
		expect(year(start([]))).toEqual([
			{ retention: 0.9, reviewsPerDay: 0, answersPerDay: 0, known: 0, met: 0 }
		]);
	});

	it('is what a memory comes to by itself where nothing is due within the year', () => {
		const questions = [known(900, TODAY - 10, TODAY + 400), known(2000, TODAY, TODAY + 365)];
		const [cost] = year(start(questions));
		expect(cost).toMatchObject({ reviewsPerDay: 0, answersPerDay: 0, met: 2 });
		expect(cost!.known).toBeCloseTo(recallAfter(model, 375, 900) + recallAfter(model, 365, 2000));
	});

	it('is the mean of recalled and missed, as often as each happens', () => {
		const [count, stability] = [4000, 20];
		const questions = Array.from({ length: count }, () => known(stability, TODAY - 30, TODAY));
		const always = { firstRatings: [0, 0, 1, 0], recallRatings: [0, 1, 0] } as const;
		const [cost] = year(start(questions, { ratings: always }), { days: 1 });
		const recall = recallAfter(model, 30, stability);
		const after = (rating: number) =>
			recallAfter(model, 1, nextStability(model, stability, 5, 30, recall, rating));
		const mean = recall * after(3) + (1 - recall) * after(1);
		expect(cost!.reviewsPerDay).toBe(count);
		// Of four standard deviations one in 16,000 goes beyond; the seed is always the same.
		const spread = 4 * Math.sqrt(count * recall * (1 - recall));
		expect(Math.abs(cost!.answersPerDay - count * (2 - recall))).toBeLessThan(spread);
		expect(Math.abs(cost!.known - count * mean)).toBeLessThan(spread * (after(3) - after(1)));
	});

	it('is what the day brings that is wanted, for each retention', () => {
		// A memory that was never missed: due again when recall has fallen so far, and never before.
		const easy = { firstRatings: [0, 0, 0, 1], recallRatings: [0, 0, 1] } as const;
		for (const retention of [0.8, 0.9, 0.97]) {
			const interval = (retention ** (1 / model.decay) - 1) / model.factor;
			const first = Math.max(1, Math.round(DEFAULT_WEIGHTS[3]! * interval));
			const plan = { newPerDay: 1, days: first };
			const [none] = year(start([], { ratings: easy }), plan, [retention]);
			expect(none!.reviewsPerDay).toBe(0);
			const [one] = year(start([], { ratings: easy }), { ...plan, days: first + 1 }, [retention]);
			expect(one!.reviewsPerDay * (first + 1)).toBeCloseTo(1);
		}
	});
});

it('comes to as many reviews as a learner who is scheduled as the app does it', () => {
	const schedule = { desiredRetention: 0.9, newPerDay: 10, againSameDay: 0, weights: null };
	const learner = { weights: [...DEFAULT_WEIGHTS], ...USUAL_RATINGS };
	const mind = new LearnerMind(learner, seededRandom('app'));
	let reviews = 0;
	for (const review of simulateReviews(mind, schedule, TODAY) as Iterable<SimulatedReview>) {
		if (review.day === TODAY + 365) break;
		if (review.recall !== null) reviews++;
	}
	const [cost] = year(start([]), { newPerDay: 10 });
	expect(cost!.met).toBe(3650);
	expect(Math.abs(cost!.reviewsPerDay / (reviews / 365) - 1)).toBeLessThan(0.05);
});

describe('a library of a thousand questions', () => {
	const from = start(library(1000));
	const costs = year(from, { newPerDay: 5 }, PERCENTS);

	it('takes more reviews for more retention, and keeps more', () => {
		costs.slice(1).forEach((cost, at) => {
			expect(cost.reviewsPerDay).toBeGreaterThan(costs[at]!.reviewsPerDay * 0.995);
			expect(cost.known).toBeGreaterThan(costs[at]!.known * 0.998);
		});
		expect(costs.at(-1)!.reviewsPerDay).toBeGreaterThan(2 * costs[10]!.reviewsPerDay);
		expect(costs.every(({ met }) => met === 1000 + 5 * 365)).toBe(true);
		// Questions are asked when they have fallen so far, so between two times they are above it.
		for (const { retention, known, met } of costs) expect(known / met).toBeGreaterThan(retention);
	});

	it('is the same each time', () => {
		expect(year(from, { newPerDay: 5 }, PERCENTS)).toEqual(costs);
	});

	it('takes more reviews for more new questions', () => {
		const [none] = year(from);
		const [some] = year(from, { newPerDay: 5 });
		expect(some!.reviewsPerDay).toBeGreaterThan(none!.reviewsPerDay + 5);
	});

	it('never takes more a day than the limit, and keeps less by it', () => {
		const [free] = year(from, { newPerDay: 5 });
		const limit = Math.floor(free!.reviewsPerDay / 2);
		const [limited] = year(from, { newPerDay: 5, reviewsPerDay: limit });
		expect(limited!.reviewsPerDay).toBeLessThanOrEqual(limit);
		expect(limited!.reviewsPerDay).toBeGreaterThan(limit * 0.95);
		expect(limited!.known).toBeLessThan(free!.known);
		const [loose] = year(from, { newPerDay: 5, reviewsPerDay: 10_000 });
		expect(loose).toEqual(free);
	});
});

it('asks first what loses most by waiting', () => {
	const always = { firstRatings: [0, 0, 1, 0], recallRatings: [0, 1, 0] } as const;
	const [fading, lasting] = [known(3, TODAY - 3, TODAY), known(3000, TODAY - 3, TODAY)];
	const kept = (first: LearntQuestion, second: LearntQuestion) =>
		year(start([first, second], { ratings: always }), { days: 1, reviewsPerDay: 1 })[0]!;
	expect(kept(fading, lasting).reviewsPerDay).toBe(1);
	// The lasting one waits, and is known as it is by itself; the other was answered one way or the other.
	const waited = recallAfter(model, 4, 3000);
	const recall = recallAfter(model, 3, 3);
	const answered = [1, 3].map((rating) =>
		recallAfter(model, 1, nextStability(model, 3, 5, 3, recall, rating))
	);
	for (const { known: sum } of [kept(fading, lasting), kept(lasting, fading)])
		expect(answered.some((one) => Math.abs(sum - waited - one) < 1e-9)).toBe(true);
	const none = year(start([fading, lasting]), { days: 1, reviewsPerDay: 0 })[0]!;
	expect(none.known).toBeCloseTo(recallAfter(model, 4, 3) + recallAfter(model, 4, 3000));
	expect(none.reviewsPerDay).toBe(0);
});

it('is followed in part where it is large, and comes to about the same', () => {
	const all = library(3000);
	const [whole] = year(start(all), {}, [0.9]);
	const some = start(all.slice(0, 1500), { learnt: 3000 });
	const [half] = year(some, {}, [0.9]);
	expect(shareFollowed(some, { newPerDay: 0, unmet: 0, reviewsPerDay: null })).toBe(0.5);
	expect(half!.met).toBe(3000);
	expect(Math.abs(half!.reviewsPerDay / whole!.reviewsPerDay - 1)).toBeLessThan(0.05);
	expect(Math.abs(half!.known / whole!.known - 1)).toBeLessThan(0.01);
	// New ones are followed by the same share, so that a limit means the same to all.
	const [many] = year(some, { newPerDay: 50 });
	expect(Math.abs(many!.met / (3000 + 50 * 365) - 1)).toBeLessThan(0.001);
});

it('brings new questions as long as there are any', () => {
	const [few] = year(start([]), { newPerDay: 10, unmet: 25 });
	const [none] = year(start([]), { newPerDay: 10, unmet: 0 });
	expect(few!.met).toBe(25);
	expect(none).toMatchObject({ met: 0, known: 0, reviewsPerDay: 0 });
});
