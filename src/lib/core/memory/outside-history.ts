import type { BankId, Fingerprint, QuestionId, QuestionType } from '../bank/bank';
import { gradeCard } from '../quiz/grade-card';
import type { SelfRating } from '../quiz/response';
import type { LearnerEvent } from './event';
import { localDay } from './local-day';
import { idEnd, seededEventId } from './seeded-event-id';

/** A question with what its learner did with it in another program. */
export interface OutsideCard {
	bank: BankId;
	question: QuestionId;
	type: QuestionType;
	wording: Fingerprint;
	key: Fingerprint;
	/** How the other program knows it, wherever it comes from: by this and its time an event is known again. */
	ownId: string;
	/** Oldest first. */
	steps: Iterable<OutsideStep>;
	suspended: boolean;
	flagged: boolean;
	/** When it was made; milliseconds since the epoch. */
	madeMs: number;
}

export interface OutsideStep {
	/** Milliseconds since the epoch. */
	atMs: number;
	/** `reset`: no answer, but all before it was forgotten on purpose. */
	rating: SelfRating | 'reset';
	tookMs: number;
	/** Beside the schedule: it moved no memory. */
	practice: boolean;
}

/** What is to be known of the learner beside the cards. */
export interface OutsideAbout {
	/** The program it was done in; stands for the device. */
	program: string;
	/** Hour at which the learner's day ends, 0–23. */
	dayEndHour: number;
	/** Minutes to add to UTC for the learner's wall clock at that moment. */
	offsetMin: (atMs: number) => number;
}

/** One thing that was done with a card, or a mark that it bears. */
export type OutsideDeed = { atMs: number } & (
	| { mark: 'suspended' | 'flagged' }
	| {
			mark: null;
			rating: OutsideStep['rating'];
			tookMs: number;
			practice: boolean;
			/** The how manieth answer of its day (UTC) it was, from 1 on. */
			ofDay: number;
	  }
);

const DAY_MS = 86_400_000;
const RESPONSES = {
	again: { type: 'card', rating: 'again' },
	hard: { type: 'card', rating: 'hard' },
	good: { type: 'card', rating: 'good' },
	easy: { type: 'card', rating: 'easy' }
} as const;

/** What was done with a card, oldest first; its marks last. */
export function* outsideDeeds({
	steps,
	suspended,
	flagged,
	madeMs
}: Pick<OutsideCard, 'steps' | 'suspended' | 'flagged' | 'madeMs'>): Generator<OutsideDeed> {
	let lastMs = madeMs;
	let [date, ofDay] = [-1, 0];
	for (const { atMs, rating, tookMs, practice } of steps) {
		lastMs = atMs;
		if (rating !== 'reset') {
			const today = dateOf(atMs);
			ofDay = today === date ? ofDay + 1 : 1;
			date = today;
		}
		yield { mark: null, atMs, rating, tookMs, practice, ofDay };
	}
	// When that was done is not known: at the last that is.
	if (suspended) yield { mark: 'suspended', atMs: lastMs };
	if (flagged) yield { mark: 'flagged', atMs: lastMs };
}

/** What the ids of a card's events end with, by what was done. */
export function deedEnd(deed: OutsideDeed, ownId: string): string {
	const kind = deed.mark ?? (deed.rating === 'reset' ? 'reset' : 'answered');
	return idEnd(`${kind}\n${ownId}`);
}

/** @param end of its id: `deedEnd`, which many share */
export function outsideEvent(
	{
		bank,
		question,
		type: questionType,
		wording,
		key
	}: Pick<OutsideCard, 'bank' | 'question' | 'type' | 'wording' | 'key'>,
	deed: OutsideDeed,
	end: string,
	{ program, dayEndHour, offsetMin }: OutsideAbout
): LearnerEvent {
	const { atMs } = deed;
	const id = seededEventId(atMs, end);
	const offset = offsetMin(atMs);
	const at = { atMs, offsetMin: offset, day: localDay(atMs, offset, dayEndHour), device: program };
	if (deed.mark !== null)
		return deed.mark === 'flagged'
			? { id, type: 'flagged', on: true, bank, question, ...at }
			: { id, type: 'suspended', bank, question, ...at };
	if (deed.rating === 'reset') return { id, type: 'reset', bank, question, ...at };
	const response = RESPONSES[deed.rating];
	const { score, outcome } = gradeCard(response);
	return {
		id,
		type: 'answered',
		...at,
		bank,
		question,
		questionType,
		wording,
		key,
		response,
		score,
		outcome,
		durationMs: deed.tookMs,
		hint: 'none',
		mode: 'review',
		// Each review of a card is a sitting of its own, so that each of them counts. Cards share them: a day has few.
		session: `${program}-${dateOf(atMs)}-${deed.ofDay}`,
		attempt: deed.practice ? 2 : 1
	};
}

const dateOf = (atMs: number) => Math.floor(atMs / DAY_MS);

/**
 * The same history as events of the log, oldest first. Same input, same ids, whoever asks; what else is in an event (its
 * day, the state of the question) is of the one who asks.
 */
export function* outsideEvents(card: OutsideCard, about: OutsideAbout): Generator<LearnerEvent> {
	for (const deed of outsideDeeds(card))
		yield outsideEvent(card, deed, deedEnd(deed, card.ownId), about);
}
