import type { Blank, Question } from '../bank/bank';
import { asksForSpeaker } from './grade-attribution';
import { entryOf, learnerText, textsOf } from './learner-text';
import type { Response } from './response';
import { rightResponse } from './right-response';

/** A line of an answer, as it can be shown. */
export interface AnswerLine {
	/** Of matching: the prompt. Of cloze and ordering: the place, from 1. Of attribution: 'kind' or 'speaker'. Of a card's answer: 'rating'. */
	label?: string;
	/** Text of the bank or of the learner; of true-false 'true' or 'false', of a kind of claim and of a rating its code. */
	value: string;
}

/** What was answered, to be shown; empty for "I don't know" and for an answer of another type. What is no longer in the question is left out. */
export function describeResponse(question: Question, response: Response): AnswerLine[] {
	switch (question.type) {
		case 'single':
			return response.type === 'single' ? linesOf(question.choices, [response.choice]) : [];
		case 'multiple':
			return response.type === 'multiple'
				? linesOf(question.choices, textsOf(response.choices))
				: [];
		case 'true-false':
			return response.type === 'true-false' ? [{ value: String(response.value) }] : [];
		case 'numeric':
		case 'short-text':
			return response.type === question.type ? [{ value: learnerText(response.text) }] : [];
		case 'cloze': {
			if (response.type !== 'cloze') return [];
			const { blanks } = response;
			return question.blanks.map((blank, at) => ({
				label: String(at + 1),
				value: textInBlank(blank, entryOf(blanks, blank.id))
			}));
		}
		case 'matching': {
			if (response.type !== 'matching') return [];
			const { matches } = response;
			return question.prompts.map(({ id, text }) => ({
				label: text,
				value: textOf(question.options, entryOf(matches, id))
			}));
		}
		case 'ordering': {
			if (response.type !== 'ordering') return [];
			const known = new Map(question.items.map((item) => [item.id, item.text]));
			const texts = textsOf(response.order).flatMap((id) => known.get(id) ?? []);
			return texts.map((value, at) => ({ label: String(at + 1), value }));
		}
		case 'card':
			return response.type === 'card'
				? [{ label: 'rating', value: learnerText(response.rating) }]
				: [];
		case 'attribution': {
			if (response.type !== 'attribution') return [];
			const kind = { label: 'kind', value: learnerText(response.kind) };
			const speaker = { label: 'speaker', value: learnerText(response.speaker) };
			return asksForSpeaker(question) ? [kind, speaker] : [kind];
		}
	}
}

/** The key, to be shown, in the same form. */
export function describeKey(question: Question): AnswerLine[] {
	return question.type === 'card'
		? [{ value: question.back }]
		: describeResponse(question, rightResponse(question));
}

/** In the question's order, whatever the order of choosing. */
function linesOf(
	choices: readonly { id: string; text: string }[],
	chosen: readonly string[]
): AnswerLine[] {
	return choices
		.filter((choice) => chosen.includes(choice.id))
		.map((choice) => ({ value: choice.text }));
}

function textInBlank(blank: Blank, answer: string): string {
	return blank.kind === 'typed' ? answer : textOf(blank.choices, answer);
}

function textOf(parts: readonly { id: string; text: string }[], id: string): string {
	return parts.find((part) => part.id === id)?.text ?? '';
}
