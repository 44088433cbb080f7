import { default_w, FSRSAlgorithm, type Grade } from 'ts-fsrs';
import type { Rating, Settings } from './event';
import type { Memory } from './memory-model';

/*
 * The only file that knows ts-fsrs (FSRS-6). Its algorithm is used, not its scheduler: that one counts days by the UTC
 * calendar and seeds its fuzz by the time in ms, where a learner's day ends at night and an interval shown must be the
 * interval given. Importing it adds methods to Date.prototype; nothing here uses them.
 */

const GRADES: Record<Rating, Grade> = { again: 1, hard: 2, good: 3, easy: 4 };

/** Longest interval, in days: ten years. */
const MAXIMUM_INTERVAL_DAYS = 3650;

type ModelSettings = Pick<Settings, 'desiredRetention' | 'weights'>;

let latest: { settings: ModelSettings; algorithm: FSRSAlgorithm } | null = null;

function algorithmFor(settings: ModelSettings): FSRSAlgorithm {
	const same =
		latest?.settings.weights === settings.weights &&
		latest.settings.desiredRetention === settings.desiredRetention;
	if (!latest || !same) {
		const algorithm = new FSRSAlgorithm({
			request_retention: settings.desiredRetention,
			maximum_interval: MAXIMUM_INTERVAL_DAYS,
			enable_fuzz: true,
			enable_short_term: true,
			...(settings.weights ? { w: settings.weights } : {})
		});
		latest = { settings, algorithm };
	}
	return latest.algorithm;
}

/** How forgetting goes with time: the last of the weights in force. */
export const decayOf = ({ weights }: Pick<Settings, 'weights'>): number =>
	(weights ?? default_w)[20]!;

/**
 * The memory after an answer.
 * @param memory null for a question never answered
 * @param elapsedDays whole days since the last answer that counted; below zero (a clock set back) counts as zero
 */
export function nextMemory(
	memory: Memory | null,
	rating: Rating,
	elapsedDays: number,
	settings: ModelSettings
): Memory {
	return algorithmFor(settings).next_state(memory, Math.max(0, elapsedDays), GRADES[rating]);
}

/**
 * Days until recall falls to the wanted retention, at least 1, spread a little so that questions learnt together do
 * not stay together. The same seed gives the same interval.
 */
export function intervalDays(
	memory: Memory,
	elapsedDays: number,
	seed: string,
	settings: ModelSettings
): number {
	const algorithm = algorithmFor(settings);
	algorithm.seed = seed;
	return algorithm.next_interval(memory.stability, Math.max(0, elapsedDays));
}

/** The chance (0–1) that the question is still remembered, whole days after the last answer that counted. */
export function retrievability(
	memory: Memory,
	elapsedDays: number,
	settings: ModelSettings
): number {
	return algorithmFor(settings).forgetting_curve(Math.max(0, elapsedDays), memory.stability);
}
