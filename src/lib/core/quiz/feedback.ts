import type { Blank, Choice, ClozeQuestion, Question } from '../bank/bank';
import { entryOf, learnerText, textsOf } from './learner-text';
import { isPass } from './outcome';
import type { Grade, Response } from './response';

/** The bank's word on one part of an answer. */
export interface FeedbackItem {
	/** The choice that was made, the key that was not chosen, or a part (blank, prompt, item). */
	about: 'choice' | 'key' | 'part';
	/** The text of the choice, blank, prompt or item; 'true' or 'false' for these two; '' where the whole answer is meant. */
	label: string;
	/** Of a choice or key: whether it is a right one. Of a part: whether the learner had it right. */
	right: boolean;
	text: string;
	/** The id of the blank, prompt or item, where it is about one. */
	part?: string;
}

/**
 * What the bank has to say on an answer, part by part, in the question's order; parts on which it has nothing to say
 * are left out. Confusions are among the grade's notes, not here. With "I don't know", the word on the key.
 */
export function feedbackFor(question: Question, response: Response, grade: Grade): FeedbackItem[] {
	return items(question, response, grade).filter((item) => item.text !== '');
}

function items(question: Question, response: Response, grade: Grade): FeedbackItem[] {
	switch (question.type) {
		case 'single': {
			const chosen = response.type === 'single' ? [response.choice] : [];
			return onChoices(question.choices, chosen);
		}
		case 'multiple': {
			const chosen = response.type === 'multiple' ? textsOf(response.choices) : [];
			return onChoices(question.choices, chosen);
		}
		case 'true-false': {
			const choices = [true, false].map((value) => ({
				id: String(value),
				text: String(value),
				correct: value === question.answer,
				feedback: value ? question.feedback.true : question.feedback.false
			}));
			return onChoices(choices, response.type === 'true-false' ? [String(response.value)] : []);
		}
		case 'numeric':
		case 'short-text': {
			const right = isPass(grade.outcome);
			const { feedback } = question;
			const label = response.type === question.type ? learnerText(response.text) : '';
			return [{ about: 'choice', label, right, text: right ? feedback.right : feedback.wrong }];
		}
		case 'cloze':
			return onBlanks(question, response, grade);
		case 'matching':
			return onParts(question.prompts, grade);
		case 'ordering':
			return onParts(question.items, grade);
		case 'card':
		case 'attribution':
			return [];
	}
}

/** What was chosen, right or wrong, and the keys that were not. */
function onChoices(choices: readonly Choice[], chosen: readonly string[]): FeedbackItem[] {
	return choices
		.filter((choice) => choice.correct || chosen.includes(choice.id))
		.map((choice) => ({
			about: chosen.includes(choice.id) ? 'choice' : 'key',
			label: choice.text,
			right: choice.correct,
			text: choice.feedback
		}));
}

function onBlanks(question: ClozeQuestion, response: Response, grade: Grade): FeedbackItem[] {
	const blanks = response.type === 'cloze' ? response.blanks : {};
	return question.blanks.flatMap((blank): FeedbackItem[] => {
		const items = onBlank(blank, entryOf(blanks, blank.id), grade.parts[blank.id] ?? false);
		return items.map((item) => ({ ...item, part: blank.id }));
	});
}

function onBlank(blank: Blank, answer: string, right: boolean): FeedbackItem[] {
	if (blank.kind === 'chosen') return onChoices(blank.choices, [answer]);
	// The word on a typed blank is to who got it wrong.
	if (right) return [];
	return [{ about: 'part', label: blank.accept[0] ?? '', right, text: blank.feedback }];
}

function onParts(
	parts: readonly { id: string; text: string; feedback: string }[],
	grade: Grade
): FeedbackItem[] {
	return parts.map(({ id, text, feedback }) => ({
		about: 'part',
		label: text,
		right: grade.parts[id] ?? false,
		text: feedback,
		part: id
	}));
}
