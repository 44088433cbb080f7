import type { BankId, QuestionId } from '../bank/bank';
import { applyEvent } from './apply-event';
import type { Card } from './card';
import { tallyDays, type DayTally } from './day-tally';
import { DEFAULT_SETTINGS } from './default-settings';
import type { EventId, LearnerEvent, LocalDay, Settings } from './event';

/** Everything that follows from a log. */
export interface Derived {
	/** By `cardKey`. */
	cards: Map<string, Card>;
	days: Map<LocalDay, DayTally>;
	settings: Settings;
}

export function cardKey(bank: BankId, question: QuestionId): string {
	return `${bank}\n${question}`;
}

/** Replays a log, in any order it is given in; the same events always give the same. */
export function foldLog(events: readonly LearnerEvent[]): Derived {
	const cards = new Map<string, Card>();
	let settings = DEFAULT_SETTINGS;
	const standing = standingEvents(events);
	for (const event of standing) {
		if (event.type === 'settings-changed') settings = { ...settings, ...event.settings };
		else if ('question' in event && event.bank && event.question) {
			const key = cardKey(event.bank, event.question);
			const card = applyEvent(cards.get(key), event, settings);
			if (card) cards.set(key, card);
		} else if (event.type === 'reset') {
			for (const [key, card] of cards) {
				const after = applyEvent(card, event, settings);
				if (after) cards.set(key, after);
			}
		}
	}
	return { cards, days: tallyDays(standing), settings };
}

/** Replays one card from its own events and those that concern all (settings, wide resets). */
export function foldCard(
	bank: BankId,
	question: QuestionId,
	events: readonly LearnerEvent[]
): Card | undefined {
	let card: Card | undefined;
	let settings = DEFAULT_SETTINGS;
	for (const event of standingEvents(events)) {
		const ofAnother =
			'question' in event &&
			event.question !== undefined &&
			(event.bank !== bank || event.question !== question);
		if (ofAnother) continue;
		if (event.type === 'settings-changed') settings = { ...settings, ...event.settings };
		else card = applyEvent(card, event, settings);
	}
	return card;
}

/** The events in the log's order, without those that were taken back and without what took them back. */
export function standingEvents<E extends LearnerEvent>(events: readonly E[]): E[] {
	const undone = new Set<EventId>();
	for (const event of events) if (event.type === 'undone') undone.add(event.target);
	return events
		.filter((event) => event.type !== 'undone' && !undone.has(event.id))
		.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
