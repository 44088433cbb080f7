import type { Card } from '../../memory/card';
import type { LearnerEvent, LocalDay, Settings } from '../../memory/event';
import type { AnswerCalendar } from './answer-calendar';
import { claimsIn, type Claims, type RightByKind } from './claims';
import type { Confidence } from './confidence';
import type { ConfidentError } from './confident-errors';
import { dueForecast, type DueForecast } from './due-forecast';
import type { Hardest } from './hardest';
import { knowledgeNow, type KnowledgeNow } from './knowledge-now';
import { Catalogue, type KnownBank } from './known-bank';
import type { LogSums } from './log-sums';
import type { RecallModel } from './recall-model';
import { sumLog } from './sum-log';
import type { TimeSpent } from './time-spent';
import type { TrueRetention } from './true-retention';

/*
 * All figures of the progress screen and of `footnote stats`, as plain data (they pass through postMessage and JSON).
 *
 *   knownBank(bank: Bank): KnownBank                                what the figures need of a bank, for a worker
 *   progressFigures(given: ProgressGiven): ProgressFigures          all at once
 *   answerFigures(sums: LogSums, of): Generator<void, …>            what needs no cards, of a log that `sumLog` has summed up
 *   cardFigures(sums: LogSums, of): Generator<void, …>              the others
 *   standingFigures(of): StandingFigures                            of these what needs no log: knowledge and forecast
 *   memoryCurve(events, ref, settings, today): MemoryCurve          one question; its own events and the wide ones do
 *
 * A figure is `{ ready: true, … }` or `{ ready: false, have, need }`: what is counted stands at its type. Shares and
 * chances are 0–1, intervals are [low, high] of 95 %, days are local days, months YYYY-MM. Figures of questions (knowledge,
 * forecast, hardest, claims) are of the banks given, those on the shelf; figures of answers (retention, recall,
 * confidence, calendar, time) are of the whole log, as is the list of confident errors. Events that were taken back count
 * nowhere; "first answers of a session" are those with `attempt` 1.
 */

export interface ProgressGiven {
	/** The log in any order; in order of id it is fastest. */
	events: readonly LearnerEvent[];
	/** As folded from it. */
	cards: readonly Card[];
	banks: readonly KnownBank[];
	/** Those in force now. */
	settings: Settings;
	today: LocalDay;
}

/** What figures are worked out of beside the log: each needs some of it. */
export interface FigureGround {
	cards: readonly Card[];
	catalogue: Catalogue;
	settings: Settings;
	today: LocalDay;
}

export interface StandingFigures {
	knowledge: KnowledgeNow;
	forecast: DueForecast;
}

/** What follows from the answers, and from the banks. */
export interface AnswerFigures {
	retention: TrueRetention;
	recall: RecallModel;
	confidence: Confidence;
	/** The surest first; empty where there is none. */
	confidentErrors: ConfidentError[];
	calendar: AnswerCalendar;
	time: TimeSpent;
	claims: Claims;
	rightByKind: RightByKind;
}

/** What the cards are needed for. */
export interface CardFigures extends StandingFigures {
	hardest: Hardest;
}

export interface ProgressFigures extends AnswerFigures, CardFigures {
	today: LocalDay;
}

/** What follows from the cards alone, and can be shown before the log was read. */
export function standingFigures({
	cards,
	catalogue,
	settings,
	today
}: FigureGround): StandingFigures {
	return {
		knowledge: knowledgeNow(cards, catalogue, settings, today),
		forecast: dueForecast(cards, catalogue, settings, today)
	};
}

/** All figures, in one pass over the log. */
export function progressFigures({ events, banks, ...given }: ProgressGiven): ProgressFigures {
	const { sums } = ended(sumLog(events, null, null));
	const ground = { ...given, catalogue: new Catalogue(banks) };
	return {
		today: ground.today,
		...ended(answerFigures(sums, ground)),
		...ended(cardFigures(sums, ground))
	};
}

/** @returns a generator, which yields between the figures, for who has to do other things in between */
export function* answerFigures(
	sums: LogSums,
	{ catalogue, today }: Omit<FigureGround, 'cards' | 'settings'>
): Generator<void, AnswerFigures> {
	const figures = {
		retention: sums.retention.figure(today),
		recall: sums.recall.figure(today),
		confidence: sums.confidence.figure(),
		confidentErrors: sums.errors.list(),
		calendar: sums.calendar.figure(today),
		time: sums.times.figure(catalogue)
	};
	yield;
	return { ...figures, ...claimsIn(sums.answers, catalogue) };
}

/**
 * As `answerFigures`.
 * @param ground with `standing` where that was worked out before
 */
export function* cardFigures(
	sums: LogSums,
	ground: FigureGround & { standing?: StandingFigures | undefined }
): Generator<void, CardFigures> {
	const { knowledge, forecast } = ground.standing ?? standingFigures(ground);
	yield;
	return { knowledge, forecast, hardest: sums.hardest.figure(ground.cards, ground.catalogue) };
}

function ended<T>(steps: Generator<unknown, T>): T {
	for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}
