import type { MatchingQuestion } from '../bank/bank';
import { entryOf } from './learner-text';
import { gradeOfParts } from './outcome';
import type { Grade, ResponseOf } from './response';

/** The share of prompts with their right option. Parts: per prompt. */
export function gradeMatching(question: MatchingQuestion, response: ResponseOf<'matching'>): Grade {
	const parts = question.prompts.map((prompt) => [
		prompt.id,
		entryOf(response.matches, prompt.id) === prompt.match
	]);
	return gradeOfParts(Object.fromEntries(parts) as Record<string, boolean>);
}
