import type { LocalDay } from '../../memory/event';
import { shareInterval } from '../statistics';
import { figureOf, type Figure } from './figure';
import { inOrderOfDays } from './in-order-of-days';
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
	readonly #days: Map<LocalDay, RecallSum>;
	readonly #bins: RecallSum[];

	constructor(kept?: KeptRecall) {
		this.#days = new Map(kept?.days.map(([day, sum]) => [day, { ...sum }]));
		this.#bins = RECALL_EDGES.slice(1).map((_, at) => ({ ...(kept?.bins[at] ?? NO_REVIEWS) }));
	}

	review(review: Review): void {
		if (!isDueReview(review)) return;
		const { day } = review.answer;
		let ofDay = this.#days.get(day);
		if (!ofDay) this.#days.set(day, (ofDay = { ...NO_REVIEWS }));
		const one = sumOfOne(review);
		add(ofDay, one);
		add(this.#bins[binOf(review.recall)]!, one);
	}

	get kept(): KeptRecall {
		return {
			days: [...this.#days].map(([day, sum]) => [day, { ...sum }]),
			bins: this.#bins.map((sum) => ({ ...sum }))
		};
	}

	figure(today: LocalDay): RecallModel {
		const all = { ...NO_REVIEWS };
		const lately = { ...NO_REVIEWS };
		const before = { ...NO_REVIEWS };
		const months = new Map<string, RecallSum>();
		for (const [day, sum] of inOrderOfDays(this.#days)) {
			const month = monthOf(day);
			let ofMonth = months.get(month);
			if (!ofMonth) months.set(month, (ofMonth = { ...NO_REVIEWS }));
			add(all, sum);
			add(ofMonth, sum);
			if (day <= today - LATELY_DAYS) add(before, sum);
			else if (day <= today) add(lately, sum);
		}
		return figureOf(all.n, ENOUGH_REVIEWS, () => ({
			all: foretoldOf(all),
			bins: this.#bins.flatMap((bin, at) => {
				const [from, to] = [RECALL_EDGES[at]!, RECALL_EDGES[at + 1]!];
				return bin.n > 0 ? [{ from, to, ...foretoldOf(bin) }] : [];
			}),
			months: [...months]
				.sort(([a], [b]) => (a < b ? -1 : 1))
				.map(([month, sum]) => ({ month, ...foretoldOf(sum) })),
			lately: lately.n > 0 ? foretoldOf(lately) : null,
			before: before.n > 0 ? foretoldOf(before) : null
		}));
	}
}

function binOf(chance: number): number {
	let bin = RECALL_EDGES.length - 2;
	while (bin > 0 && chance < RECALL_EDGES[bin]!) bin--;
	return bin;
}

interface RecallSum {
	n: number;
	predicted: number;
	remembered: number;
	loss: number;
	squares: number;
	logStability: number;
}
/** By days, so that it does not depend on which day is today, and by the chances that were foretold. */
export interface KeptRecall {
	days: [day: LocalDay, sum: RecallSum][];
	bins: RecallSum[];
}

const NO_REVIEWS: Readonly<RecallSum> = {
	n: 0,
	predicted: 0,
	remembered: 0,
	loss: 0,
	squares: 0,
	logStability: 0
};

function sumOfOne(review: DueReview): RecallSum {
	const { recall } = review;
	const came = isRemembered(review) ? 1 : 0;
	const given = Math.max(LEAST_CHANCE, came ? recall : 1 - recall);
	return {
		n: 1,
		predicted: recall,
		remembered: came,
		loss: -Math.log(given),
		squares: (recall - came) ** 2,
		logStability: Math.log(review.before!.stability)
	};
}

function add(sum: RecallSum, other: RecallSum): void {
	sum.n += other.n;
	sum.predicted += other.predicted;
	sum.remembered += other.remembered;
	sum.loss += other.loss;
	sum.squares += other.squares;
	sum.logStability += other.logStability;
}

function foretoldOf({ n, ...sum }: RecallSum): Foretold {
	const observed = sum.remembered / n;
	return {
		n,
		predicted: sum.predicted / n,
		observed,
		interval: shareInterval(observed, n),
		logLoss: sum.loss / n,
		brier: sum.squares / n,
		stabilityDays: Math.exp(sum.logStability / n)
	};
}
