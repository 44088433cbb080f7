import type { Settings } from '../core/memory/event';
import { retrievability } from '../core/memory/fsrs';

/** What the published defaults aim at; costs are told against it. */
export const USUAL_RETENTION = 0.9;

/**
 * How many times as many reviews a wanted retention (0–1) takes as the usual one, other things being equal: the ratio
 * of the times that recall takes to fall that far on the forgetting curve in force. A rule of thumb, since wanting less
 * also means to forget and relearn more.
 */
export function reviewFactor(desiredRetention: number, settings: Settings): number {
	return daysUntil(USUAL_RETENTION, settings) / daysUntil(desiredRetention, settings);
}

/** When recall of a memory of a stability of 1,000 days falls to `chance`, found by halving. */
function daysUntil(chance: number, settings: Settings): number {
	const memory = { stability: 1000, difficulty: 5 };
	let [low, high] = [0, 1_000_000];
	for (let step = 0; step < 60; step++) {
		const middle = (low + high) / 2;
		if (retrievability(memory, middle, settings) > chance) low = middle;
		else high = middle;
	}
	return high;
}
