import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryHistories } from '../../memory/arbitrary-histories';
import { arbitraryLog } from '../../memory/arbitrary-log';
import type { Card } from '../../memory/card';
import type { LearnerEvent } from '../../memory/event';
import { foldLog } from '../../memory/fold';
import { standingEvents } from '../../memory/standing-events';
import type { Review } from './review';
import { steadyLog } from './testing/steady-log';
import { walkLog } from './walk-log';

function walked(events: readonly LearnerEvent[]) {
	const reviews: Review[] = [];
	const seen: LearnerEvent[] = [];
	const told: number[] = [];
	const walk = walkLog(events, [
		{ event: (event) => void seen.push(event), review: (review) => void reviews.push(review) }
	]);
	for (let step = walk.next(); !step.done; step = walk.next()) told.push(step.value);
	return { reviews, seen, told };
}

describe('a walk through the log', () => {
	it('makes of any log the memories that the fold makes', () => {
		const logs = fc.oneof(
			arbitraryLog(150),
			steadyLog(),
			arbitraryHistories(150).map((histories) => histories.flat())
		);
		let compared = 0;
		fc.assert(
			fc.property(logs, (log) => {
				const { reviews } = walked(log);
				const last = new Map<string, Review>();
				for (const review of reviews)
					last.set(`${review.answer.bank}\n${review.answer.question}`, review);
				for (const [key, card] of foldLog(log).cards) {
					if (!card.memory) continue;
					compared++;
					expect(last.get(key)!.after).toEqual(card.memory);
					expect(last.get(key)!.answer.id).toBe(card.lastCounted!.answer);
				}
			}),
			{ numRuns: 300 }
		);
		expect(compared).toBeGreaterThan(300);
	});

	it('tells each review once, and each event that stands, in order', () => {
		fc.assert(
			fc.property(arbitraryLog(120), (log) => {
				const { reviews, seen } = walked(log);
				expect(seen).toEqual(standingEvents(log));
				const ids = reviews.map(({ answer }) => answer.id);
				expect(new Set(ids).size).toBe(ids.length);
				const counted = [...foldLog(log).cards.values()].reduce(
					(sum: number, card: Card) => sum + card.reps,
					0
				);
				expect(ids.length).toBeGreaterThanOrEqual(counted);
			}),
			{ numRuns: 200 }
		);
	});
});
