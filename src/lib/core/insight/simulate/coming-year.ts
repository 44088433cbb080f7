import type { LocalDay } from '../../memory/event';
import { DEFAULT_WEIGHTS } from '../../memory/fsrs';
import type { Memory } from '../../memory/memory-model';
import { seededRandom, type Random } from '../../quiz/random';
import { clampWeights } from '../fit/fsrs6-weights';
import {
	firstDifficulty,
	firstStability,
	fsrs6,
	nextDifficulty,
	nextStability,
	recallAfter,
	type Fsrs6
} from '../fit/fsrs6-model';
import type { SimulatedLearner } from './simulated-learner';

/** A question that was met, as it stands today. */
export interface LearntQuestion extends Memory {
	lastDay: LocalDay;
	/** The day on which it is asked next. */
	dueDay: LocalDay;
}

/** Where a learner stands today, and how they answer. */
export interface YearStart {
	today: LocalDay;
	/** Null for the default ones. */
	weights: number[] | null;
	/** In random order; of many questions some, each of which stands for as many others. */
	questions: LearntQuestion[];
	/** How many there are in all. */
	learnt: number;
	/** So many more were met and are set aside: they are not asked, and do not count. */
	aside: number;
	ratings: Pick<SimulatedLearner, 'firstRatings' | 'recallRatings'>;
	/** What an answer takes, in s; null where too few are known. */
	answerSeconds: number | null;
}

export interface YearPlan {
	newPerDay: number;
	/** How many questions there are that were never met; when all are, nothing new comes. */
	unmet: number;
	/** Null for all that is due. */
	reviewsPerDay: number | null;
	/** How far it looks; a year where it is not said. */
	days?: number;
}

/** What one wanted retention comes to. */
export interface YearCost {
	/** 0–1. */
	retention: number;
	/** Reviews of questions met before, a day on the average. */
	reviewsPerDay: number;
	/** All answers: reviews, new questions, and once more what was missed. */
	answersPerDay: number;
	/** The sum of the chances of recall on the last day. */
	known: number;
	/** Of so many questions met by then. */
	met: number;
}

export const YEAR_DAYS = 365;
/** So many questions are followed at most; of more, some stand for the others. */
const MOST_FOLLOWED = 4000;
/** As the app schedules, in days. */
const LONGEST_INTERVAL = 3650;
const DAYS_A_STEP = 5;

interface Followed extends LearntQuestion {
	random: Random;
}

/**
 * What the coming year brings at each retention: day by day the learner answers what is due and some new questions,
 * remembers by FSRS-6 with the weights in force, which are taken to be true, and rates as in the log. What is planned
 * already stays planned; each answer plans anew by the wanted retention. New questions come as
 * long as there are any. Beyond the daily
 * limit what loses most by waiting is asked first, as in the app. Intervals are the model's own, without the spread that
 * the app gives them. Each question draws its own numbers, so that two retentions differ by themselves and not by luck.
 * @yields how much is done, 0–1
 */
export function* comingYearInSteps(
	start: YearStart,
	plan: YearPlan,
	retentions: readonly number[],
	seed = 'year'
): Generator<number, YearCost[]> {
	const costs: YearCost[] = [];
	for (const [at, retention] of retentions.entries()) {
		const steps = oneYear(start, plan, retention, seed);
		for (let step = steps.next(); ; step = steps.next()) {
			if (step.done) {
				costs.push(step.value);
				break;
			}
			yield (at + step.value) / retentions.length;
		}
	}
	return costs;
}

/** The share of all questions that are followed, old and new alike, so that a daily limit means the same to them. */
export function shareFollowed({ questions, learnt }: YearStart, plan: YearPlan): number {
	const all = learnt + newInAll(plan);
	const given = learnt > 0 ? questions.length / learnt : 1;
	return Math.min(1, given, all > 0 ? MOST_FOLLOWED / all : 1);
}

/** How many new questions the days bring, at most as many as there are. */
export function newInAll({ newPerDay, unmet, days = YEAR_DAYS }: YearPlan): number {
	return Math.min(unmet, newPerDay * days);
}

