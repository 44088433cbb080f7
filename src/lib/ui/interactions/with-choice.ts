import type { MultipleQuestion, SingleQuestion } from '$lib/core/bank/bank';
import type { Response } from '$lib/core/quiz/response';

/**
 * The response after a choice was picked: single choice takes it, multiple choice turns it on or off.
 * Chosen ids are kept in the bank's order, so that the same choices make the same response.
 */
export function withChoice(
	question: SingleQuestion | MultipleQuestion,
	response: Response | null,
	choice: string
): Response {
	if (question.type === 'single') return { type: 'single', choice };
	const before = response?.type === 'multiple' ? response.choices : [];
	const turnsOn = !before.includes(choice);
	return {
		type: 'multiple',
		choices: question.choices
			.map(({ id }) => id)
			.filter((id) => (id === choice ? turnsOn : before.includes(id)))
	};
}
