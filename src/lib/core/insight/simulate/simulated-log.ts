import { gradeCard } from '../../quiz/grade-card';
import { SELF_RATINGS } from '../../quiz/response';
import type { Answered } from '../../memory/event';
import type { SimulatedReview } from './simulate-reviews';

const DAY_MS = 86_400_000;
const BANK = 'simulated';

/** The log that a learner with these reviews has: cards that are rated, each answer in a session of its own. */
export function simulatedLog(reviews: readonly SimulatedReview[]): Answered[] {
	return reviews.map(({ question, day, rating }, place) => {
		const response = { type: 'card', rating: SELF_RATINGS[rating - 1]! } as const;
		return {
			type: 'answered',
			id: String(place).padStart(9, '0'),
			atMs: day * DAY_MS + place,
			offsetMin: 0,
			day,
			device: 'simulated',
			bank: BANK,
			question: `q${question}`,
			questionType: 'card',
			wording: '',
			key: '',
			response,
			...gradeCard(response),
			durationMs: 0,
			hint: 'none',
			mode: 'review',
			session: `s${place}`,
			attempt: 1
		};
	});
}
