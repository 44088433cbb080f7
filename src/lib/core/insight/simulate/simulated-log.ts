import type { Bank } from '../../bank/bank';
import { gradeCard } from '../../quiz/grade-card';
import { SELF_RATINGS } from '../../quiz/response';
import type { Answered, EventId, LocalDay } from '../../memory/event';
import { nextEventId } from '../../memory/event-id';
import type { SimulatedReview } from './simulate-reviews';

const DAY_MS = 86_400_000;
const BANK = 'simulated';

/** The log that a learner with these reviews has: cards that are rated, each answer in a session of its own. */
export function simulatedLog(reviews: readonly SimulatedReview[]): Answered[] {
	return reviews.map(({ question, day, rating }, place) => {
		const response = { type: 'card', rating: SELF_RATINGS[rating - 1]! } as const;
		return {
			type: 'answered',
			id: String(place).padStart(9, '0'),
			atMs: day * DAY_MS + place,
			offsetMin: 0,
			day,
			device: 'simulated',
			bank: BANK,
			question: `q${question}`,
			questionType: 'card',
			wording: '',
			key: '',
			response,
			...gradeCard(response),
			durationMs: 0,
			hint: 'none',
			mode: 'review',
			session: `s${place}`,
			attempt: 1
		};
	});
}

/** Noon, so that no clock of the earth makes another day of it. */
const NOON_MS = DAY_MS / 2;

/**
 * The same as a learner of a bank that there is would have it: about its questions as they are, with ids that any store
 * takes, the last review on the day given.
 */
export function logOfBank(
	reviews: readonly SimulatedReview[],
	{ id: bank, questions }: Bank,
	lastDay: LocalDay
): Answered[] {
	const later = lastDay - (reviews.at(-1)?.day ?? lastDay);
	let id: EventId | null = null;
	return simulatedLog(reviews).map((answer, place) => {
		const question = questions[reviews[place]!.question]!;
		const day = answer.day + later;
		const atMs = day * DAY_MS + NOON_MS + place;
		id = nextEventId(atMs, new Uint8Array(10), id);
		const { wording, key } = question;
		const durationMs = TIME_MS;
		return { ...answer, id, atMs, day, bank, question: question.id, wording, key, durationMs };
	});
}

/** What each answer takes. */
const TIME_MS = 6000;
