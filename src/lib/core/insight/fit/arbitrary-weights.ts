import * as fc from 'fast-check';
import { WEIGHT_BOUNDS } from './fsrs6-weights';

/** For tests: any weights within their bounds. */
export const arbitraryWeights: fc.Arbitrary<number[]> = fc.tuple(
	...WEIGHT_BOUNDS.map(([min, max]) => fc.double({ min, max, noNaN: true }))
);

/** For tests: a question's reviews, mostly after some days, now and then on the same one. */
export const arbitraryReviews = fc.array(
	fc.record({
		rating: fc.integer({ min: 1, max: 4 }),
		days: fc.oneof(
			fc.constant(0),
			fc.integer({ min: 1, max: 20 }),
			fc.integer({ min: 1, max: 900 })
		)
	}),
	{ minLength: 2, maxLength: 20 }
);
