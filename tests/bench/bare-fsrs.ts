import { FSRSAlgorithm, type FSRSState, type Grade } from 'ts-fsrs';
import type { LearnerEvent } from '../../src/lib/core/memory/event';
import { cardKey } from '../../src/lib/core/memory/fold';
import { standingEvents } from '../../src/lib/core/memory/standing-events';
import { ratingOf } from '../../src/lib/core/memory/rating';

/** One answer that moves a memory, as the library wants it. */
export interface Review {
	/** A number for each question, from 0. */
	card: number;
	grade: Grade;
	elapsedDays: number;
	day: number;
	seed: string;
}

const GRADES = { again: 1, hard: 2, good: 3, easy: 4 } as const;

/** The reviews that stand in a log, prepared so that nothing but the library is left to run. */
export function reviewsOf(log: LearnerEvent[]): Review[] {
	const seen = new Map<string, { card: number; reps: number; lastDay: number }>();
	const reviews: Review[] = [];
	for (const event of standingEvents(log)) {
		if (event.type !== 'answered' || event.attempt !== 1) continue;
		const key = cardKey(event.bank, event.question);
		const known = seen.get(key) ?? { card: seen.size, reps: 0, lastDay: event.day };
		reviews.push({
			card: known.card,
			grade: GRADES[ratingOf(event)],
			elapsedDays: event.day - known.lastDay,
			day: event.day,
			seed: `${event.bank}/${event.question}/${known.reps}`
		});
		seen.set(key, { card: known.card, reps: known.reps + 1, lastDay: event.day });
	}
	return reviews;
}

/**
 * Replays the reviews by ts-fsrs alone, with the parameters that Footnote gives it.
 * @returns the due day of each card
 */
export function replayBare(reviews: Review[]): number[] {
	const algorithm = new FSRSAlgorithm({
		request_retention: 0.9,
		maximum_interval: 3650,
		enable_fuzz: true,
		enable_short_term: true
	});
	const states: FSRSState[] = [];
	const due: number[] = [];
	for (const { card, grade, elapsedDays, day, seed } of reviews) {
		const state = algorithm.next_state(states[card] ?? null, elapsedDays, grade);
		algorithm.seed = seed;
		states[card] = state;
		due[card] = day + algorithm.next_interval(state.stability, elapsedDays);
	}
	return due;
}