function* oneYear(
	start: YearStart,
	plan: YearPlan,
	retention: number,
	seed: string
): Generator<number, YearCost> {
	const { newPerDay, reviewsPerDay, days = YEAR_DAYS } = plan;
	const share = shareFollowed(start, plan);
	const learner = new Learner(start, retention);
	const randomOf = (name: string) => seededRandom(`${seed}/${name}`);
	const followed: Followed[] = start.questions
		.slice(0, Math.round(share * start.learnt))
		.map((question, at) => ({ ...question, random: randomOf(`old ${at}`) }));
	const due: Followed[][] = Array.from({ length: days }, () => []);
	const plant = (question: Followed) =>
		due[Math.max(0, question.dueDay - start.today)]?.push(question);
	followed.forEach(plant);

	const unmet = Math.round(newInAll(plan) * share);
	let [reviews, misses, fresh] = [0, 0, 0];
	let waiting: Followed[] = [];
	for (let n = 0; n < days; n++) {
		const day = start.today + n;
		let asked = [...waiting, ...due[n]!];
		waiting = [];
		if (reviewsPerDay !== null) {
			const room = wholePart(reviewsPerDay * share, n);
			if (asked.length > room) {
				const waitDays = Math.ceil(asked.length / (reviewsPerDay * share));
				[asked, waiting] = learner.mostWorthSaving(asked, room, day, waitDays);
			}
		}
		for (const question of asked) {
			if (learner.review(question, day) === 1) misses++;
			plant(question);
		}
		reviews += asked.length;
		const added = Math.min(unmet - fresh, wholePart(newPerDay * share, n));
		for (let left = added; left > 0; left--) {
			const question = learner.meet(day, randomOf(`new ${fresh++}`));
			if (question.rating === 1) misses++;
			followed.push(question.question);
			plant(question.question);
		}
		if ((n + 1) % DAYS_A_STEP === 0) yield (n + 1) / days;
	}
	const end = start.today + days;
	const perDay = (count: number) => count / share / days;
	return {
		retention,
		reviewsPerDay: perDay(reviews),
		answersPerDay: perDay(reviews + fresh + misses),
		known: followed.reduce((sum, question) => sum + learner.recall(question, end), 0) / share,
		met: followed.length / share
	};
}

/** How many whole ones a day has when so many come each day, which may be less than one. */
function wholePart(perDay: number, day: number): number {
	return Math.floor(perDay * (day + 1)) - Math.floor(perDay * day);
}

/** Remembers, rates, and is asked again when recall has fallen to what is wanted. */
class Learner {
	readonly #model: Fsrs6;
	readonly #ratings: YearStart['ratings'];
	/** The interval of a memory of a stability of one day. */
	readonly #perStability: number;

	constructor({ weights, ratings }: YearStart, retention: number) {
		// Brought within their bounds, as ts-fsrs does before it schedules by them.
		const used = [...(weights ?? DEFAULT_WEIGHTS)];
		clampWeights(used);
		this.#model = fsrs6(used);
		this.#ratings = ratings;
		const { decay, factor } = this.#model;
		this.#perStability = (Math.pow(retention, 1 / decay) - 1) / factor;
	}

	recall({ stability, lastDay }: LearntQuestion, day: LocalDay): number {
		return recallAfter(this.#model, Math.max(0, day - lastDay), stability);
	}

	/** Answers, in place. @returns the rating, 1–4 */
	review(question: Followed, day: LocalDay): number {
		const model = this.#model;
		const recall = this.recall(question, day);
		const { random, stability, difficulty, lastDay } = question;
		const rating = random() < recall ? 2 + drawn(this.#ratings.recallRatings, random) : 1;
		const days = Math.max(0, day - lastDay);
		question.stability = nextStability(model, stability, difficulty, days, recall, rating);
		question.difficulty = nextDifficulty(model, difficulty, rating);
		question.lastDay = day;
		question.dueDay = day + this.#interval(question.stability);
		return rating;
	}

	meet(day: LocalDay, random: Random): { question: Followed; rating: number } {
		const rating = 1 + drawn(this.#ratings.firstRatings, random);
		const stability = firstStability(this.#model, rating);
		const difficulty = firstDifficulty(this.#model, rating);
		const dueDay = day + this.#interval(stability);
		return { question: { stability, difficulty, lastDay: day, dueDay, random }, rating };
	}

	/**
	 * So many of those that lose most by waiting, as in `core/memory/worth-saving.ts`, and the rest. Which ones is told by
	 * where the losses are cut: with a backlog of thousands each day, to sort the questions takes longer than all else.
	 */
	mostWorthSaving(
		asked: readonly Followed[],
		room: number,
		day: LocalDay,
		waitDays: number
	): [Followed[], Followed[]] {
		const losses = Float64Array.from(
			asked,
			(question) => this.recall(question, day) - this.recall(question, day + waitDays)
		);
		const cut = room === 0 ? Infinity : losses.toSorted()[losses.length - room]!;
		let level = room - losses.reduce((count, loss) => count + (loss > cut ? 1 : 0), 0);
		const [saved, waiting]: [Followed[], Followed[]] = [[], []];
		asked.forEach((question, at) => {
			const isSaved = losses[at]! > cut || (losses[at] === cut && level-- > 0);
			(isSaved ? saved : waiting).push(question);
		});
		return [saved, waiting];
	}

	#interval(stability: number): number {
		return Math.min(LONGEST_INTERVAL, Math.max(1, Math.round(stability * this.#perStability)));
	}
}

function drawn(shares: readonly number[], random: Random): number {
	let left = random() * shares.reduce((sum, share) => sum + share, 0);
	const at = shares.findIndex((share) => (left -= share) < 0);
	return at < 0 ? shares.length - 1 : at;
}
