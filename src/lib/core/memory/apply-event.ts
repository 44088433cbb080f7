import { newCard, type Card, type Schedule } from './card';
import type {
	Answered,
	LearnerEvent,
	LocalDay,
	Rated,
	Rating,
	Reset,
	Revised,
	Settings
} from './event';
import { intervalDays, nextMemory } from './fsrs';
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
	if (event.type === 'reset') return card && { ...forgotten(card, event), lastEvent: event.id };
	if (!('question' in event) || !event.bank || !event.question) return card;
	const before = card ?? newCard(event.bank, event.question);
	const after = step(before, event, settings);
	return after === before ? card : { ...after, lastEvent: event.id };
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
	return late ? 'all' : 'none';
}

function step(card: Card, event: LearnerEvent, settings: Settings): Card {
	switch (event.type) {
		case 'answered':
			return answered(card, event, settings);
		case 'rated':
			return rated(card, event, settings);
		case 'flagged':
			return { ...card, flagged: event.on };
		case 'suspended':
			return { ...card, suspended: true };
		case 'resumed':
			return { ...card, suspended: false };
		case 'revised':
			return revised(card, event);
		default:
			return card;
	}
}

function answered(card: Card, event: Answered, settings: Settings): Card {
	const told: Card = {
		...card,
		answers: card.answers + 1,
		firstDay: card.firstDay ?? event.day,
		lastOutcome: event.outcome,
		missed: !isPass(event.outcome),
		keyChanged: false,
		wording: event.wording,
		key: event.key
	};
	// Within a session only the first answer says something about memory; the returns are practice.
	if (event.attempt !== 1 || card.lastCounted?.session === event.session) return told;
	const before = scheduleOf(card);
	return {
		...told,
		...schedule(before, ratingOf(event), event.day, seedOf(card, before), settings),
		lastCounted: { answer: event.id, session: event.session, before }
	};
}

/** The learner's own rating replaces the one that followed from the outcome; only the last answer can be rated. */
function rated(card: Card, event: Rated, settings: Settings): Card {
	const last = card.lastCounted;
	if (!last || last.answer !== event.answer || card.lastDay === null) return card;
	return {
		...card,
		...schedule(last.before, event.rating, card.lastDay, seedOf(card, last.before), settings)
	};
}

function revised(card: Card, event: Revised): Card {
	const known = { wording: event.wording ?? card.wording, key: event.key ?? card.key };
	switch (event.change) {
		case 'wording':
			return { ...card, ...known, retired: false };
		case 'key': {
			// Asked again soon: what was learnt may now be wrong. Never put off beyond what it was.
			const dueDay = card.dueDay === null ? null : Math.min(card.dueDay, event.day);
			return { ...card, ...known, keyChanged: card.firstDay !== null, dueDay, retired: false };
		}
		case 'retired':
			return { ...card, retired: true };
		case 'returned':
			return { ...card, ...known, retired: false };
	}
}

function forgotten(card: Card, event: Reset): Card {
	const concerned =
		(event.bank === undefined || event.bank === card.bank) &&
		(event.question === undefined || event.question === card.question);
	if (!concerned) return card;
	const { flagged, suspended, retired } = card;
	return { ...newCard(card.bank, card.question), flagged, suspended, retired };
}

function schedule(
	before: Schedule,
	rating: Rating,
	day: LocalDay,
	seed: string,
	settings: Settings
): Schedule {
	const elapsedDays = before.lastDay === null ? 0 : Math.max(0, day - before.lastDay);
	const memory = nextMemory(before.memory, rating, elapsedDays, settings);
	return {
		memory,
		dueDay: day + intervalDays(memory, elapsedDays, seed, settings),
		lastDay: day,
		reps: before.reps + 1,
		lapses: before.lapses + (rating === 'again' && before.memory ? 1 : 0)
	};
}

function scheduleOf(card: Card): Schedule {
	const { memory, dueDay, lastDay, reps, lapses } = card;
	return { memory, dueDay, lastDay, reps, lapses };
}

/** By card and repetition, so that the interval that is shown is the one that is given, on every replay. */
function seedOf(card: Card, before: Schedule): string {
	return `${card.bank}/${card.question}/${before.reps}`;
}
