import { DEFAULT_WEIGHTS } from '../../memory/fsrs';
import { fsrs6, recallAfter } from './fsrs6-model';

/** What became of the questions with one first rating after one first interval. */
export interface FirstInterval {
	days: number;
	/** 0–1. */
	recalled: number;
	/** Questions. */
	count: number;
}

/** By rating, 1–4; a rating without data has no entry. */
export type ByRating = ReadonlyMap<number, number>;

/** Days. */
const SEARCHED = [0.001, 100] as const;
/** In days; far below what an interval of whole days shows. */
const EXACT_TO = 1e-9;
const RATINGS = [1, 2, 3, 4];
/** Neighbours first, as fsrs-rs compares them. */
const PAIRS = [
	[1, 2],
	[2, 3],
	[3, 4],
	[1, 3],
	[2, 4],
	[1, 4]
] as const;

/** The default curve: what is fitted here is the stability alone. */
const CURVE = fsrs6(DEFAULT_WEIGHTS);

/**
 * The stability after a first rating that tells best what became of these questions: `search_parameters` in fsrs-rs
 * `src/parameter_initialization.rs`. Each share of recall is drawn a little (as by one more question) to the learner's
 * average, so that few questions do not say too much; the search is by thirds, since the error has one lowest point.
 * @param averageRecall 0–1
 */
export function fitFirstStability(
	rating: number,
	intervals: readonly FirstInterval[],
	averageRecall: number
): number {
	const smoothed = intervals.map(({ days, recalled, count }) => ({
		days,
		count,
		recalled: (recalled * count + averageRecall) / (count + 1)
	}));
	let [low, high]: [number, number] = [...SEARCHED];
	while (high - low > EXACT_TO) {
		const third = (high - low) / 3;
		const lowIsBetter =
			firstStabilityError(rating, smoothed, low + third) <
			firstStabilityError(rating, smoothed, high - third);
		if (lowIsBetter) high -= third;
		else low += third;
	}
	return (low + high) / 2;
}

/** Log loss over all questions, and a little for each day away from the default. */
export function firstStabilityError(
	rating: number,
	intervals: readonly FirstInterval[],
	stability: number
): number {
	let loss = Math.abs(stability - DEFAULT_WEIGHTS[rating - 1]!) / 16;
	for (const { days, recalled, count } of intervals) {
		const expected = recallAfter(CURVE, days, stability);
		loss -= (recalled * Math.log(expected) + (1 - recalled) * Math.log(1 - expected)) * count;
	}
	return loss;
}

/**
 * First stabilities that never fall from a worse to a better rating, for all four ratings: of two that do, the one with
 * fewer questions gives way; what has no data lies between or beyond its neighbours as the published ones do.
 * `smooth_and_fill` in fsrs-rs `src/parameter_initialization.rs`.
 * @param fitted at least one @param counts how many questions each rests on; what is in `fitted` and not here counts as
 * without data
 */
export function allFirstStabilities(fitted: ByRating, counts: ByRating): number[] {
	const known = new Map([...fitted].filter(([rating]) => counts.has(rating)));
	keepRising(known, counts);
	if (known.size === 1) {
		const [[rating, stability]] = [...known] as [[number, number]];
		return DEFAULT_WEIGHTS.slice(0, 4).map(
			(normal) => (normal * stability) / DEFAULT_WEIGHTS[rating - 1]!
		);
	}
	return RATINGS.map((rating) => known.get(rating) ?? fromNeighbours(rating, known));
}

function keepRising(known: Map<number, number>, counts: ByRating): void {
	for (const [worse, better] of PAIRS) {
		const [low, high] = [known.get(worse), known.get(better)];
		if (low === undefined || high === undefined || low <= high) continue;
		if (counts.get(worse)! > counts.get(better)!) known.set(better, low);
		else known.set(worse, high);
	}
}

/** On the scale of logarithms: Hard lies so far on the way from Good back to Again, Good so far from Hard to Easy. */
const HARD_FROM_GOOD = 0.41;
const GOOD_FROM_HARD = 0.54;

/**
 * The stabilities of all four lie, as logarithms, at fixed places on a line (0 for Again, 1 for Easy), which follow from
 * the two ratios; through the two nearest known ones goes the line that gives the missing one.
 */
const PLACES = placesOnLine();

function placesOnLine(): number[] {
	// h = (1 − a)·g and g = h + b·(1 − h), where a and b are the two ratios.
	const good = GOOD_FROM_HARD / (1 - (1 - HARD_FROM_GOOD) * (1 - GOOD_FROM_HARD));
	return [0, (1 - HARD_FROM_GOOD) * good, good, 1];
}

function fromNeighbours(rating: number, known: ByRating): number {
	const place = (of: number) => PLACES[of - 1]!;
	const [a, b] = [...known.keys()]
		.sort((x, y) => Math.abs(x - rating) - Math.abs(y - rating) || x - y)
		.slice(0, 2) as [number, number];
	const share = (place(rating) - place(a)) / (place(b) - place(a));
	return Math.exp(
		Math.log(known.get(a)!) + share * (Math.log(known.get(b)!) - Math.log(known.get(a)!))
	);
}
