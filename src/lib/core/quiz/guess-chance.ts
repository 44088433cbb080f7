import type { Question } from '../bank/bank';
import { CLAIM_KINDS } from '../bank/bank';
import { asksForSpeaker } from './grade-attribution';

/**
 * The chance (0–1) that who knows nothing, and picks among all complete answers alike, is fully right.
 * 0 where an answer has to be typed.
 */
export function guessChance(question: Question): number {
	switch (question.type) {
		case 'single':
			return shareOf(question.choices);
		case 'multiple':
			// Every set of choices but the empty one; one of them is the key.
			return 1 / (2 ** question.choices.length - 1);
		case 'true-false':
			return 1 / 2;
		case 'numeric':
		case 'short-text':
		case 'card':
			return 0;
		case 'cloze':
			return question.blanks.reduce(
				(chance, blank) => chance * (blank.kind === 'typed' ? 0 : shareOf(blank.choices)),
				1
			);
		case 'matching':
			// One option may match several prompts, so each prompt is a guess of its own.
			return question.options.length ** -question.prompts.length;
		case 'ordering':
			return question.items.reduce((chance, _, at) => chance / (at + 1), 1);
		case 'attribution': {
			const speaker = asksForSpeaker(question) ? 1 / question.speakers.length : 1;
			return speaker / CLAIM_KINDS.length;
		}
	}
}

function shareOf(choices: readonly { correct: boolean }[]): number {
	return choices.filter((choice) => choice.correct).length / choices.length;
}
