import type { BankId, QuestionId } from '../../bank/bank';
import type { Answered, EventId, LearnerEvent, LocalDay } from '../../memory/event';
import { ratingOf } from '../../memory/rating';
import { isPass } from '../../quiz/outcome';
import type { Response } from '../../quiz/response';
import { ByQuestion } from './by-question';
import type { LogListener } from './walk-log';

/** So sure at least (0–1) counts as sure. */
export const SURE = 0.75;

/** So many of them are named, the surest: a longer list nobody reads. Of all it is said how many there are. */
export const NAMED_ERRORS = 200;

/** A wrong answer that the learner was sure of. */
export interface ConfidentError {
	bank: BankId;
	question: QuestionId;
	/** The answer's event. */
	answer: EventId;
	day: LocalDay;
	/** 0–1. */
	confidence: number;
	response: Response;
	/** How often the question was answered wrong while sure, since it was last mended. */
	times: number;
}

/**
 * Questions that were answered wrong by a learner who was sure, and have not been mended: no pass on a later day, without
 * a hint that gives the answer. The surest first, of equals the newest: they are the likeliest to be mended by what is
 * said of them (B. Butterfield & J. Metcalfe (2001), Journal of Experimental Psychology: Learning, Memory, and Cognition
 * 27(6), 1491–1494). What was reset, or has another right answer now, is no longer an error.
 */
export class ConfidentErrors implements LogListener {
	readonly #open = new ByQuestion<ConfidentError>();

	/** @param kept as `list` gives them */
	constructor(kept: readonly ConfidentError[] = []) {
		for (const error of kept) this.#open.set(error.bank, error.question, error);
	}

	event(event: LearnerEvent): void {
		if (event.type === 'reset') this.#open.takeOut(event);
		else if (event.type === 'revised' && event.change === 'key')
			this.#open.delete(event.bank, event.question);
		else if (event.type === 'answered') this.#answer(event);
	}

	#answer(event: Answered): void {
		const { bank, question, confidence, response, day } = event;
		const open = this.#open.get(bank, question);
		if (!isPass(event.outcome)) {
			if (confidence === undefined || confidence < SURE) return;
			const times = (open?.times ?? 0) + 1;
			const error = { bank, question, answer: event.id, day, confidence, response, times };
			this.#open.set(bank, question, error);
		} else if (open && day > open.day && ratingOf(event) !== 'again')
			this.#open.delete(bank, question);
	}

	list(): ConfidentError[] {
		return [...this.#open]
			.map(([, , error]) => error)
			.sort((a, b) => b.confidence - a.confidence || (a.answer < b.answer ? 1 : -1));
	}
}
