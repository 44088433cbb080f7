import type { Question } from '$lib/core/bank/bank';
import type { Presentation } from '$lib/core/quiz/presentation';
import type { Response } from '$lib/core/quiz/response';

/**
 * What counts as answered before the learner has touched anything: the order shown, for ordering, so that who thinks
 * it right as it stands can submit it; null for all others.
 */
export function initialResponse(question: Question, presentation: Presentation): Response | null {
	return question.type === 'ordering' ? { type: 'ordering', order: presentation.items } : null;
}
