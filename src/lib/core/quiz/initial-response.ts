import type { Question } from '../bank/bank';
import type { Presentation } from './presentation';
import type { Response } from './response';

/**
 * What stands as the answer before the learner has touched anything: the order shown, for ordering, so that who thinks
 * it right as it is can submit it; null for all others.
 */
export function initialResponse(question: Question, presentation: Presentation): Response | null {
	return question.type === 'ordering' ? { type: 'ordering', order: presentation.items } : null;
}
