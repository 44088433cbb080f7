import { DEFAULT_WEIGHTS } from '../../src/lib/core/memory/fsrs';
import { performance } from 'node:perf_hooks';
import { fitInSteps, judgeInSteps } from '../../src/lib/core/insight/fit/fit-verdict';
import { fsrs6 } from '../../src/lib/core/insight/fit/fsrs6-model';
import { predictionError } from '../../src/lib/core/insight/fit/prediction-error';
import { PredictionGradient } from '../../src/lib/core/insight/fit/prediction-gradient';
import { equalWeights, predictedReviews } from '../../src/lib/core/insight/fit/predictions';
import {
	reviewHistories,
	type ReviewHistories
} from '../../src/lib/core/insight/fit/review-histories';
import { trainWeights } from '../../src/lib/core/insight/fit/train-weights';
import {
	rescheduled,
	simulateReviews,
	type SimulatedReview
} from '../../src/lib/core/insight/simulate/simulate-reviews';
import { simulatedLog } from '../../src/lib/core/insight/simulate/simulated-log';
import { USUAL_SCHEDULE, simulatePast } from '../../src/lib/core/insight/simulate/simulated-past';
import { takeTurns, type Rounds } from './measure';
import { fitNative, loadNative, nativeItems } from './native-fsrs';

export interface FitPlan {
	learners: number;
	/** What each learner is fitted to, and what is held out after it. */
	reviews: number;
	later: number;
	/** How long the fitted schedule is followed. */
	followed: number;
	/** Predicted reviews that the verdict is tried on, each with so many learners. */
	verdictsOn: number[];
	verdictLearners: number;
	timed: number;
	rounds: number;
}

export interface FittedLearner {
	seed: string;
	/** Log loss on the reviews held out: default, fitted, and the learner's own weights. */
	usual: number;
	fitted: number;
	own: number;
	/** By how much our log loss is above that of fsrs-rs, on the reviews that both were fitted to; null without fsrs-rs. */
	beyondNative: number | null;
	/** What the verdict says of the reviews that were fitted. */
	offered: boolean;
	/** Recall where an interval longer than a day was given, by each schedule (0–1). */
	recall: { usual: number; fitted: number; own: number };
	/** The same of all reviews, those after the least interval of a day among them. */
	recallOfAll: { usual: number; fitted: number; own: number };
}

