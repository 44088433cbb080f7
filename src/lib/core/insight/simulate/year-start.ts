import { askedFrom, isMet, type Card } from '../../memory/card';
import type { LearnerEvent, LocalDay } from '../../memory/event';
import { standingEvents } from '../../memory/standing-events';
import { weightsOf } from '../../memory/weights-of';
import { seededRandom, shuffled } from '../../quiz/random';
import { reviewHistories, type ReviewHistories } from '../fit/review-histories';
import type { LearntQuestion, YearStart } from './coming-year';
import { USUAL_RATINGS } from './simulated-learner';

/** Of more questions than these some are drawn: what is reckoned from them is off by a hundredth or two. */
export const MOST_QUESTIONS = 2000;
/** The usual shares of ratings count as so many answers of the learner's own. */
const USUAL_ANSWERS = 50;
/** The newest so many answers tell how long one takes, and fewer than the second number tell nothing. */
const TIMED_ANSWERS = 500;
const FEWEST_TIMED = 20;

/**
 * Where a learner stands, as the log and its cards say.
 * @param cards those that count: of the banks on the shelf; what is suspended, retired or has no due day is passed over
 * @param events the whole log, in any order
 */
export function yearStart(
	cards: readonly Card[],
	events: readonly LearnerEvent[],
	today: LocalDay
): YearStart {
	const standing = standingEvents(events);
	const learnt = cards.flatMap(learntOf);
	return {
		today,
		weights: weightsOf(standing),
		questions: shuffled(learnt, seededRandom('questions')).slice(0, MOST_QUESTIONS),
		learnt: learnt.length,
		aside: cards.filter((card) => isMet(card) && card.suspended && !card.retired).length,
		ratings: ratingShares(reviewHistories(standing)),
		answerSeconds: usualSeconds(standing)
	};
}

function learntOf(card: Card): LearntQuestion[] {
	const dueDay = askedFrom(card);
	if (!card.memory || card.lastDay === null || dueDay === null) return [];
	const { stability, difficulty } = card.memory;
	return [{ stability, difficulty, lastDay: card.lastDay, dueDay }];
}

/** How often the learner rates 1–4 at first, and 2–4 what is remembered after a day or more. */
export function ratingShares({
	starts,
	ratings,
	elapsedDays
}: ReviewHistories): YearStart['ratings'] {
	const usual = (shares: readonly number[]) => {
		const sum = shares.reduce((all, share) => all + share, 0);
		return shares.map((share) => (USUAL_ANSWERS * share) / sum);
	};
	const first = usual(USUAL_RATINGS.firstRatings);
	const recalled = usual(USUAL_RATINGS.recallRatings);
	for (const start of starts.subarray(0, -1)) first[ratings[start]! - 1]!++;
	ratings.forEach((rating, review) => {
		if (elapsedDays[review]! > 0 && rating > 1) recalled[rating - 2]!++;
	});
	return {
		firstRatings: asShares(first) as [number, number, number, number],
		recallRatings: asShares(recalled) as [number, number, number]
	};
}

function asShares(counts: readonly number[]): number[] {
	const sum = counts.reduce((all, count) => all + count, 0);
	return counts.map((count) => count / sum);
}

/** The median, so that a question that was left open over lunch counts as any other. */
function usualSeconds(standing: readonly LearnerEvent[]): number | null {
	const times = standing
		.flatMap((event) =>
			event.type === 'answered' && event.durationMs > 0 ? [event.durationMs / 1000] : []
		)
		.slice(-TIMED_ANSWERS)
		.sort((a, b) => a - b);
	return times.length < FEWEST_TIMED ? null : times[Math.floor(times.length / 2)]!;
}
