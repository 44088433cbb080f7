import type { Blank, Choice, Question } from '../bank/bank';
import { asksForSpeaker } from './grade-attribution';
import type { Response } from './response';

/** The key as a response: the answer that is graded right in full. A numeric one is plain digits, then the unit. */
export function rightResponse(question: Question): Response {
	switch (question.type) {
		case 'single':
			return { type: 'single', choice: keysOf(question.choices)[0] ?? '' };
		case 'multiple':
			return { type: 'multiple', choices: keysOf(question.choices) };
		case 'true-false':
			return { type: 'true-false', value: question.answer };
		case 'numeric': {
			const unit = question.unit === undefined ? '' : ` ${question.unit.name}`;
			return { type: 'numeric', text: `${question.answer}${unit}` };
		}
		case 'short-text':
			return { type: 'short-text', text: question.accept[0] ?? '' };
		case 'cloze':
			return { type: 'cloze', blanks: record(question.blanks, keyOfBlank) };
		case 'matching':
			return { type: 'matching', matches: record(question.prompts, ({ match }) => match) };
		case 'ordering':
			return { type: 'ordering', order: question.items.map((item) => item.id) };
		case 'card':
			return { type: 'card', rating: 'good' };
		case 'attribution': {
			const speaker = asksForSpeaker(question) ? question.speaker : null;
			return { type: 'attribution', kind: question.kind, speaker };
		}
	}
}

function keysOf(choices: readonly Choice[]): string[] {
	return choices.filter((choice) => choice.correct).map((choice) => choice.id);
}

function keyOfBlank(blank: Blank): string {
	return (blank.kind === 'typed' ? blank.accept[0] : keysOf(blank.choices)[0]) ?? '';
}

function record<T extends { id: string }>(
	parts: readonly T[],
	valueOf: (part: T) => string
): Record<string, string> {
	return Object.fromEntries(parts.map((part) => [part.id, valueOf(part)]));
}
