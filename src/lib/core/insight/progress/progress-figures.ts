import type { Card } from '../../memory/card';
import type { LearnerEvent, LocalDay, Settings } from '../../memory/event';
import { CalendarTally, type AnswerCalendar } from './answer-calendar';
import { ClaimsTally, type Claims, type RightByKind } from './claims';
import { ConfidenceTally, type Confidence } from './confidence';
import { ConfidentErrors, type ConfidentError } from './confident-errors';
import { dueForecast, type DueForecast } from './due-forecast';
import { HardestTally, type Hardest } from './hardest';
import { knowledgeNow, type KnowledgeNow } from './knowledge-now';
import { Catalogue, type KnownBank } from './known-bank';
import { RecallTally, type RecallModel } from './recall-model';
import { TimeTally, type TimeSpent } from './time-spent';
import { RetentionTally, type TrueRetention } from './true-retention';
import { walkLog } from './walk-log';

/*
 * All figures of the progress screen and of `footnote stats`, as plain data (they pass through postMessage and JSON).
 *
 *   knownBank(bank: Bank): KnownBank                                what the figures need of a bank, for a worker
 *   progressFigures(given: ProgressGiven): ProgressFigures          all at once
 *   progressInSteps(given): Generator<number, ProgressFigures>      the same in steps of some ms; yields 0–1
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
		forecast: dueForecast(cards, catalogue, today)
	};
}

/** All figures, in one pass over the log. */
export function progressFigures(given: ProgressGiven): ProgressFigures {
	const steps = progressInSteps(given);
	for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** As `progressFigures`, for who has to do other things in between: yields how much is done, 0–1. */
export function* progressInSteps(given: ProgressGiven): Generator<number, ProgressFigures> {
	const { events, cards, banks, today } = given;
	const catalogue = new Catalogue(banks);
	const retention = new RetentionTally(today);
	const recall = new RecallTally(today);
	const confidence = new ConfidenceTally();
	const errors = new ConfidentErrors();
	const calendar = new CalendarTally(today);
	const time = new TimeTally();
	const hardest = new HardestTally();
	const claims = new ClaimsTally(catalogue);
	const tallies = [retention, recall, confidence, errors, calendar, time, hardest, claims];
	yield* walkLog(events, tallies);
	const answers = {
		retention: retention.figure(),
		recall: recall.figure(),
		confidence: confidence.figure(),
		confidentErrors: errors.list(),
		calendar: calendar.figure(),
		time: time.figure(catalogue)
	};
	yield 1;
	const standing = standingFigures(given);
	yield 1;
	return {
		today,
		...standing,
		...answers,
		hardest: hardest.figure(cards, catalogue),
		claims: claims.figure(),
		rightByKind: claims.rightByKind()
	};
}
