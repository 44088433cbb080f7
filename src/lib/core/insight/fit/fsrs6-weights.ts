/** How many weights FSRS-6 has. */
export const WEIGHT_COUNT = 21;

/**
 * How much each weight differs from one person to the next (standard deviation): `PARAMS_STDDEV` in fsrs-rs
 * `src/training.rs`. A weight is held the closer to its start the less it differs among people.
 */
export const WEIGHT_SPREAD: readonly number[] = [
	...[6.43, 9.66, 17.58, 27.85, 0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33],
	...[0.3, 0.09, 0.16, 0.57, 0.25, 1.03, 0.31, 0.32, 0.14, 0.27]
];

/** Days; ts-fsrs lets no first stability be shorter, whatever the weight says. */
export const SHORTEST_FIRST_STABILITY = 0.1;

/** Days; `INIT_S_MAX` in fsrs-rs. */
const LONGEST_FIRST_STABILITY = 100;

/**
 * The least and the most that each weight may be: fsrs-rs `src/parameter_clipper.rs`, with same-day reviews and at most
 * one relearning step. It differs in one thing: the first four do not go below what ts-fsrs, which schedules, makes of
 * them, since a weight below that would be fitted to a memory that nobody is scheduled by.
 */
export const WEIGHT_BOUNDS: readonly (readonly [low: number, high: number])[] = [
	[SHORTEST_FIRST_STABILITY, LONGEST_FIRST_STABILITY],
	[SHORTEST_FIRST_STABILITY, LONGEST_FIRST_STABILITY],
	[SHORTEST_FIRST_STABILITY, LONGEST_FIRST_STABILITY],
	[SHORTEST_FIRST_STABILITY, LONGEST_FIRST_STABILITY],
	[1, 10],
	[0.001, 4],
	[0.001, 4],
	[0.001, 0.75],
	[0, 4.5],
	[0, 0.8],
	[0.001, 3.5],
	[0.001, 5],
	[0.001, 0.25],
	[0.001, 0.9],
	[0, 4],
	[0, 1],
	[1, 6],
	[0, 2],
	[0, 2],
	[0.01, 0.8],
	[0.1, 0.8]
];

/** Brings each weight within its bounds, in place. */
export function clampWeights(weights: number[] | Float64Array): void {
	WEIGHT_BOUNDS.forEach(([low, high], at) => {
		weights[at] = Math.min(high, Math.max(low, weights[at]!));
	});
}
