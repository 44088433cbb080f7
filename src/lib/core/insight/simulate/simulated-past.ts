import { seededRandom } from '../../quiz/random';
import {
	simulateReviews,
	type Schedule,
	type SimulatedQuestion,
	type SimulatedReview
} from './simulate-reviews';
import { LearnerMind, drawLearner, type SimulatedLearner } from './simulated-learner';

/** A simulated learner with what lies behind, ready to go on. */
export interface SimulatedPast {
	learner: SimulatedLearner;
	mind: LearnerMind;
	reviews: SimulatedReview[];
	questions: SimulatedQuestion[];
}

/** Ten new questions a day at the default settings; a third of what is missed is asked again the same day. */
export const USUAL_SCHEDULE: Schedule = {
	weights: null,
	desiredRetention: 0.9,
	newPerDay: 10,
	againSameDay: 0.3
};

/** The same seed gives the same learner and the same past. */
export function simulatePast(
	seed: string,
	count: number,
	schedule = USUAL_SCHEDULE
): SimulatedPast {
	const random = seededRandom(seed);
	const learner = drawLearner(random);
	const mind = new LearnerMind(learner, random);
	const questions: SimulatedQuestion[] = [];
	const reviews: SimulatedReview[] = [];
	for (const review of simulateReviews(mind, schedule, FIRST_DAY, questions)) {
		reviews.push(review);
		if (reviews.length === count) break;
	}
	return { learner, mind, reviews, questions };
}

/** A day like any other, in 2024. */
const FIRST_DAY = 20_000;
