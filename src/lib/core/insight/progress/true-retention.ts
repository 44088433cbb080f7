import type { LocalDay } from '../../memory/event';
import { shareInterval } from '../statistics';
import { figureOf, type Figure } from './figure';
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
	readonly #all = new Sum();
	readonly #recent = new Sum();
	readonly #months = new Map<string, Sum>();

	constructor(readonly today: LocalDay) {}

	review(review: Review): void {
		if (!isDueReview(review)) return;
		const { day } = review.answer;
		const month = monthOf(day);
		let ofMonth = this.#months.get(month);
		if (!ofMonth) this.#months.set(month, (ofMonth = new Sum()));
		const sums = [this.#all, ofMonth];
		if (day > this.today - RECENT_DAYS && day <= this.today) sums.push(this.#recent);
		for (const sum of sums) {
			sum.n++;
			if (isRemembered(review)) sum.remembered++;
			sum.wanted += review.wanted;
			sum.predicted += review.recall;
		}
	}

	figure(): TrueRetention {
		return figureOf(this.#all.n, ENOUGH_REVIEWS, () => ({
			all: retentionOf(this.#all),
			recent: this.#recent.n > 0 ? retentionOf(this.#recent) : null,
			months: [...this.#months]
				.sort(([a], [b]) => (a < b ? -1 : 1))
				.map(([month, sum]) => ({ month, ...retentionOf(sum) }))
		}));
	}
}

class Sum {
	n = 0;
	remembered = 0;
	wanted = 0;
	predicted = 0;
}

function retentionOf({ n, remembered, wanted: sum, predicted }: Sum): Retention {
	const share = remembered / n;
	const interval = shareInterval(share, n);
	const wanted = sum / n;
	const against = wanted < interval[0] ? 'more' : wanted > interval[1] ? 'less' : 'as-wanted';
	return { n, remembered, share, interval, wanted, predicted: predicted / n, against };
}
