import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { arbitraryHistories } from './arbitrary-histories';
import { brokenMergeLaw } from './merge-laws';

it('merges the logs of three devices the same in any order, and as they arrive', () => {
	fc.assert(
		fc.property(
			arbitraryHistories().chain((logs) =>
				fc.tuple(
					fc.constant(logs),
					fc.shuffledSubarray(logs.flat(), { minLength: logs.flat().length })
				)
			),
			([logs, arrivals]) => {
				expect(brokenMergeLaw(logs, arrivals)).toBeNull();
			}
		),
		{ numRuns: 300 }
	);
});
