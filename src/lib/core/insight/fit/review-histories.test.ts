import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { arbitraryHistories } from '../../memory/arbitrary-histories';
import { arbitraryLog } from '../../memory/arbitrary-log';
import type { LearnerEvent, Rating } from '../../memory/event';
import { foldLog } from '../../memory/fold';
import { nextMemory } from '../../memory/fsrs';
import type { Memory } from '../../memory/memory-model';
import { reviewHistories } from './review-histories';

const RATINGS: Rating[] = ['again', 'hard', 'good', 'easy'];

/** The memories that the reviews of a log lead to by themselves, sorted; of the last life of each question. */
function memoriesOfReviews(log: LearnerEvent[]): string[] {
	const { starts, ratings, elapsedDays } = reviewHistories(log);
	const { weights } = foldLog(log).settings;
	const memories: string[] = [];
	for (let history = 0; history + 1 < starts.length; history++) {
		let memory: Memory | null = null;
		for (let review = starts[history]!; review < starts[history + 1]!; review++)
			memory = nextMemory(memory, RATINGS[ratings[review]! - 1]!, elapsedDays[review]!, {
				desiredRetention: 0.9,
				weights
			});
		memories.push(`${starts[history + 1]! - starts[history]!} ${JSON.stringify(memory)}`);
	}
	return memories.sort();
}

function memoriesOfFold(log: LearnerEvent[]): string[] {
	return [...foldLog(log).cards.values()]
		.filter(({ reps }) => reps > 0)
		.map(({ reps, memory }) => `${reps} ${JSON.stringify(memory)}`)
		.sort();
}

const withoutResets = (log: LearnerEvent[]) => log.filter(({ type }) => type !== 'reset');

it('counts the reviews that the fold counts, in any order of the log', () => {
	fc.assert(
		fc.property(arbitraryLog(), (log) => {
			const kept = withoutResets(log);
			expect(memoriesOfReviews(kept.toReversed())).toEqual(memoriesOfFold(kept));
		}),
		{ numRuns: 300 }
	);
});

it('counts the reviews of several devices as the fold does', () => {
	fc.assert(
		fc.property(arbitraryHistories(), (devices) => {
			const kept = withoutResets(devices.flat());
			expect(memoriesOfReviews(kept)).toEqual(memoriesOfFold(kept));
		}),
		{ numRuns: 300 }
	);
});

it('begins a history anew after a reset, and keeps the old one', () => {
	fc.assert(
		fc.property(arbitraryLog(), (log) => {
			const all = memoriesOfReviews(log);
			for (const memory of memoriesOfFold(log)) {
				const at = all.indexOf(memory);
				expect(at).toBeGreaterThanOrEqual(0);
				all.splice(at, 1);
			}
			// What is left was reset.
			if (!log.some(({ type }) => type === 'reset')) expect(all).toEqual([]);
		}),
		{ numRuns: 300 }
	);
});

it('numbers the reviews by their place in the log', () => {
	fc.assert(
		fc.property(arbitraryLog(), (log) => {
			const { starts, places } = reviewHistories(log);
			expect([...places].sort((a, b) => a - b)).toEqual([...places.keys()]);
			for (let history = 0; history + 1 < starts.length; history++) {
				const own = [...places.subarray(starts[history], starts[history + 1])];
				expect(own).toEqual(own.toSorted((a, b) => a - b));
			}
		})
	);
});
