import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { arbitraryClockStory } from './arbitrary-clock';
import { brokenClockLaw } from './clock-laws';

it('loses no answer and schedules by the calendar on the wall, whatever becomes of the clock', () => {
	fc.assert(
		fc.property(arbitraryClockStory, (story) => {
			expect(brokenClockLaw(story)).toBeNull();
		}),
		{ numRuns: 100 }
	);
});
