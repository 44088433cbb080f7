import type { Question } from '../bank/bank';
import { asksForSpeaker } from './grade-attribution';
import { entryOf, learnerText, textsOf } from './learner-text';
import { SELF_RATINGS, type Response } from './response';

/** Whether a response has all it needs to be submitted; says nothing about right or wrong. */
export function isComplete(question: Question, response: Response | null): boolean {
	if (response === null) return false;
	if (response.type === 'dont-know') return true;
	switch (question.type) {
		case 'single':
			return (
				response.type === 'single' &&
				question.choices.some((choice) => choice.id === response.choice)
			);
		case 'multiple': {
			if (response.type !== 'multiple') return false;
			const chosen = textsOf(response.choices);
			return question.choices.some((choice) => chosen.includes(choice.id));
		}
		case 'true-false':
			return response.type === 'true-false' && typeof response.value === 'boolean';
		case 'numeric':
		case 'short-text':
			return response.type === question.type && learnerText(response.text).trim() !== '';
		case 'cloze':
			return (
				response.type === 'cloze' &&
				question.blanks.every((blank) => entryOf(response.blanks, blank.id).trim() !== '')
			);
		case 'matching':
			return (
				response.type === 'matching' &&
				question.prompts.every((prompt) => entryOf(response.matches, prompt.id) !== '')
			);
		case 'ordering':
			return response.type === 'ordering';
		case 'card':
			return response.type === 'card' && SELF_RATINGS.includes(response.rating);
		case 'attribution':
			return (
				response.type === 'attribution' &&
				response.kind !== null &&
				(!asksForSpeaker(question) || response.speaker !== null)
			);
	}
}
