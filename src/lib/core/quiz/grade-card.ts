import { gradeOf, PASS_SCORE } from './outcome';
import type { Grade, ResponseOf, SelfRating } from './response';

const SCORES: Record<SelfRating, number> = { again: 0, hard: PASS_SCORE, good: 1, easy: 1 };

/** A card is worth what its learner says of it: hard is a pass, so it scores what the least pass does. */
export function gradeCard({ rating }: ResponseOf<'card'>): Grade {
	return gradeOf(SCORES[rating] ?? 0);
}
