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
/** Less than so much of a chance is laid to nothing. */
const LEAST_BLAME = 0.01;

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
	/** 0–1: what it expected of them on the days that what was wanted asks for, on average; no interval is below a day. */
	predictedOnTime: number;
	/** Whether what was wanted lies below, within or above the interval: then more, as much, or less was remembered. */
	against: 'more' | 'as-wanted' | 'less';
	/**
	 * What it was more or less by; null where it was as wanted, or lies with none of these. `model`: it expected less of
	 * them than was remembered, or more. Else it expected it, to answers on these days: `days` where most of that comes of
	 * answers sooner or later than what is wanted asks for, `whole-days` where it comes of intervals being whole days, from
	 * one to ten years: what is known for less than a day waits too long on its very day.
	 */
	because: 'model' | 'days' | 'whole-days' | null;
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
		sum.predictedOnTime += review.recallOnTime;
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
	predictedOnTime: number;
}
/** By days, so that it does not depend on which day is today. */
export type KeptRetention = [day: LocalDay, sum: RetentionSum][];

const noReviews = (): RetentionSum => ({
	n: 0,
	remembered: 0,
	wanted: 0,
	predicted: 0,
	predictedOnTime: 0
});

function add(sum: RetentionSum, other: RetentionSum): void {
	sum.n += other.n;
	sum.remembered += other.remembered;
	sum.wanted += other.wanted;
	sum.predicted += other.predicted;
	sum.predictedOnTime += other.predictedOnTime;
}

function retentionOf({ n, remembered, ...sum }: RetentionSum): Retention {
	const share = remembered / n;
	const interval = shareInterval(share, n);
	const wanted = sum.wanted / n;
	const predicted = sum.predicted / n;
	const predictedOnTime = sum.predictedOnTime / n;
	const against = sideOf(wanted, interval);
	const isModel = sideOf(predicted, interval) === against;
	const because =
		against === 'as-wanted'
			? null
			: isModel
				? 'model'
				: laidTo(against === 'less' ? 1 : -1, wanted, predicted, predictedOnTime);
	return { n, remembered, share, interval, wanted, predicted, predictedOnTime, against, because };
}

/** @param sign 1 where less was remembered than wanted, -1 where more was */
function laidTo(
	sign: 1 | -1,
	wanted: number,
	predicted: number,
	predictedOnTime: number
): 'days' | 'whole-days' | null {
	const byDays = sign * (predictedOnTime - predicted);
	const byWholeDays = sign * (wanted - predictedOnTime);
	if (byDays >= LEAST_BLAME && byDays >= byWholeDays) return 'days';
	return byWholeDays >= LEAST_BLAME ? 'whole-days' : null;
}

/** Whether more or less was remembered than that. */
function sideOf(value: number, [low, high]: [number, number]): Retention['against'] {
	return value < low ? 'more' : value > high ? 'less' : 'as-wanted';
}
