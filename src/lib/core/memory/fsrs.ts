import { default_w, FSRSAlgorithm, get_fuzz_range, type Grade } from 'ts-fsrs';
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
/** The published weights of FSRS-6, 21 of them. */
export const DEFAULT_WEIGHTS: readonly number[] = default_w;

/** Shorter intervals are given as they are. */
const FUZZ_FROM_DAYS = 2.5;

type ModelSettings = Pick<Settings, 'desiredRetention' | 'weights'>;

interface Algorithms {
	settings: ModelSettings;
	/** Gives the interval that the model names. */
	plain: FSRSAlgorithm;
	/** Gives one of those that are as good, by its seed. */
	fuzzed: FSRSAlgorithm;
}
let latest: Algorithms | null = null;

function algorithmsFor(settings: ModelSettings): Algorithms {
	const same =
		latest?.settings.weights === settings.weights &&
		latest.settings.desiredRetention === settings.desiredRetention;
	if (!latest || !same) {
		const algorithm = (enable_fuzz: boolean) =>
			new FSRSAlgorithm({
				request_retention: settings.desiredRetention,
				maximum_interval: MAXIMUM_INTERVAL_DAYS,
				enable_fuzz,
				enable_short_term: true,
				...(settings.weights ? { w: settings.weights } : {})
			});
		latest = { settings, plain: algorithm(false), fuzzed: algorithm(true) };
	}
	return latest;
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
	return algorithmsFor(settings).plain.next_state(memory, Math.max(0, elapsedDays), GRADES[rating]);
}

/**
 * Days until recall falls to the wanted retention, at least 1, and how much sooner or later is as good (the fuzz of
 * Anki and ts-fsrs: nothing below 2.5 days, then 15 % falling to 5 %).
 */
export function intervalRange(
	memory: Memory,
	elapsedDays: number,
	settings: ModelSettings
): { least: number; ideal: number; most: number } {
	const { plain } = algorithmsFor(settings);
	const ideal = plain.next_interval(memory.stability, Math.max(0, elapsedDays));
	if (ideal < FUZZ_FROM_DAYS) return { least: ideal, ideal, most: ideal };
	const { min_ivl, max_ivl } = get_fuzz_range(
		ideal,
		Math.max(0, elapsedDays),
		MAXIMUM_INTERVAL_DAYS
	);
	return { least: min_ivl, ideal: Math.min(Math.max(ideal, min_ivl), max_ivl), most: max_ivl };
}

/** One interval of that range, in days: the same for the same seed, and others for others, so that what was learnt together does not stay together. */
export function seededInterval(
	memory: Memory,
	elapsedDays: number,
	seed: string,
	settings: ModelSettings
): number {
	const { fuzzed } = algorithmsFor(settings);
	fuzzed.seed = seed;
	return fuzzed.next_interval(memory.stability, Math.max(0, elapsedDays));
}

/** The chance (0–1) that the question is still remembered, whole days after the last answer that counted. */
export function retrievability(
	memory: Memory,
	elapsedDays: number,
	settings: ModelSettings
): number {
	return algorithmsFor(settings).plain.forgetting_curve(Math.max(0, elapsedDays), memory.stability);
}
