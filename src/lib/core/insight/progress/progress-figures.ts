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
 *   figuresOf(sums: LogSums, given): Generator<void, …>             the same of a log that `sumLog` has summed up, in steps
 *   standingFigures(given): StandingFigures                         what needs no log: knowledge and forecast, at once
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

export interface StandingFigures {
	knowledge: KnowledgeNow;
	forecast: DueForecast;
}

export interface ProgressFigures extends StandingFigures {
	today: LocalDay;
	retention: TrueRetention;
	recall: RecallModel;
	confidence: Confidence;
	/** The surest first; empty where there is none. */
	confidentErrors: ConfidentError[];
	calendar: AnswerCalendar;
	time: TimeSpent;
	hardest: Hardest;
	claims: Claims;
	rightByKind: RightByKind;
}

/** What follows from the cards alone, and can be shown before the log was read. */
export function standingFigures({
	cards,
	banks,
	settings,
	today
}: Omit<ProgressGiven, 'events'>): StandingFigures {
	const catalogue = new Catalogue(banks);
	return {
		knowledge: knowledgeNow(cards, catalogue, settings, today),
		forecast: dueForecast(cards, catalogue, settings, today)
	};
}

/** All figures, in one pass over the log. */
export function progressFigures(given: ProgressGiven): ProgressFigures {
	const { sums } = ended(sumLog(given.events, null, null));
	return ended(figuresOf(sums, given));
}

/**
 * The figures of a log that was summed up, in steps, for who has to do other things in between.
 * @param given with `standing` where that was worked out before
 * @returns a generator, which yields between them
 */
export function* figuresOf(
	sums: LogSums,
	given: Omit<ProgressGiven, 'events'> & { standing?: StandingFigures | undefined }
): Generator<void, ProgressFigures> {
	const { cards, today } = given;
	const catalogue = new Catalogue(given.banks);
	const answers = {
		retention: sums.retention.figure(today),
		recall: sums.recall.figure(today),
		confidence: sums.confidence.figure(),
		confidentErrors: sums.errors.list(),
		calendar: sums.calendar.figure(today),
		time: sums.times.figure(catalogue)
	};
	yield;
	const standing = given.standing ?? standingFigures(given);
	yield;
	const claims = claimsIn(sums.answers, catalogue);
	const hardest = sums.hardest.figure(cards, catalogue);
	return { today, ...standing, ...answers, hardest, ...claims };
}

function ended<T>(steps: Generator<unknown, T>): T {
	for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}
