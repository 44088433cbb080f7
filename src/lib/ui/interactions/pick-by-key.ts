import { CLAIM_KINDS, type Question } from '$lib/core/bank/bank';
import { asksForSpeaker } from '$lib/core/quiz/grade-attribution';
import type { Presentation } from '$lib/core/quiz/presentation';
import { SELF_RATINGS, type Response } from '$lib/core/quiz/response';
import { inPresentedOrder } from './in-presented-order';
import { speakersInOrder } from './speakers-in-order';
import { withChoice } from './with-choice';
import { withKind, withSpeaker } from './with-claim';

/** Letters of the session's own: f flags a question, h asks for its hint. */
const RESERVED = ['f', 'h'];

/**
 * What a key answers: 1–9 and a–i pick a choice as it is shown (single takes it, multiple turns it on or off); 1 and t
 * are true, 2 is false; in an attribution 1–4 are the kind and a–e the speaker; on a card 1–4 say how well it was known.
 * `key` is that of a KeyboardEvent, upper case or lower. Null where it means nothing for this question.
 */
export function pickByKey(
	question: Question,
	presentation: Presentation,
	response: Response | null,
	key: string
): Response | null {
	const pressed = key.toLowerCase();
	if (pressed.length !== 1 || RESERVED.includes(pressed)) return null;
	const digit = '123456789'.indexOf(pressed);
	const letter = 'abcdefghi'.indexOf(pressed);

	switch (question.type) {
		case 'single':
		case 'multiple': {
			const choices = inPresentedOrder(question.choices, presentation.choices);
			const choice = choices[digit >= 0 ? digit : letter];
			return choice ? withChoice(question, response, choice.id) : null;
		}
		case 'true-false':
			if (digit === 0 || pressed === 't') return { type: 'true-false', value: true };
			return digit === 1 ? { type: 'true-false', value: false } : null;
		case 'attribution': {
			const kind = CLAIM_KINDS[digit];
			if (kind) return withKind(response, kind);
			if (!asksForSpeaker(question)) return null;
			const speaker = speakersInOrder(question, presentation)[letter];
			return speaker === undefined ? null : withSpeaker(response, speaker);
		}
		case 'card': {
			const rating = SELF_RATINGS[digit];
			return rating ? { type: 'card', rating } : null;
		}
		default:
			return null;
	}
}
