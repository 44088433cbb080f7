import type { BankId, QuestionId } from '../bank/bank';
import { applyEvent } from '../memory/apply-event';
import { askedFrom, type Card } from '../memory/card';
import { DEFAULT_SETTINGS } from '../memory/default-settings';
import type { EventId, LearnerEvent, LocalDay, Rating, Settings } from '../memory/event';
import { ratingOf } from '../memory/rating';
import { standingEvents } from '../memory/standing-events';
import { weightsOf } from '../memory/weights-of';
import type { Outcome } from '../quiz/response';

/** One thing that happened to a question, and what came of it. */
export interface HistoryEntry {
	id: EventId;
	day: LocalDay;
	what: Exclude<LearnerEvent['type'], 'settings-changed' | 'undone' | 'rated'>;
	/** Of an answer. */
	outcome: Outcome | null;
	/** By the learner, or else as it followed from the outcome; null where the answer moved no memory. */
	rating: Rating | null;
	durationMs: number | null;
	/** Whether a flag was set, or taken away. */
	on: boolean | null;
	/** Days from then on until it is asked; null where it is not to be asked. */
	dueInDays: number | null;
	/** Days until recall falls to 90 %, after it. */
	stability: number | null;
	/** Times it was forgotten, by then. */
	lapses: number;
}

/**
 * All that happened to one question and stands, oldest first, each with the schedule after it. A rating is told with its
 * answer.
 * @param events its own, and those that concern all; others are passed over
 */
export function questionHistory(
	bank: BankId,
	question: QuestionId,
	events: readonly LearnerEvent[]
): HistoryEntry[] {
	const standing = standingEvents(events);
	const weights = weightsOf(standing);
	let settings: Settings = { ...DEFAULT_SETTINGS, weights };
	let card: Card | undefined;
	const entries: HistoryEntry[] = [];
	for (const event of standing) {
		if (event.type === 'settings-changed') {
			settings = { ...settings, ...event.settings, weights };
			continue;
		}
		if (event.type === 'undone' || !isAbout(event, bank, question)) continue;
		const before = card;
		card = applyEvent(card, event, settings);
		if (event.type !== 'rated') entries.push(entryOf(event, before, card));
		else if (card !== before) {
			const at = entries.findIndex(({ id }) => id === event.answer);
			// What came between the answer and its rating was practice, or is moved with it: see `rate`.
			for (const [nth, entry] of entries.entries())
				if (nth >= at) entries[nth] = { ...entry, ...afterwards(card, entry.day) };
			entries[at] = { ...entries[at]!, rating: event.rating };
		}
	}
	return entries;
}

type Told = Exclude<LearnerEvent, { type: 'settings-changed' | 'undone' | 'rated' }>;

function entryOf(event: Told, before: Card | undefined, after: Card | undefined): HistoryEntry {
	const isAnswer = event.type === 'answered';
	const counts = isAnswer && after?.lastCounted?.answer === event.id;
	return {
		id: event.id,
		day: event.day,
		what: event.type,
		outcome: isAnswer ? event.outcome : null,
		rating: counts ? ratingOf(event) : null,
		durationMs: isAnswer ? event.durationMs : null,
		on: event.type === 'flagged' ? event.on : null,
		...afterwards(after ?? before, event.day)
	};
}

function afterwards(card: Card | undefined, day: LocalDay) {
	const from = card ? askedFrom(card) : null;
	return {
		dueInDays: from === null ? null : from - day,
		stability: card?.memory?.stability ?? null,
		lapses: card?.lapses ?? 0
	};
}

function isAbout(event: LearnerEvent, bank: BankId, question: QuestionId): boolean {
	if (!('question' in event || event.type === 'reset')) return false;
	const { bank: ofBank, question: ofQuestion } = event;
	return (
		(ofBank === undefined || ofBank === bank) &&
		(ofQuestion === undefined || ofQuestion === question)
	);
}
