import type { MultipleQuestion } from '../bank/bank';
import { textsOf } from './learner-text';
import { gradeOf } from './outcome';
import type { Grade, ResponseOf } from './response';

/**
 * Partial credit: (right ones chosen − wrong ones chosen) / number of right ones, never below 0, so that choosing all
 * or guessing gains nothing. A choice that is no longer in the question counts as a wrong one.
 * Parts: per choice, whether leaving or choosing it was right.
 */
export function gradeMultiple(question: MultipleQuestion, response: ResponseOf<'multiple'>): Grade {
	const chosen = new Set(textsOf(response.choices));
	const keys = question.choices.filter((choice) => choice.correct);
	const hits = keys.filter((choice) => chosen.has(choice.id)).length;
	const mistakes = chosen.size - hits;
	const score = keys.length === 0 ? 0 : Math.max(0, (hits - mistakes) / keys.length);
	const parts = question.choices.map((choice) => [
		choice.id,
		chosen.has(choice.id) === choice.correct
	]);
	return gradeOf(score, Object.fromEntries(parts) as Record<string, boolean>);
}
