import type { BankId, QuestionId } from '../bank/bank';
import type { EventId, LearnerEvent } from './event';

/**
 * Many events about single cards, which come into a log or leave it at once, and are made one by one: half a million would
 * take hundreds of megabytes. They are numbered from 0 in order of id, none twice; so are their cards, in no order.
 */
export interface ManyEvents {
	readonly count: number;
	readonly cards: readonly (readonly [BankId, QuestionId])[];
	id(nth: number): EventId;
	event(nth: number): LearnerEvent;
	/** The number of the card it is about. */
	cardOf(nth: number): number;
	/** The numbers of a card's events, ascending. */
	ofCard(card: number): Iterable<number>;
	/** Which one has that id; -1 where none has. */
	find(id: EventId): number;
}
