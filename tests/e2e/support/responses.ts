import type { Question } from '../../../src/lib/core/bank/bank';
import { asksForSpeaker } from '../../../src/lib/core/quiz/grade-attribution';
import type { Response } from '../../../src/lib/core/quiz/response';
import { rightResponse } from '../../../src/lib/core/quiz/right-response';

export type Wanted = 'right' | 'mostly' | 'partly' | 'wrong';

/** The verdict that the screen must give. */
export const VERDICT: Record<Wanted, string> = {
	right: 'Right',
	mostly: 'Mostly right',
	partly: 'Partly right',
	wrong: 'Not right'
};

/** A response that a fair teacher would call what is wanted. Throws where the type knows no such answer. */
export function responseFor(question: Question, wanted: Wanted): Response {
	switch (wanted) {
		case 'right':
			return rightResponse(question);
		case 'wrong':
			return wrongResponse(question);
		case 'partly':
			return partlyRight(question);
		case 'mostly':
			return nearMiss(question);
	}
}

function wrongResponse(question: Question): Response {
	switch (question.type) {
		case 'single':
			return { type: 'single', choice: distractor(question.choices) };
		case 'multiple':
			return { type: 'multiple', choices: [distractor(question.choices)] };
		case 'true-false':
			return { type: 'true-false', value: !question.answer };
		case 'numeric':
			return { type: 'numeric', text: String(question.answer * 7 + 1013) };
		case 'short-text':
			return { type: 'short-text', text: 'quite another thing' };
		case 'cloze':
			return { type: 'cloze', blanks: wrongBlanks(question) };
		case 'matching': {
			const wrong = question.prompts.map(({ id, match }) => [id, otherOption(question, match)]);
			return { type: 'matching', matches: Object.fromEntries(wrong) as Record<string, string> };
		}
		case 'ordering':
			return { type: 'ordering', order: question.items.map(({ id }) => id).reverse() };
		case 'card':
			return { type: 'card', rating: 'again' };
		case 'attribution':
			return {
				type: 'attribution',
				kind: question.kind === 'event' ? 'judgement' : 'event',
				speaker: asksForSpeaker(question) ? otherSpeaker(question) : null
			};
	}
}

/** One part right, the others wrong; for an ordering, the last item first. */
function partlyRight(question: Question): Response {
	const right = rightResponse(question);
	const wrong = wrongResponse(question);
	if (right.type === 'multiple') return { ...right, choices: right.choices.slice(0, 1) };
	if (right.type === 'cloze' && wrong.type === 'cloze')
		return { ...right, blanks: { ...wrong.blanks, ...firstOf(right.blanks) } };
	if (right.type === 'matching' && wrong.type === 'matching')
		return { ...right, matches: { ...wrong.matches, ...firstOf(right.matches) } };
	if (right.type === 'ordering')
		return { ...right, order: [...right.order.slice(-1), ...right.order.slice(0, -1)] };
	if (right.type === 'attribution' && wrong.type === 'attribution' && right.speaker !== null)
		return { ...right, speaker: wrong.speaker };
	throw new Error(`A ${question.type} question is never partly right in this way`);
}

/** A slip of the pen: the first accepted text with two letters changed over. */
function nearMiss(question: Question): Response {
	if (question.type !== 'short-text') throw new Error('Only a typed text can be a near miss');
	const [text = ''] = question.accept;
	const at = Math.floor(text.length / 2);
	const slipped = [...text];
	[slipped[at], slipped[at + 1]] = [slipped[at + 1]!, slipped[at]!];
	return { type: 'short-text', text: slipped.join('') };
}

type OfType<T extends Question['type']> = Extract<Question, { type: T }>;

function wrongBlanks(question: OfType<'cloze'>): Record<string, string> {
	return Object.fromEntries(
		question.blanks.map((blank) => [
			blank.id,
			blank.kind === 'typed' ? 'quite another thing' : distractor(blank.choices)
		])
	);
}

function distractor(choices: { id: string; correct: boolean }[]): string {
	return choices.find((choice) => !choice.correct)!.id;
}

function otherOption(question: OfType<'matching'>, match: string): string {
	return question.options.find(({ id }) => id !== match)!.id;
}

function otherSpeaker(question: OfType<'attribution'>): string {
	return question.speakers.find((speaker) => speaker !== question.speaker)!;
}

function firstOf(parts: Record<string, string>): Record<string, string> {
	return Object.fromEntries(Object.entries(parts).slice(0, 1));
}
