import { DEFAULT_WEIGHTS } from '../../memory/fsrs';
import * as fc from 'fast-check';
import { FSRSAlgorithm, clipParameters, default_w, type FSRSState, type Grade } from 'ts-fsrs';
import { expect, it } from 'vitest';
import { arbitraryReviews, arbitraryWeights } from './arbitrary-weights';
import {
	firstDifficulty,
	firstStability,
	fsrs6,
	nextDifficulty,
	nextStability,
	recallAfter
} from './fsrs6-model';
import { WEIGHT_BOUNDS, clampWeights } from './fsrs6-weights';

it('has the default weights of ts-fsrs', () => {
	expect(DEFAULT_WEIGHTS).toEqual([...default_w]);
});

it('keeps weights within the bounds of ts-fsrs, and first stabilities at what it makes of them', () => {
	fc.assert(
		fc.property(fc.tuple(...WEIGHT_BOUNDS.map(() => fc.double({ noNaN: true }))), (any) => {
			const ours = [...any];
			clampWeights(ours);
			const theirs = clipParameters([...any], 1, true);
			const { init_stability } = FSRSAlgorithm.prototype;
			for (const at of [0, 1, 2, 3])
				theirs[at] = init_stability.call({ param: { w: theirs } } as never, (at + 1) as Grade);
			expect(ours.map((weight) => weight + 0)).toEqual(theirs.map((weight) => weight + 0));
		})
	);
});

it('comes from any reviews to the memory that ts-fsrs comes to', () => {
	// First stabilities shorter than ts-fsrs lets them be, too.
	const short = fc.double({ min: 0.001, max: 0.2, noNaN: true });
	fc.assert(
		fc.property(arbitraryWeights, short, arbitraryReviews, (within, shortest, reviews) => {
			const weights = within.with(0, shortest);
			const model = fsrs6(weights);
			const theirs = new FSRSAlgorithm({ w: weights, enable_short_term: true });
			let state: FSRSState | null = null;
			for (const { rating, days } of reviews) {
				const before: FSRSState | null = state;
				state = theirs.next_state(before, before ? days : 0, rating as Grade);
				// From the same state each time: ts-fsrs rounds to 8 digits, and what it rounds off would add up.
				const ours = before
					? step(model, before, days, rating)
					: {
							stability: firstStability(model, rating),
							difficulty: firstDifficulty(model, rating)
						};
				expect(far(ours.stability, state.stability)).toBeLessThan(1e-4);
				expect(far(ours.difficulty, state.difficulty)).toBeLessThan(1e-6);
				expect(
					Math.abs(
						recallAfter(model, days, state.stability) -
							theirs.forgetting_curve(days, state.stability)
					)
				).toBeLessThan(1e-6);
			}
		}),
		{ numRuns: 500 }
	);
});

function step(model: ReturnType<typeof fsrs6>, before: FSRSState, days: number, rating: number) {
	const { stability, difficulty } = before;
	const recall = recallAfter(model, days, stability);
	return {
		stability: nextStability(model, stability, difficulty, days, recall, rating),
		difficulty: nextDifficulty(model, difficulty, rating)
	};
}

/** As a share of the value; ts-fsrs rounds to 8 digits after the point. */
function far(ours: number, theirs: number): number {
	return Math.max(0, Math.abs(ours - theirs) - 2e-8) / theirs;
}
