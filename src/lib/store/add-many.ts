import { countIn, type DayTally } from '../core/memory/day-tally';
import type { LearnerEvent } from '../core/memory/event';
import type { ManyEvents } from '../core/memory/many-events';
import { standingEvents } from '../core/memory/standing-events';
import { lookBeside } from './beside-many';
import type { LearnerStore } from './learner-store';
import { foldedCards, writeChanged, type ChangedCard } from './many-cards';
import type { Pace } from './pace';
import { takeInOrdered } from './seal';
import type { Sealing } from './sealing';
import type { Writing } from './writing';

/** Many events that are ready to be added to the log. */
export interface Addition {
	many: ManyEvents;
	/** How many writes the log had seen when it was prepared. */
	writes: number;
	/** By their numbers: 1 for each event that the log lacks. */
	fresh: Uint8Array;
	/** How many these are. */
	count: number;
	changed: ChangedCard[];
	days: Map<number, DayTally>;
	newest: string | null;
}

/**
 * Finds out which of many events the log lacks, and works out what follows from them, outside of any transaction.
 * @throws Cancelled; Overtaken where something was written meanwhile
 */
export async function prepareAddition(
	store: LearnerStore,
	many: ManyEvents,
	pace: Pace
): Promise<Addition> {
	const nothing = new Uint8Array(many.count);
	const beside = await lookBeside(store, many, nothing, pace.part(0, 0.2));
	const fresh = beside.held.map((held) => 1 - held);
	const days = new Map<number, DayTally>();
	const coming = (card: number): LearnerEvent[] => {
		const events: LearnerEvent[] = [];
		const standing: LearnerEvent[] = [];
		for (const nth of many.ofCard(card)) {
			if (fresh[nth] === 0) continue;
			const event = many.event(nth);
			events.push(event);
			if (beside.undone[nth] === 0) standing.push(event);
		}
		for (const event of standingEvents(standing)) countIn(days, event);
		return events;
	};
	const touched = cardsOf(many, fresh);
	const changed = await foldedCards(
		store,
		many,
		beside,
		touched,
		coming,
		nothing,
		pace.part(0.2, 1)
	);
	const last = fresh.lastIndexOf(1);
	const newest =
		last < 0 || (beside.newest && beside.newest > many.id(last)) ? beside.newest : many.id(last);
	const count = fresh.reduce((sum, isFresh) => sum + isFresh, 0);
	return { many, writes: beside.writes, fresh, count, changed, days, newest };
}

/** Writes it, within `tx`. @throws Cancelled; the caller aborts the transaction */
export async function writeAddition(
	tx: Writing,
	addition: Addition,
	sealing: Sealing,
	pace: Pace
): Promise<void> {
	const { many, changed, days, newest, count } = addition;
	const loose = await takeInOrdered(tx, { count, events: eventsOf(addition) }, sealing, pace);
	await writeChanged(tx, many, changed, { days, sign: 1 }, { newest, loose });
}

/** Those that are new, in order of id. */
export function* eventsOf({
	many,
	fresh
}: Pick<Addition, 'many' | 'fresh'>): Generator<LearnerEvent> {
	for (const [nth, isFresh] of fresh.entries()) if (isFresh === 1) yield many.event(nth);
}

/** The numbers of the cards that have any of these events. */
export function cardsOf(many: ManyEvents, chosen: Uint8Array): number[] {
	const touched = new Uint8Array(many.cards.length);
	for (const [nth, isChosen] of chosen.entries()) if (isChosen === 1) touched[many.cardOf(nth)] = 1;
	return [...touched.keys()].filter((card) => touched[card] === 1);
}
