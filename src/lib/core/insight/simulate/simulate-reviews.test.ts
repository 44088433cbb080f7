import { DEFAULT_WEIGHTS } from '../../memory/fsrs';
import { describe, expect, it } from 'vitest';
import { foldLog } from '../../memory/fold';
import { seededRandom } from '../../quiz/random';
import {
	rescheduled,
	simulateReviews,
	type Schedule,
	type SimulatedReview
} from './simulate-reviews';
import { LearnerMind, USUAL_RATINGS, drawLearner } from './simulated-learner';
import { USUAL_SCHEDULE, simulatePast } from './simulated-past';
import { simulatedLog } from './simulated-log';

function first(count: number, steps: Generator<SimulatedReview>): SimulatedReview[] {
	return Array.from({ length: count }, () => steps.next().value as SimulatedReview);
}
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('a learner whose memory the schedule knows', () => {
	const { learner } = simulatePast('known', 1);
	const schedule: Schedule = {
		...{ desiredRetention: 0.9, newPerDay: 10, againSameDay: 0.3 },
		weights: learner.weights
	};
	const mind = new LearnerMind(learner, seededRandom('mind'));
	const reviews = first(6000, simulateReviews(mind, schedule, 0));

	it('remembers as much as is wanted, where more than the least interval of a day is given', () => {
		const chosen = reviews.filter(({ elapsedDays }) => elapsedDays > 1);
		expect(Math.abs(mean(chosen.map(({ recall }) => recall!)) - 0.9)).toBeLessThan(0.01);
	});

	it('remembers as often as the chance of it says', () => {
		const again = reviews.filter(({ elapsedDays }) => elapsedDays > 0);
		const recalled = mean(again.map(({ rating }) => (rating > 1 ? 1 : 0)));
		expect(Math.abs(recalled - mean(again.map(({ recall }) => recall!)))).toBeLessThan(0.015);
	});

	it('rates new questions and remembered ones as people do', () => {
		const share = (of: SimulatedReview[], rating: number) =>
			of.filter((review) => review.rating === rating).length / of.length;
		const fresh = reviews.filter(({ recall }) => recall === null);
		USUAL_RATINGS.firstRatings.forEach((usual, at) =>
			expect(Math.abs(share(fresh, at + 1) - usual)).toBeLessThan(0.06)
		);
		const recalled = reviews.filter(({ recall, rating }) => recall !== null && rating > 1);
		USUAL_RATINGS.recallRatings.forEach((usual, at) =>
			expect(Math.abs(share(recalled, at + 2) - usual)).toBeLessThan(0.03)
		);
	});

	it('meets some questions twice on a day, after a miss alone', () => {
		const twice = reviews.flatMap((review, at) =>
			review.recall !== null && review.elapsedDays === 0 ? [reviews[at - 1]!] : []
		);
		expect(twice.length).toBeGreaterThan(50);
		expect(twice.every(({ rating }) => rating === 1)).toBe(true);
	});
});

it('schedules as the app does', () => {
	const { reviews, questions } = simulatePast('scheduled', 1500);
	const { cards } = foldLog(simulatedLog(reviews));
	// The spread of an interval is seeded by other names; what is believed of the memory is the same.
	for (const card of cards.values()) {
		const question = questions[Number(card.question.slice(1))]!;
		expect(question.believed).toEqual(card.memory);
		expect(question.reps).toBe(card.reps);
		expect(question.mind!.lastDay).toBe(card.lastDay);
	}
	expect(cards.size).toBeGreaterThan(100);
});

it('is put to another schedule as if that had been there from the start', () => {
	const { reviews, questions, learner } = simulatePast('rescheduled', 800);
	const same: Schedule = { ...USUAL_SCHEDULE };
	expect(rescheduled(questions, reviews, same)).toEqual(questions);
	const other = rescheduled(questions, reviews, { ...same, weights: learner.weights });
	expect(other).not.toEqual(questions);
	// A schedule that knows the memory believes what is there.
	for (const { believed, mind } of other)
		if (mind) expect(believed!.stability / mind.stability).toBeCloseTo(1, 3);
});

it('draws learners far from the default, the same for the same seed', () => {
	const drawn = ['a', 'b', 'c', 'd'].map((seed) => drawLearner(seededRandom(seed)).weights);
	for (const weights of drawn) {
		const factor = weights[2]! / DEFAULT_WEIGHTS[2]!;
		expect(Math.max(factor, 1 / factor)).toBeGreaterThanOrEqual(2 - 1e-9);
	}
	expect(drawn[0]).toEqual(drawLearner(seededRandom('a')).weights);
	expect(drawn[0]).not.toEqual(drawn[1]);
});