function finish<T>(steps: Generator<unknown, T>): T {
	for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function logLoss(weights: readonly number[], histories: ReviewHistories, reviews: Int32Array) {
	return predictionError(weights, histories, equalWeights(histories, reviews)).logLoss;
}

/** One learner: fitted, compared on later reviews, and scheduled on by what was fitted. */
export async function fitOneLearner(seed: string, plan: FitPlan): Promise<FittedLearner> {
	const past = simulatePast(seed, plan.reviews + plan.later);
	const histories = reviewHistories(simulatedLog(past.reviews));
	const predicted = predictedReviews(histories);
	const isLater = (review: number) => histories.places[review]! >= plan.reviews;
	const seen = predicted.filter((review) => !isLater(review));
	const later = predicted.filter(isLater);
	const weights = finish(trainWeights(histories, seen));

	const native = await loadNative();
	const theirs = native && (await fitNative(native, nativeItems(native, histories, seen)));
	const log = simulatedLog(past.reviews.slice(0, plan.reviews));
	const verdict = finish(fitInSteps(log, null));
	const followed = {
		usual: follow(seed, plan, null),
		fitted: follow(seed, plan, weights),
		own: follow(seed, plan, past.learner.weights)
	};
	const each = (of: 'chosen' | 'all') => ({
		usual: followed.usual[of],
		fitted: followed.fitted[of],
		own: followed.own[of]
	});
	return {
		seed,
		usual: logLoss(DEFAULT_WEIGHTS, histories, later),
		fitted: logLoss(weights, histories, later),
		own: logLoss(past.learner.weights, histories, later),
		beyondNative: theirs && logLoss(weights, histories, seen) - logLoss(theirs, histories, seen),
		offered: verdict.enough && verdict.better,
		recall: each('chosen'),
		recallOfAll: each('all')
	};
}

/**
 * The true recall of a learner who goes on by a schedule with these weights, of reviews whose interval this schedule
 * gave: those of more than a day, and all. A memory that lasts less than a day cannot be asked in time by any.
 */
function follow(
	seed: string,
	plan: FitPlan,
	weights: number[] | null
): { chosen: number; all: number } {
	const { mind, reviews, questions: past } = simulatePast(seed, plan.reviews);
	const schedule = { ...USUAL_SCHEDULE, weights };
	const questions = rescheduled(past, reviews, schedule);
	const given = new Set<number>();
	const all: SimulatedReview[] = [];
	let count = 0;
	for (const review of simulateReviews(mind, schedule, reviews.at(-1)!.day + 1, questions)) {
		if (review.elapsedDays > 0 && given.has(review.question)) all.push(review);
		given.add(review.question);
		if (++count === plan.followed) break;
	}
	const recallOf = (of: SimulatedReview[]) => mean(of.map(({ recall }) => recall!));
	return { chosen: recallOf(all.filter(({ elapsedDays }) => elapsedDays > 1)), all: recallOf(all) };
}

export interface Verdicts {
	reviews: number;
	learners: number;
	/** Learners whose fitted weights truly predict better what comes. */
	truly: number;
	offered: number;
	/** Of the offers, those that are truly better. */
	right: number;
	/** By how much log loss falls where an offer is right, and rises where it is wrong. */
	gain: number;
	harm: number;
}

/** How often the verdict on so many reviews is right: told by the true chances of the next 1,500. */
export function tryVerdict(reviews: number, learners: number): Verdicts {
	const tried: Verdicts = { reviews, learners, truly: 0, offered: 0, right: 0, gain: 0, harm: 0 };
	const [gains, harms]: [number[], number[]] = [[], []];
	for (let at = 0; at < learners; at++) {
		const past = simulatePast(`verdict ${at}`, 2 * reviews + 3000);
		const histories = reviewHistories(simulatedLog(past.reviews));
		const predicted = predictedReviews(histories);
		const seen = predicted.subarray(0, reviews);
		const weights = finish(trainWeights(histories, seen));
		const later = predicted.subarray(reviews, reviews + 1500);
		const better =
			trueLoss(DEFAULT_WEIGHTS, past.reviews, histories, later) -
			trueLoss(weights, past.reviews, histories, later);
		if (better > 0) tried.truly++;
		if (!finish(judgeInSteps(histories, seen, null)).better) continue;
		tried.offered++;
		if (better > 0) gains.push(better);
		else harms.push(-better);
	}
	const none = (values: number[]) => (values.length > 0 ? mean(values) : 0);
	return { ...tried, right: gains.length, gain: none(gains), harm: none(harms) };
}

/** The log loss that is to be expected, since the true chances are known. */
function trueLoss(
	weights: readonly number[],
	reviews: SimulatedReview[],
	histories: ReviewHistories,
	predicted: Int32Array
): number {
	const counts = equalWeights(histories, predicted);
	const pass = new PredictionGradient(histories);
	const model = fsrs6(weights);
	let loss = 0;
	for (let history = 0; history + 1 < histories.starts.length; history++) {
		pass.loss(model, history, counts);
		for (let at = histories.starts[history]! + 1; at < histories.starts[history + 1]!; at++) {
			if (counts[at] === 0) continue;
			const chance = reviews[histories.places[at]!]!.recall!;
			const told = pass.recallAt(history, at);
			loss -= chance * Math.log(told) + (1 - chance) * Math.log(1 - told);
		}
	}
	return loss / predicted.length;
}

/** A fit of so many reviews beside that of fsrs-rs; null without it. */
export async function timeFit(
	reviews: number,
	rounds: number
): Promise<(Rounds & { predicted: number }) | null> {
	const native = await loadNative();
	if (!native) return null;
	const histories = reviewHistories(simulatedLog(simulatePast('timed', reviews).reviews));
	const predicted = predictedReviews(histories);
	const items = nativeItems(native, histories, predicted);
	const times = await takeTurns(
		() => finish(trainWeights(histories, predicted)),
		() => fitNative(native, items),
		rounds,
		3
	);
	return { ...times, predicted: predicted.length };
}

/** From the log to the verdict, in ms. */
export function timeVerdict(reviews: number): {
	first: number;
	median: number;
	longestStep: number;
} {
	const log = simulatedLog(simulatePast('timed', reviews).reviews);
	const times: number[] = [];
	let longestStep = 0;
	for (let round = 0; round < 5; round++) {
		const start = performance.now();
		const steps = fitInSteps(log, null);
		let before = performance.now();
		for (let step = steps.next(); !step.done; step = steps.next()) {
			if (round > 0) longestStep = Math.max(longestStep, performance.now() - before);
			before = performance.now();
		}
		times.push(performance.now() - start);
	}
	const sorted = times.toSorted((a, b) => a - b);
	return { first: times[0]!, median: sorted[2]!, longestStep };
}
