import { firstIntervals, historyOfEach } from './predictions';
import type { ReviewHistories } from './review-histories';

const EASY = 4;

/**
 * The predicted reviews without those of questions whose first interval was an odd one for their first rating: a
 * question seen again after a year because of a holiday says little of a first stability of two days. By `filter_outlier`
 * in fsrs-rs `src/dataset.rs`: of each first rating the rarest intervals go (of equally rare ones the shortest first)
 * while fewer than 20 or a twentieth, whichever is more, would have gone; beyond that, those with fewer than six
 * questions or of over 100 days (a year after Easy).
 * @param predicted in the order of the log
 */
export function withoutOutliers(histories: ReviewHistories, predicted: Int32Array): Int32Array {
	const { starts, ratings, elapsedDays } = histories;
	const first = firstIntervals(histories);
	const historyOf = historyOfEach(histories);
	const removed = new Set<string>();
	const keyOf = (history: number) => `${ratings[starts[history]!]}/${elapsedDays[first[history]!]}`;

	const sizes = new Map<number, Map<number, number>>();
	for (const review of predicted) {
		const history = historyOf[review]!;
		if (first[history] !== review) continue;
		const rating = ratings[starts[history]!]!;
		const ofRating = sizes.get(rating) ?? new Map<number, number>();
		sizes.set(rating, ofRating);
		const days = elapsedDays[review]!;
		ofRating.set(days, (ofRating.get(days) ?? 0) + 1);
	}
	for (const [rating, byDays] of sizes) {
		const groups = [...byDays].sort(
			([daysA, sizeA], [daysB, sizeB]) => sizeA - sizeB || daysA - daysB
		);
		const total = groups.reduce((sum, [, size]) => sum + size, 0);
		const share = Math.max(20, Math.floor(total / 20));
		let gone = 0;
		for (const [days, size] of groups) {
			if (gone + size < share) gone += size;
			else if (size >= 6 && days <= (rating === EASY ? 365 : 100)) continue;
			removed.add(`${rating}/${days}`);
		}
	}
	return predicted.filter((review) => !removed.has(keyOf(historyOf[review]!)));
}
