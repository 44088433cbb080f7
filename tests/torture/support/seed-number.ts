import { seededRandom } from '../../../src/lib/core/quiz/random';

/** The seed of a run as fast-check wants it: a whole number of 32 bits. */
export function seedNumber(seed: string): number {
	return Math.floor(seededRandom(seed)() * 2 ** 32) | 0;
}
