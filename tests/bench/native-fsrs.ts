import { createRequire } from 'node:module';
import { firstIntervals, historyOfEach } from '../../src/lib/core/insight/fit/predictions';
import { withoutOutliers } from '../../src/lib/core/insight/fit/first-interval-outliers';
import type { ReviewHistories } from '../../src/lib/core/insight/fit/review-histories';

/** One review, as fsrs-rs knows it: 1–4, and whole days since the one before. */
interface NativeReview {
	readonly rating: number;
	readonly deltaT: number;
}
/** A review to be predicted, the last one, with all that came before it. */
interface NativeItem {
	readonly reviews: NativeReview[];
}
/** What is used of the binding (its index.d.ts describes the rest). */
interface Binding {
	FSRSBindingReview: new (rating: number, deltaT: number) => NativeReview;
	FSRSBindingItem: new (reviews: NativeReview[]) => NativeItem;
	FSRSBinding: new (weights?: number[]) => {
		evaluate(items: NativeItem[]): { logLoss: number; rmseBins: number };
	};
	computeParameters(
		items: NativeItem[],
		options: { enableShortTerm: boolean; numRelearningSteps: number; timeout: number }
	): Promise<number[]>;
}

/**
 * fsrs-rs as machine code, for comparing with; null where there is none for this computer. The package for one platform is
 * asked for by itself: the one that chooses among platforms names some that not every registry has, and then no
 * package-lock.json can hold it.
 */
export async function loadNative(): Promise<Binding | null> {
	try {
		return createRequire(import.meta.url)(
			'@open-spaced-repetition/binding-linux-x64-gnu'
		) as Binding;
	} catch {
		return null;
	}
}

/** The predicted reviews as fsrs-rs wants them: each with all that came before it. */
export function nativeItems(
	native: Binding,
	histories: ReviewHistories,
	predicted: Int32Array
): NativeItem[] {
	const { starts, ratings, elapsedDays } = histories;
	const historyOf = historyOfEach(histories);
	return Array.from(predicted, (review) => {
		const reviews: NativeReview[] = [];
		for (let at = starts[historyOf[review]!]!; at <= review; at++)
			reviews.push(new native.FSRSBindingReview(ratings[at]!, elapsedDays[at]!));
		return new native.FSRSBindingItem(reviews);
	});
}

/** The weights that fsrs-rs fits, same-day reviews included. It looks every ms whether it is done. */
export function fitNative(native: Binding, items: NativeItem[]): Promise<number[]> {
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
