import { isPass } from '../quiz/outcome';
import { SELF_RATINGS } from '../quiz/response';
import type { Answered, Rating } from './event';

/**
 * From outcome to rating. Hard is a pass, so a failure is never Hard; Easy is given by the learner alone.
 * Wrong, partly right, "I don't know", or right after a hint that gives the answer: Again.
 * A card: as its learner says. Mostly right, or right after a small hint: Hard. Right: Good.
 */
export function ratingOf(answer: Pick<Answered, 'outcome' | 'hint' | 'response'>): Rating {
	const { response } = answer;
	if (response.type === 'card' && SELF_RATINGS.includes(response.rating)) return response.rating;
	if (!isPass(answer.outcome) || answer.hint === 'gives') return 'again';
	if (answer.outcome === 'mostly' || answer.hint === 'small') return 'hard';
	return 'good';
}
