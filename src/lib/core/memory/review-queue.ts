import type { Bank } from '../bank/bank';
import { interleave } from '../quiz/interleave';
import type { QuestionRef } from '../quiz/session-plan';
import type { Card } from './card';
import { mostAtRiskFirst } from './due-queue';
import type { LocalDay, Settings } from './event';

export interface ReviewInput {
	/** The banks that take part; cards of others are left out. */
	banks: readonly Bank[];
	/** Cards due today or before. */
	due: readonly Card[];
	/** Per bank id, the questions that the learner has a card of: those are not new. */
	met: ReadonlyMap<string, ReadonlySet<string>>;
	/** How many questions were answered for the first time today. */
	introduced: number;
	today: LocalDay;
	settings: Settings;
}

export interface ReviewQueue {
	due: QuestionRef[];
	fresh: QuestionRef[];
}

/**
 * What a review asks today: first what is due, the likeliest to be forgotten first in each bank and the banks in turn;
 * then new questions in their banks' order, as many as the day's limit leaves.
 */
export function reviewQueue(input: ReviewInput): ReviewQueue {
	const { banks, due, met, introduced, today, settings } = input;
	const dueLists = banks.map((bank) => {
		const known = new Set(bank.questions.map((question) => question.id));
		const cards = due.filter((card) => card.bank === bank.id && known.has(card.question));
		return mostAtRiskFirst(cards, today, settings).map(({ question }) => ({
			bank: bank.id,
			question
		}));
	});
	const freshLists = banks.map((bank) =>
		bank.questions
			.filter((question) => !met.get(bank.id)?.has(question.id))
			.map((question) => ({ bank: bank.id, question: question.id }))
	);
	const left = Math.max(0, settings.newPerDay - introduced);
	return { due: interleave(dueLists), fresh: interleave(freshLists).slice(0, left) };
}
