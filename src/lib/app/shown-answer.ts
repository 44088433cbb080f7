import type { Bank, Question } from '../core/bank/bank';
import type { Card } from '../core/memory/card';
import type { Answered, LocalDay, Rating } from '../core/memory/event';
import { gradeAnswer } from '../core/quiz/grade-answer';
import { isPass } from '../core/quiz/outcome';
import type { Grade, Response } from '../core/quiz/response';
import type { QuestionRef } from '../core/quiz/session-plan';

/** By how an answer is rated: the day on which its question would best come back. */
export type DaysToCome = Record<Rating, LocalDay>;

/** A question that has been answered and is shown with its feedback. */
export interface ShownAnswer {
	ref: QuestionRef;
	/** As they were when it was answered. */
	question: Question;
	bank: Bank;
	attempt: number;
	response: Response;
	grade: Grade;
	answer: Answered;
	days: DaysToCome | null;
	keyChanged: boolean;
}

/** What was shown before a reload; null where the question is another by now: what it said then is not what would be said. */
export function shownAgain(answer: Answered, question: Question, bank: Bank): ShownAnswer | null {
	if (!isAnswerTo(answer, question)) return null;
	const { attempt, response } = answer;
	return {
		...{ ref: { bank: answer.bank, question: answer.question }, question, bank },
		...{ attempt, response, grade: gradeAnswer(question, response), answer },
		...{ days: null, keyChanged: false }
	};
}

/** Whether an answer was to this state of the question. */
export function isAnswerTo({ wording, key }: Answered, question: Question): boolean {
	return wording === question.wording && key === question.key;
}

/** A right answer may be rated hard or easy by the learner, unless a hint gave it. */
export function canBeRated({ response, attempt, answer, grade }: ShownAnswer): boolean {
	return (
		response.type !== 'card' && attempt === 1 && answer.hint !== 'gives' && isPass(grade.outcome)
	);
}

/** It has made a leech of its question, which is set aside. @param card as it is now */
export function hasMadeLeech({ answer }: ShownAnswer, card: Card | undefined): boolean {
	const { leech, suspended, lastCounted, lapses } = card ?? {};
	return Boolean(
		leech && suspended && lastCounted?.answer === answer.id && lapses !== lastCounted.before.lapses
	);
}
