import type { ReviewHistories } from './review-histories';

/**
 * The reviews whose outcome is to be predicted, as indices into the histories, in the order of the log: every review
 * at least a day after the one before. Each is predicted from all that came before it, same-day reviews among it: an
 * item of fsrs-rs (`src/dataset.rs`), whose last review has `delta_t > 0`.
 */
export function predictedReviews({ elapsedDays, places }: ReviewHistories): Int32Array {
	const atPlace = new Int32Array(places.length);
	places.forEach((place, review) => (atPlace[place] = review));
	return atPlace.filter((review) => elapsedDays[review]! > 0);
}

/** For each history, its first review after a day or more, whose interval the first stability is fitted to; -1 for none. */
export function firstIntervals({ starts, elapsedDays }: ReviewHistories): Int32Array {
	const first = new Int32Array(starts.length - 1).fill(-1);
	for (let history = 0; history < first.length; history++) {
		let review = starts[history]!;
		const end = starts[history + 1]!;
		while (review < end && elapsedDays[review] === 0) review++;
		if (review < end) first[history] = review;
	}
	return first;
}

/** For each review, the history it is of. */
export function historyOfEach({ starts, ratings }: ReviewHistories): Int32Array {
	const of = new Int32Array(ratings.length);
	for (let history = 0; history + 1 < starts.length; history++)
		of.fill(history, starts[history], starts[history + 1]);
	return of;
}

/**
 * How much each review counts, 0 where it is not to be predicted: from a quarter for the oldest to 1 for the newest, by
 * the cube of its place, since memory changes. `recency_weighted_fsrs_items` in fsrs-rs `src/dataset.rs`.
 * @param predicted in the order of the log
 */
export function recencyWeights(histories: ReviewHistories, predicted: Int32Array): Float64Array {
	const weights = new Float64Array(histories.ratings.length);
	const last = Math.max(1, predicted.length - 1);
	predicted.forEach((review, at) => (weights[review] = 0.25 + 0.75 * (at / last) ** 3));
	return weights;
}

/** As `recencyWeights`, all counting the same. */
export function equalWeights(histories: ReviewHistories, predicted: Int32Array): Float64Array {
	const weights = new Float64Array(histories.ratings.length);
	predicted.forEach((review) => (weights[review] = 1));
	return weights;
}
