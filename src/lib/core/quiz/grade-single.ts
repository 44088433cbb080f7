import type { SingleQuestion } from '../bank/bank';
import { gradeOf } from './outcome';
import type { Grade, ResponseOf } from './response';

/** All or nothing: the choice made is correct, or it is not. */
export function gradeSingle(question: SingleQuestion, response: ResponseOf<'single'>): Grade {
	const chosen = question.choices.find((choice) => choice.id === response.choice);
	return gradeOf(chosen?.correct ? 1 : 0);
}
