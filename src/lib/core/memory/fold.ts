import type { BankId, QuestionId } from '../bank/bank';
import { advance, applyEvent, firstCard } from './apply-event';
import type { Card } from './card';
import { standingEvents, standingInSteps } from './standing-events';
import { countIn, type DayTally } from './day-tally';
import { DEFAULT_SETTINGS } from './default-settings';
import type { LearnerEvent, LocalDay, Settings } from './event';
import { weightsOf } from './weights-of';
import { isWide } from './wide-event';

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
	const steps = foldInSteps(events);
	for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** So many events are one step: some ms. */
const STEP_EVENTS = 500;
const STEP_CARDS = 5000;

/** As `foldLog`, for who has to do other things in between: yields how much is done, 0–1. */
export function* foldInSteps(events: readonly LearnerEvent[]): Generator<number, Derived> {
	// Bank by bank: a joined key for each event would cost as much as the rest of the fold.
	const banks = new Map<BankId, Map<QuestionId, Card>>();
	const days = new Map<LocalDay, DayTally>();
	const looking = standingInSteps(events);
	let look = looking.next();
	for (; !look.done; look = looking.next()) yield 0;
	const standing = look.value;
	const weights = weightsOf(standing);
	let settings = { ...DEFAULT_SETTINGS, weights };
	let done = 0;
	for (const event of standing) {
		if (++done % STEP_EVENTS === 0) yield done / standing.length;
		countIn(days, event);
		if (event.type === 'settings-changed') settings = { ...settings, ...event.settings, weights };
		else if ('question' in event && event.bank && event.question) {
			const cards = banks.get(event.bank) ?? new Map<QuestionId, Card>();
			if (cards.size === 0) banks.set(event.bank, cards);
			const known = cards.get(event.question);
			const card = known ?? firstCard(event);
			if (card && advance(card, event, settings) && !known) cards.set(event.question, card);
		} else if (event.type === 'reset') {
			for (const cards of banks.values())
				for (const card of cards.values()) advance(card, event, settings);
		}
	}
	const cards = new Map<string, Card>();
	for (const [bank, questions] of banks)
		for (const [question, card] of questions) {
			cards.set(cardKey(bank, question), card);
			if (cards.size % STEP_CARDS === 0) yield 1;
		}
	return { cards, days, settings };
}

/** Replays one card from its own events and those that concern all (settings, wide resets). */
export function foldCard(
	bank: BankId,
	question: QuestionId,
	events: readonly LearnerEvent[]
): Card | undefined {
	let card: Card | undefined;
	const standing = standingEvents(events);
	const weights = weightsOf(standing);
	let settings: Settings = { ...DEFAULT_SETTINGS, weights };
	for (const event of standing) {
		const ofAnother =
			!isWide(event) && 'question' in event && (event.bank !== bank || event.question !== question);
		if (ofAnother) continue;
		if (event.type === 'settings-changed') settings = { ...settings, ...event.settings, weights };
		else card = applyEvent(card, event, settings);
	}
	return card;
}
