import type { BankId, Fingerprint, QuestionId, QuestionType } from '../bank/bank';
import { gradeCard } from '../quiz/grade-card';
import type { SelfRating } from '../quiz/response';
import type { LearnerEvent, LocalDay } from './event';
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

const DAY_MS = 86_400_000;
const RESPONSES = {
	again: { type: 'card', rating: 'again' },
	hard: { type: 'card', rating: 'hard' },
	good: { type: 'card', rating: 'good' },
	easy: { type: 'card', rating: 'easy' }
} as const;

/**
 * The same history as events of the log, oldest first. Same input, same ids, whoever asks; what else is in an event (its
 * day, the state of the question) is of the one who asks.
 */
export function* outsideEvents(
	card: OutsideCard,
	{ program, dayEndHour, offsetMin }: OutsideAbout
): Generator<LearnerEvent> {
	const { bank, question, type: questionType, wording, key } = card;
	const at = (atMs: number) => {
		const offset = offsetMin(atMs);
		return { atMs, offsetMin: offset, day: localDay(atMs, offset, dayEndHour), device: program };
	};
	const [answerEnd, resetEnd] = [idEnd(`answered\n${card.ownId}`), idEnd(`reset\n${card.ownId}`)];
	let lastMs = card.madeMs;
	let [date, ofDate]: [LocalDay, number] = [-1, 0];
	for (const { atMs, rating, tookMs, practice } of card.steps) {
		lastMs = atMs;
		if (rating === 'reset') {
			yield { id: seededEventId(atMs, resetEnd), type: 'reset', bank, question, ...at(atMs) };
			continue;
		}
		// Each review of a card is a sitting of its own, so that each of them counts. Cards share them: a day has few.
		const today = Math.floor(atMs / DAY_MS);
		ofDate = today === date ? ofDate + 1 : 1;
		date = today;
		const response = RESPONSES[rating];
		const { score, outcome } = gradeCard(response);
		yield {
			id: seededEventId(atMs, answerEnd),
			type: 'answered',
			...at(atMs),
			bank,
			question,
			questionType,
			wording,
			key,
			response,
			score,
			outcome,
			durationMs: tookMs,
			hint: 'none',
			mode: 'review',
			session: `${program}-${date}-${ofDate}`,
			attempt: practice ? 2 : 1
		};
	}
	// When that was done is not known: at the last that is.
	if (card.suspended)
		yield {
			id: seededEventId(lastMs, idEnd(`suspended\n${card.ownId}`)),
			type: 'suspended',
			bank,
			question,
			...at(lastMs)
		};
	if (card.flagged)
		yield {
			id: seededEventId(lastMs, idEnd(`flagged\n${card.ownId}`)),
			type: 'flagged',
			on: true,
			bank,
			question,
			...at(lastMs)
		};
}
