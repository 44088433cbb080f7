import type { LocalDay } from '../../memory/event';
import { shareInterval } from '../statistics';
import { figureOf, type Figure } from './figure';
import { monthOf } from './month-of';
import { isDueReview, isRemembered, type DueReview, type Review } from './review';
import { ENOUGH_REVIEWS } from './true-retention';
import type { LogListener } from './walk-log';

/** Where one bin of predicted chances ends and the next begins: finer where most reviews are. */
export const RECALL_EDGES = [0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1] as const;
/** Days that count as lately, today among them. */
export const LATELY_DAYS = 90;
/** A chance is taken to be this far from 0 and 1 at least, so that one surprise is not an infinite loss. */
const LEAST_CHANCE = 1e-6;

/** What the model foretold of some reviews, and what came of it. */
export interface Foretold {
	n: number;
	/** 0–1: the mean chance of recall that was foretold. */
	predicted: number;
	/** 0–1: the share that was remembered, with its 95 % interval (Wilson). */
	observed: number;
	interval: [number, number];
	/** Mean of −ln of the chance given to what happened; 0 is perfect. */
	logLoss: number;
	/** Mean squared difference of chance and what happened; 0 is perfect, 0.25 is a coin. */
	brier: number;
	/** Days until recall falls to 90 %, before the reviews: the geometric mean. Grows as what was learnt lasts longer. */
	stabilityDays: number;
}

/**
 * Ready from `ENOUGH_REVIEWS` reviews on. The weights of now are used for the whole log: where they were fitted to it,
 * they foretell it a little better than what is to come.
 */
export type RecallModel = Figure<{
	all: Foretold;
	/** By `RECALL_EDGES`, the lowest first, those with at least one review; the last one holds a chance of 1, too. */
	bins: (Foretold & { from: number; to: number })[];
	/** Months with at least one review, oldest first; `month` is YYYY-MM by the learner's days. */
	months: (Foretold & { month: string })[];
	/** The last `LATELY_DAYS` days, and all before; null where there was no review. */
	lately: Foretold | null;
	before: Foretold | null;
}>;

/** Whether the model of memory foretells what is remembered, and whether what is learnt lasts longer than it did. */
export class RecallTally implements LogListener {
	readonly #all = new Sum();
	readonly #bins = RECALL_EDGES.slice(1).map(() => new Sum());
	readonly #months = new Map<string, Sum>();
	readonly #lately = new Sum();
	readonly #before = new Sum();

	constructor(readonly today: LocalDay) {}

	review(review: Review): void {
		if (!isDueReview(review)) return;
		const { day } = review.answer;
		const month = monthOf(day);
		let ofMonth = this.#months.get(month);
		if (!ofMonth) this.#months.set(month, (ofMonth = new Sum()));
		this.#all.add(review);
		this.#bins[binOf(review.recall)]!.add(review);
		ofMonth.add(review);
		if (day <= this.today - LATELY_DAYS) this.#before.add(review);
		else if (day <= this.today) this.#lately.add(review);
	}

	figure(): RecallModel {
		return figureOf(this.#all.n, ENOUGH_REVIEWS, () => ({
			all: this.#all.foretold,
			bins: this.#bins.flatMap((bin, at) => {
				const [from, to] = [RECALL_EDGES[at]!, RECALL_EDGES[at + 1]!];
				return bin.n > 0 ? [{ from, to, ...bin.foretold }] : [];
			}),
			months: [...this.#months]
				.sort(([a], [b]) => (a < b ? -1 : 1))
				.map(([month, sum]) => ({ month, ...sum.foretold })),
			lately: this.#lately.n > 0 ? this.#lately.foretold : null,
			before: this.#before.n > 0 ? this.#before.foretold : null
		}));
	}
}

function binOf(chance: number): number {
	let bin = RECALL_EDGES.length - 2;
	while (bin > 0 && chance < RECALL_EDGES[bin]!) bin--;
	return bin;
}

class Sum {
	n = 0;
	#predicted = 0;
	#remembered = 0;
	#loss = 0;
	#squares = 0;
	#logStability = 0;

	add(review: DueReview): void {
		const { recall } = review;
		const came = isRemembered(review) ? 1 : 0;
		this.n++;
		this.#predicted += recall;
		this.#remembered += came;
		const given = Math.max(LEAST_CHANCE, came ? recall : 1 - recall);
		this.#loss -= Math.log(given);
		this.#squares += (recall - came) ** 2;
		this.#logStability += Math.log(review.before!.stability);
	}

	get foretold(): Foretold {
		const { n } = this;
		const observed = this.#remembered / n;
		return {
			n,
			predicted: this.#predicted / n,
			observed,
			interval: shareInterval(observed, n),
			logLoss: this.#loss / n,
			brier: this.#squares / n,
			stabilityDays: Math.exp(this.#logStability / n)
		};
	}
}
