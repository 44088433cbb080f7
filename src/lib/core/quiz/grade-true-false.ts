import type { TrueFalseQuestion } from '../bank/bank';
import { gradeOf } from './outcome';
import type { Grade, ResponseOf } from './response';

/** All or nothing. */
export function gradeTrueFalse(
	question: TrueFalseQuestion,
	response: ResponseOf<'true-false'>
): Grade {
	return gradeOf(response.value === question.answer ? 1 : 0);
}
