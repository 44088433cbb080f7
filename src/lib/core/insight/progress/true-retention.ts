import type { LocalDay } from '../../memory/event';
import { shareInterval } from '../statistics';
import { figureOf, type Figure } from './figure';
import { inOrderOfDays } from './in-order-of-days';
import { monthOf } from './month-of';
import { isDueReview, isRemembered, type Review } from './review';
import type { LogListener } from './walk-log';

/** From so many reviews on something is said of retention: the interval of a share is then ±11 points at 90 %. */
export const ENOUGH_REVIEWS = 30;
/** Days that count as recent, today among them. */
export const RECENT_DAYS = 30;

/** What was remembered of what was due, in some time. */
export interface Retention {
	/** Reviews, at least 1. */
	n: number;
	remembered: number;
	/** 0–1: the share remembered, with its 95 % interval (Wilson). */
	share: number;
	interval: [number, number];
	/** 0–1: the retention that their due days were given by, on average. */
	wanted: number;
	/** 0–1: what the model expected of them on the days they were answered, on average. */
	predicted: number;
	/** Whether what was wanted lies below, within or above the interval: then more, as much, or less was remembered. */
	against: 'more' | 'as-wanted' | 'less';
	/**
	 * What it was more or less by; null where it was as wanted. `model`: it expected less of them than was remembered, or
	 * more. `days`: the model expected it, to answers on these days, so they came sooner or later than what is wanted asks.
	 */
	because: 'model' | 'days' | null;
}

/** Ready from `ENOUGH_REVIEWS` reviews of an earlier day's knowledge on. */
export type TrueRetention = Figure<{
	all: Retention;
	/** Of the last `RECENT_DAYS` days; null where there was none. */
	recent: Retention | null;
	/** Months with at least one review, oldest first; `month` is YYYY-MM by the learner's days. */
	months: (Retention & { month: string })[];
}>;

/**
 * The share of reviews that were remembered, of questions with something learnt on an earlier day. What Anki calls true
 * retention (https://docs.ankiweb.net/stats.html), its first reviews of a day alone; what was reset later counts all the same.
 */
export class RetentionTally implements LogListener {
	readonly #days: Map<LocalDay, RetentionSum>;

	constructor(kept: KeptRetention = []) {
		this.#days = new Map(kept.map(([day, sum]) => [day, { ...sum }]));
	}

	review(review: Review): void {
		if (!isDueReview(review)) return;
		const { day } = review.answer;
		let sum = this.#days.get(day);
		if (!sum) this.#days.set(day, (sum = noReviews()));
		sum.n++;
		if (isRemembered(review)) sum.remembered++;
		sum.wanted += review.wanted;
		sum.predicted += review.recall;
	}

	get kept(): KeptRetention {
		return [...this.#days].map(([day, sum]) => [day, { ...sum }]);
	}

	figure(today: LocalDay): TrueRetention {
		const all = noReviews();
		const recent = noReviews();
		const months = new Map<string, RetentionSum>();
		for (const [day, sum] of inOrderOfDays(this.#days)) {
			const month = monthOf(day);
			let ofMonth = months.get(month);
			if (!ofMonth) months.set(month, (ofMonth = noReviews()));
			add(all, sum);
			add(ofMonth, sum);
			if (day > today - RECENT_DAYS && day <= today) add(recent, sum);
		}
		return figureOf(all.n, ENOUGH_REVIEWS, () => ({
			all: retentionOf(all),
			recent: recent.n > 0 ? retentionOf(recent) : null,
			months: [...months]
				.sort(([a], [b]) => (a < b ? -1 : 1))
				.map(([month, sum]) => ({ month, ...retentionOf(sum) }))
		}));
	}
}

interface RetentionSum {
	n: number;
	remembered: number;
	wanted: number;
	predicted: number;
}
/** By days, so that it does not depend on which day is today. */
export type KeptRetention = [day: LocalDay, sum: RetentionSum][];

const noReviews = (): RetentionSum => ({ n: 0, remembered: 0, wanted: 0, predicted: 0 });

function add(sum: RetentionSum, other: RetentionSum): void {
	sum.n += other.n;
	sum.remembered += other.remembered;
	sum.wanted += other.wanted;
	sum.predicted += other.predicted;
}

function retentionOf({ n, remembered, wanted: sum, predicted }: RetentionSum): Retention {
	const share = remembered / n;
	const interval = shareInterval(share, n);
	const wanted = sum / n;
	const expected = predicted / n;
	const against = sideOf(wanted, interval);
	const isModel = sideOf(expected, interval) === against;
	const because = against === 'as-wanted' ? null : isModel ? 'model' : 'days';
	return { n, remembered, share, interval, wanted, predicted: expected, against, because };
}

/** Whether more or less was remembered than that. */
function sideOf(value: number, [low, high]: [number, number]): Retention['against'] {
	return value < low ? 'more' : value > high ? 'less' : 'as-wanted';
}
