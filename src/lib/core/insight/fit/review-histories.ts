import type { BankId, QuestionId } from '../../bank/bank';
import type { EventId, LearnerEvent, LocalDay, Rating, Reset } from '../../memory/event';
import { cardKey } from '../../memory/fold';
import { ratingOf } from '../../memory/rating';
import { standingEvents } from '../../memory/standing-events';
import type { SessionId } from '../../quiz/session-plan';

/**
 * What is learnt from: the reviews of all questions in flat arrays, those of one question next to each other in the
 * order they were given. A question that was reset has a history for each life.
 */
export interface ReviewHistories {
	/** Where each history begins, and at the end how many reviews there are. */
	starts: Int32Array;
	/** 1–4, from Again to Easy. */
	ratings: Uint8Array;
	/** Whole days of the learner's calendar since the review before; 0 for the first and for one on the same day. */
	elapsedDays: Float64Array;
	/** The place of each review among all of them, in the order of the log. */
	places: Int32Array;
}

const NUMBER_OF: Record<Rating, number> = { again: 1, hard: 2, good: 3, easy: 4 };

interface History {
	bank: BankId;
	question: QuestionId;
	ratings: number[];
	elapsedDays: number[];
	places: number[];
	lastDay: LocalDay;
	lastAnswer: EventId;
	lastSession: SessionId;
}

/**
 * The reviews in a log, in any order it is given in. What counts is what moves the memory in the fold
 * (`core/memory/apply-event.ts`), and a test holds the two to each other: the first answer of a session, with the
 * learner's own rating where there is one, without what was taken back; a clock set back counts as no time.
 *
 * fsrs-rs (`src/convertor_tests.rs`, as Anki) drops cards whose first reviews are missing. Nothing is dropped here: a
 * log begins with a question's first answer, or with a reset.
 */
export function reviewHistories(events: readonly LearnerEvent[]): ReviewHistories {
	const begun: History[] = [];
	const current = new Map<string, History>();
	let place = 0;
	for (const event of standingEvents(events)) {
		if (event.type === 'reset') {
			for (const [key, history] of current) if (concerns(event, history)) current.delete(key);
		} else if (event.type === 'answered' && event.bank && event.question) {
			const key = cardKey(event.bank, event.question);
			let history = current.get(key);
			if (event.attempt !== 1 || history?.lastSession === event.session) continue;
			if (!history) {
				const { bank, question, day } = event;
				const none = { ratings: [], elapsedDays: [], places: [] };
				history = { bank, question, ...none, lastDay: day, lastAnswer: '', lastSession: '' };
				current.set(key, history);
				begun.push(history);
			}
			history.ratings.push(NUMBER_OF[ratingOf(event)]);
			history.elapsedDays.push(Math.max(0, event.day - history.lastDay));
			history.places.push(place++);
			history.lastDay = event.day;
			history.lastAnswer = event.id;
			history.lastSession = event.session;
		} else if (event.type === 'rated') {
			const history = current.get(cardKey(event.bank, event.question));
			if (history?.lastAnswer === event.answer)
				history.ratings[history.ratings.length - 1] = NUMBER_OF[event.rating];
		}
	}
	return inFlatArrays(begun, place);
}

function concerns(reset: Reset, { bank, question }: History): boolean {
	return (
		(reset.bank === undefined || reset.bank === bank) &&
		(reset.question === undefined || reset.question === question)
	);
}

/** @param count how many reviews there are */
export function inFlatArrays(
	histories: readonly Pick<History, 'ratings' | 'elapsedDays' | 'places'>[],
	count: number
): ReviewHistories {
	const flat: ReviewHistories = {
		starts: new Int32Array(histories.length + 1),
		ratings: new Uint8Array(count),
		elapsedDays: new Float64Array(count),
		places: new Int32Array(count)
	};
	let start = 0;
	histories.forEach(({ ratings, elapsedDays, places }, at) => {
		flat.ratings.set(ratings, start);
		flat.elapsedDays.set(elapsedDays, start);
		flat.places.set(places, start);
		start += ratings.length;
		flat.starts[at + 1] = start;
	});
	return flat;
}
