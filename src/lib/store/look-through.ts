import { cardsFromTheFuture } from '../core/memory/clock-verdict';
import type { EventId, LocalDay } from '../core/memory/event';
import type { Finding } from '../core/memory/finding';
import { standingEvents } from '../core/memory/standing-events';
import { checkStore } from './check-store';
import type { Connection } from './connection';
import { LearnerStore } from './learner-store';

/** What a check looked at, and what it found. */
export interface LookedThrough {
	/** In the order in which they were found; none for a sound log without a note. */
	findings: Finding[];
	/** Answers that stand. */
	answers: number;
	cards: number;
	/** Cards that were last answered on a day that has not come yet: the clock was ahead then. */
	fromTheFuture: number;
}

/**
 * Checks everything that is kept and counts what there is. Changes nothing.
 * @param journal the ids that the journal holds, or null where there is none
 * @throws StorageFault when the database cannot be read
 */
export async function lookThrough(
	connection: Connection,
	journal: readonly EventId[] | null,
	today: LocalDay
): Promise<LookedThrough> {
	const store = new LearnerStore(connection);
	const findings = await checkStore(connection, journal);
	const [events, cards] = await Promise.all([store.allEvents(), store.allCards()]);
	return {
		findings,
		answers: standingEvents(events).filter(({ type }) => type === 'answered').length,
		cards: cards.length,
		fromTheFuture: cardsFromTheFuture(cards, today).length
	};
}
