import type { EventId, LearnerEvent, LocalDay, Rating, Settings } from '../../memory/event';
import { retrievability } from '../../memory/fsrs';
import type { Memory } from '../../memory/memory-model';
import type { QuestionRef } from '../../quiz/session-plan';
import type { Outcome } from '../../quiz/response';
import { figureOf, type Figure } from './figure';
import type { Review } from './review';
import { walkLog } from './walk-log';

/** Points between two answers, and of the curve to come. */
const POINTS = 24;
/** What counts as a month ahead. */
export const MONTH_DAYS = 30;

/** One thing that happened to a question. */
export type CurveMoment =
	| {
			type: 'answer';
			answer: EventId;
			atMs: number;
			day: LocalDay;
			outcome: Outcome;
			/** It moved the memory; the others are the returns within a session. */
			counted: boolean;
			/** The rest is null for one that did not count. */
			rating: Rating | null;
			/** 0–1; null as well where nothing was known of its memory. */
			recallBefore: number | null;
			stabilityAfter: number | null;
			difficultyAfter: number | null;
	  }
	| { type: 'reset'; atMs: number; day: LocalDay };

export interface CurvePoint {
	/** A local day; between two days, a fraction of it. */
	day: number;
	/** 0–1. */
	recall: number;
}

/** Ready once the question was answered. */
export type MemoryCurve = Figure<{
	/** All that happened, in the log's order. */
	history: CurveMoment[];
	/** From each answer that counted to the next or to today: each begins at 1. Days never go back in it. */
	past: CurvePoint[][];
	/**
	 * From today on, if it is not answered: as far ahead as what is past, and a month at least, since years ahead would press
	 * the past together. Empty where nothing is known of its memory, as after a reset.
	 */
	toCome: CurvePoint[];
	/** 0–1: the chance of recall today, and in `MONTH_DAYS` days if it is not answered. Null where nothing is known. */
	now: number | null;
	inAMonth: number | null;
}>;

/**
 * How well one question was remembered, and will be.
 * @param events at least its own and those that concern all, in any order, what was taken back among them
 * @param settings those in force
 */
export function memoryCurve(
	events: readonly LearnerEvent[],
	ref: QuestionRef,
	settings: Settings,
	today: LocalDay
): MemoryCurve {
	const isOfIt = ({ bank, question }: { bank?: string; question?: string }) =>
		bank === ref.bank && question === ref.question;
	const concerns = ({ bank, question }: { bank?: string; question?: string }) =>
		(bank ?? ref.bank) === ref.bank && (question ?? ref.question) === ref.question;
	const reviews = new Map<EventId, Review>();
	const moments: LearnerEvent[] = [];
	const walk = walkLog(events, [
		{
			event: (event) => {
				const isMoment =
					(event.type === 'answered' && isOfIt(event)) ||
					(event.type === 'reset' && concerns(event));
				if (isMoment) moments.push(event);
			},
			review: (review) => {
				if (isOfIt(review.answer)) reviews.set(review.answer.id, review);
			}
		}
	]);
	while (!walk.next().done);
	const history = moments.map((event) => momentOf(event, reviews));
	const answers = history.filter(({ type }) => type === 'answer').length;
	return figureOf(answers, 1, () => {
		const spans = spansOf(history, reviews);
		const last = spans.at(-1);
		const known = last && last.to === null ? last : null;
		const chance = (memory: Memory, days: number) => retrievability(memory, days, settings);
		const ahead = Math.max(MONTH_DAYS, today - (spans[0]?.from ?? today));
		const on = (day: number) => (known ? chance(known.memory, day - known.from) : null);
		return {
			history,
			past: spans.map(({ memory, from, to }) =>
				sampled(from, Math.max(from, to ?? today), (day) => chance(memory, day - from))
			),
			toCome: known
				? sampled(today, today + ahead, (day) => chance(known.memory, day - known.from))
				: [],
			now: on(today),
			inAMonth: on(today + MONTH_DAYS)
		};
	});
}

function momentOf(event: LearnerEvent, reviews: ReadonlyMap<EventId, Review>): CurveMoment {
	const { atMs, day } = event;
	if (event.type !== 'answered') return { type: 'reset', atMs, day };
	const review = reviews.get(event.id);
	return {
		type: 'answer',
		answer: event.id,
		atMs,
		day,
		outcome: event.outcome,
		counted: review !== undefined,
		rating: review?.rating ?? null,
		recallBefore: review?.recall ?? null,
		stabilityAfter: review?.after.stability ?? null,
		difficultyAfter: review?.after.difficulty ?? null
	};
}

/** A time in which nothing but forgetting happened. */
interface Span {
	memory: Memory;
	from: LocalDay;
	/** Null for the one that lasts. */
	to: LocalDay | null;
}

function spansOf(history: readonly CurveMoment[], reviews: ReadonlyMap<EventId, Review>): Span[] {
	const spans: Span[] = [];
	for (const moment of history) {
		const review = moment.type === 'answer' ? reviews.get(moment.answer) : undefined;
		if (moment.type === 'answer' && !review) continue;
		const last = spans.at(-1);
		if (last && last.to === null) last.to = Math.max(last.from, moment.day);
		if (review) spans.push({ memory: review.after, from: moment.day, to: null });
	}
	return spans;
}

/** Closer together at the beginning, where most is forgotten. */
function sampled(from: number, to: number, recallOn: (day: number) => number): CurvePoint[] {
	if (to <= from) return [{ day: from, recall: recallOn(from) }];
	return Array.from({ length: POINTS + 1 }, (_, at) => {
		const day = from + (to - from) * (at / POINTS) ** 2;
		return { day, recall: recallOn(day) };
	});
}
