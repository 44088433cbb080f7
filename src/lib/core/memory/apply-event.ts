import { newCard, scheduleOf, type Card, type Schedule } from './card';
import type {
	Answered,
	DueSet,
	LearnerEvent,
	LocalDay,
	Rated,
	Rating,
	Reset,
	Revised,
	Settings
} from './event';
import { nextMemory } from './fsrs';
import { dueRange, seededDay, within } from './due-range';
import { isLeechAt } from './leech';
import { isPass } from '../quiz/outcome';
import { ratingOf } from './rating';

/**
 * One step of the fold: the card after an event. Never changes its input; passes over what does not concern a card.
 * @param card undefined for a question without history
 * @param settings those in force at the event
 */
export function applyEvent(
	card: Card | undefined,
	event: LearnerEvent,
	settings: Settings
): Card | undefined {
	const next = card ? { ...card } : firstCard(event);
	return next && advance(next, event, settings) ? next : card;
}

/** The card that an event about one question begins with; a reset begins nothing. */
export function firstCard(event: LearnerEvent): Card | undefined {
	if (event.type === 'reset' || !('question' in event) || !event.bank || !event.question)
		return undefined;
	return newCard(event.bank, event.question);
}

/**
 * `applyEvent` in place, for a replay, which holds its cards alone: copying each card for each event takes longer than
 * all the rest.
 * @returns whether the event changed the card
 */
export function advance(card: Card, event: LearnerEvent, settings: Settings): boolean {
	if (!step(card, event, settings)) return false;
	card.lastEvent = event.id;
	return true;
}

/**
 * How much must be replayed instead of taking one step: nothing, the event's card, or everything.
 * @param newest the newest id that the log held before this event
 */
export function needsReplay(event: LearnerEvent, newest: string | null): 'none' | 'card' | 'all' {
	const late = newest !== null && event.id < newest;
	const ofOneCard = 'question' in event && Boolean(event.bank && event.question);
	if (event.type === 'undone') return ofOneCard ? 'card' : 'all';
	if (ofOneCard) return late ? 'card' : 'none';
	if (event.type === 'reset') return 'all';
	// Other weights describe the whole log: see `weightsOf`.
	if (event.type === 'settings-changed' && event.settings.weights !== undefined) return 'all';
	return late ? 'all' : 'none';
}

function step(card: Card, event: LearnerEvent, settings: Settings): boolean {
	switch (event.type) {
		case 'answered':
			return answer(card, event, settings);
		case 'rated':
			return rate(card, event, settings);
		case 'flagged':
			card.flagged = event.on;
			return true;
		case 'suspended':
		case 'resumed':
			card.suspended = event.type === 'suspended';
			return true;
		case 'buried':
			card.buriedUntil = event.until;
			return true;
		case 'due-set':
			return setDue(card, event);
		case 'revised':
			return revise(card, event);
		case 'reset':
			return forget(card, event);
		default:
			return false;
	}
}

function answer(card: Card, event: Answered, settings: Settings): boolean {
	card.answers++;
	card.firstDay ??= event.day;
	card.lastOutcome = event.outcome;
	card.missed = !isPass(event.outcome);
	card.keyChanged = false;
	card.buriedUntil = null;
	card.wording = event.wording;
	card.key = event.key;
	// Within a session only the first answer says something about memory; the returns are practice.
	if (event.attempt !== 1 || card.lastCounted?.session === event.session) return true;
	const { suspended, leech } = card;
	const before = { ...scheduleOf(card), suspended, leech };
	schedule(card, before, { ...event, rating: ratingOf(event) }, settings);
	card.lastCounted = { answer: event.id, session: event.session, before };
	return true;
}

/** The learner's own rating replaces the one that followed from the outcome; only the last answer can be rated. */
function rate(card: Card, event: Rated, settings: Settings): boolean {
	const last = card.lastCounted;
	const day = card.lastDay;
	if (!last || last.answer !== event.answer || day === null) return false;
	// What the first rating did to it is not to stay, the first time and every fourth after it.
	const lapsed = card.lapses > last.before.lapses;
	if (lapsed && isLeechAt(card.lapses)) Object.assign(card, last.before);
	schedule(card, last.before, { ...event, day }, settings);
	return true;
}

/** Only what was met has a day on which it comes. */
function setDue(card: Card, event: DueSet): boolean {
	if (card.firstDay === null) return false;
	card.dueDay = event.due;
	card.buriedUntil = null;
	return true;
}

function revise(card: Card, event: Revised): boolean {
	card.retired = event.change === 'retired';
	if (card.retired) return true;
	card.wording = event.wording ?? card.wording;
	card.key = event.key ?? card.key;
	if (event.change === 'key') {
		// Asked again soon: what was learnt may now be wrong. Never put off beyond what it was.
		if (card.dueDay !== null) card.dueDay = Math.min(card.dueDay, event.day);
		card.keyChanged = card.firstDay !== null;
	}
	return true;
}

function forget(card: Card, event: Reset): boolean {
	const concerned =
		(event.bank === undefined || event.bank === card.bank) &&
		(event.question === undefined || event.question === card.question);
	if (!concerned) return true;
	const { flagged, retired } = card;
	// A leech begins anew; what the learner has set aside stays there.
	const suspended = card.suspended && !card.leech;
	Object.assign(card, newCard(card.bank, card.question), { flagged, suspended, retired });
	return true;
}

/** Schedules the card anew from what was before an answer. */
function schedule(
	card: Card,
	before: Schedule,
	{ rating, day, due }: { rating: Rating; day: LocalDay; due?: LocalDay },
	settings: Settings
): void {
	const elapsedDays = before.lastDay === null ? 0 : Math.max(0, day - before.lastDay);
	const memory = nextMemory(before.memory, rating, elapsedDays, settings);
	card.memory = memory;
	const answer = { before, memory, rating, day };
	card.dueDay =
		due === undefined
			? seededDay(answer, seedOf(card, before), settings)
			: within(dueRange(answer, settings), due);
	card.lastDay = day;
	card.reps = before.reps + 1;
	// Not known again on the day it was learnt is still learning it.
	const lapsed = rating === 'again' && before.memory !== null && elapsedDays > 0;
	card.lapses = before.lapses + (lapsed ? 1 : 0);
	if (lapsed && isLeechAt(card.lapses)) card.leech = card.suspended = true;
}

/** By card and repetition, so that the interval that is shown is the one that is given, on every replay. */
function seedOf(card: Card, before: Schedule): string {
	return `${card.bank}/${card.question}/${before.reps}`;
}
