import type * as Fsrs from '@open-spaced-repetition/binding';
import type { FSRSBindingItem, FSRSBindingReview } from '@open-spaced-repetition/binding';
import { firstIntervals, historyOfEach } from '../../src/lib/core/insight/fit/predictions';
import { withoutOutliers } from '../../src/lib/core/insight/fit/first-interval-outliers';
import type { ReviewHistories } from '../../src/lib/core/insight/fit/review-histories';

type Binding = typeof Fsrs;

/** fsrs-rs as machine code, for comparing with; null where there is none for this computer. */
export async function loadNative(): Promise<Binding | null> {
	try {
		return await import('@open-spaced-repetition/binding');
	} catch {
		return null;
	}
}

/** The predicted reviews as fsrs-rs wants them: each with all that came before it. */
export function nativeItems(
	native: Binding,
	histories: ReviewHistories,
	predicted: Int32Array
): FSRSBindingItem[] {
	const { starts, ratings, elapsedDays } = histories;
	const historyOf = historyOfEach(histories);
	return Array.from(predicted, (review) => {
		const reviews: FSRSBindingReview[] = [];
		for (let at = starts[historyOf[review]!]!; at <= review; at++)
			reviews.push(new native.FSRSBindingReview(ratings[at]!, elapsedDays[at]!));
		return new native.FSRSBindingItem(reviews);
	});
}

/** The weights that fsrs-rs fits, same-day reviews included. It looks every ms whether it is done. */
export function fitNative(native: Binding, items: FSRSBindingItem[]): Promise<number[]> {
	return native.computeParameters(items, {
		enableShortTerm: true,
		numRelearningSteps: 1,
		timeout: 1
	});
}

/**
 * The order in which the evaluation of fsrs-rs counts reviews as newer and newer: first the first intervals, by rating
 * and by how rare they are, then the others by time; without outliers.
 */
export function evaluationOrder(histories: ReviewHistories, predicted: Int32Array): Int32Array {
	const { starts, ratings, elapsedDays } = histories;
	const historyOf = historyOfEach(histories);
	const first = firstIntervals(histories);
	const kept = [...withoutOutliers(histories, predicted)];
	const isFirst = (review: number) => first[historyOf[review]!] === review;
	const firstRating = (review: number) => ratings[starts[historyOf[review]!]!]!;
	const groupOf = (review: number) => `${firstRating(review)}/${elapsedDays[review]}`;
	const sizes = new Map<string, number>();
	for (const review of kept)
		if (isFirst(review)) sizes.set(groupOf(review), (sizes.get(groupOf(review)) ?? 0) + 1);
	const firsts = kept
		.filter(isFirst)
		.sort(
			(a, b) =>
				firstRating(a) - firstRating(b) ||
				sizes.get(groupOf(a))! - sizes.get(groupOf(b))! ||
				elapsedDays[a]! - elapsedDays[b]!
		);
	return Int32Array.from([...firsts, ...kept.filter((review) => !isFirst(review))]);
}
