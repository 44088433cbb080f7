import { previewDueInSteps, type DuePreview } from '../../core/insight/fit/due-preview';
import { fitStanding, type FitStanding } from '../../core/insight/fit/fit-standing';
import {
	fitInSteps,
	type BetterWeights,
	type NoBetterWeights,
	type NotEnough
} from '../../core/insight/fit/fit-verdict';
import {
	comingYearInSteps,
	type YearCost,
	type YearPlan,
	type YearStart
} from '../../core/insight/simulate/coming-year';
import { yearStart } from '../../core/insight/simulate/year-start';
import type { Card } from '../../core/memory/card';
import type { LearnerEvent, LocalDay } from '../../core/memory/event';
import { standingEvents } from '../../core/memory/standing-events';
import { weightsOf } from '../../core/memory/weights-of';
import type { Connection } from '../connection';
import type { FaultKind } from '../storage-fault';
import type { Pace } from '../pace';
import { readLog } from '../read-log';
import { WRITTEN } from '../writing';

/** What a fit comes to, with what would be due by better weights. */
export type Fitted = NotEnough | NoBetterWeights | (BetterWeights & { preview: DuePreview });

/** What is worked out apart from the page, by name: what it takes, and what it gives. */
export interface FitWorks {
	standing: { ask: { today: LocalDay }; answer: FitStanding };
	/** `banks`: those on the shelf, whose questions count as due. */
	fit: { ask: { today: LocalDay; banks: string[] }; answer: Fitted };
	'year-start': { ask: { today: LocalDay; banks: string[] }; answer: YearStart };
	/** Needs nothing but what it is given. */
	year: {
		ask: { start: YearStart; plan: YearPlan; retentions: readonly number[] };
		answer: YearCost[];
	};
}
export type FitWork = keyof FitWorks;
export type FitAsk = { [W in FitWork]: { work: W } & FitWorks[W]['ask'] }[FitWork];
export type FitAnswer = FitWorks[FitWork]['answer'];

/** What the page says to the worker, and hears from it. Plain data: not every browser can send an error. */
export interface FitRequest {
	database: string;
	ask: FitAsk;
}
export type FitNews =
	{ share: number } | { answer: FitAnswer } | { fault: { kind: FaultKind; message: string } };

/** Trying weights on reviews held out takes so much of the work; the rest is what would be due. */
const SHARE_OF_FIT = 0.9;

/**
 * Works that out in steps, of the log as it stands at one moment.
 * @throws StorageFault when the database cannot be read; Cancelled
 */
export async function workOut(connection: Connection, ask: FitAsk, pace: Pace): Promise<FitAnswer> {
	if (ask.work === 'year')
		return takeSteps(comingYearInSteps(ask.start, ask.plan, ask.retentions), pace);
	const { events, cards } = await read(connection);
	switch (ask.work) {
		case 'standing':
			return fitStanding(events, ask.today);
		case 'fit':
			return fitted(events, cards, ask, pace);
		case 'year-start':
			return yearStart(ofBanks(cards, ask.banks), events, ask.today);
	}
}

async function fitted(
	events: readonly LearnerEvent[],
	cards: readonly Card[],
	{ today, banks }: FitWorks['fit']['ask'],
	pace: Pace
): Promise<Fitted> {
	const inForce = weightsOf(standingEvents(events));
	const verdict = await takeSteps(fitInSteps(events, inForce), pace.part(0, SHARE_OF_FIT));
	if (!verdict.enough || !verdict.better) return verdict;
	const steps = previewDueInSteps(ofBanks(cards, banks), events, verdict.weights, today);
	return { ...verdict, preview: await takeSteps(steps, pace.part(SHARE_OF_FIT, 1)) };
}

function ofBanks(cards: readonly Card[], banks: readonly string[]): Card[] {
	const shelf = new Set(banks);
	return cards.filter(({ bank }) => shelf.has(bank));
}

function read(connection: Connection): Promise<{ events: LearnerEvent[]; cards: Card[] }> {
	return connection.use(async (db) => {
		const tx = db.transaction(WRITTEN);
		// The log last: a request that is refused at once must leave nothing behind that nobody waits for.
		const [records, events] = await Promise.all([tx.objectStore('cards').getAll(), readLog(tx)]);
		return { events, cards: records.flatMap((record) => record?.card ?? []) };
	});
}

async function takeSteps<T>(steps: Generator<number, T>, pace: Pace): Promise<T> {
	for (let step = steps.next(); ; step = steps.next()) {
		if (step.done) return step.value;
		await pace.step(step.value, 1);
	}
}
