import { DEFAULT_WEIGHTS } from './fsrs';

/** For tests: weights that a learner may have, a little off the defaults; null for the defaults now and then. */
export function weightsLike(choice: number): number[] | null {
	if (choice % 4 === 3) return null;
	return DEFAULT_WEIGHTS.map((weight) => weight * (1 + (choice % 5) / 20));
}
