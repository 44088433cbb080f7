import type { Question } from '$lib/core/bank/bank';
import { m } from '$lib/paraglide/messages';

/**
 * Why the key is right. An attribution question is generated and brings none: what its kind of claim means, and who
 * makes it, is worded here. Empty if there is nothing to say.
 */
export function explanationOf(question: Question): string {
	if (question.type !== 'attribution') return question.explanation;
	const worded = {
		event: m.feedback_attribution_event,
		figure: m.feedback_attribution_figure,
		statement: m.feedback_attribution_statement,
		judgement: m.feedback_attribution_judgement
	}[question.kind]({ speaker: question.speaker });
	return [worded, question.explanation].filter((text) => text !== '').join(' ');
}
