import type { BankImage, ClaimKind, Question } from '$lib/core/bank/bank';
import { describeKey, type AnswerLine } from '$lib/core/quiz/describe';
import type { FeedbackItem } from '$lib/core/quiz/feedback';
import type { SelfRating } from '$lib/core/quiz/response';
import type { Markup } from '$lib/core/markup/markup-node';
import { m } from '$lib/paraglide/messages';
import { kindLabel } from '../claims/kind-label';
import { ratingLabel } from '../interactions/rating-label';

/** The key, to be shown; a number with its thousands set apart from five digits on, so that a year stays a year. */
export function keyLines(question: Question): AnswerLine[] {
	if (question.type !== 'numeric') return describeKey(question);
	const number = new Intl.NumberFormat('en', {
		useGrouping: 'min2',
		maximumFractionDigits: 10
	}).format(question.answer);
	return [{ value: question.unit ? `${number} ${question.unit.name}` : number }];
}

/** What a line of an answer says: true, false and kinds of claim in words, all else as it stands; empty if nothing was given. */
export function lineText(question: Question, { label, value }: AnswerLine): string {
	if (question.type === 'true-false')
		return { true: m.choice_true(), false: m.choice_false() }[value] ?? value;
	if (question.type === 'card' && label === 'rating') return ratingLabel(value as SelfRating);
	if (question.type === 'attribution' && label === 'kind' && value !== '')
		return kindLabel(value as ClaimKind);
	return value;
}

/** The picture of the choice, or on the back, that a line says. */
export function lineImage(question: Question, { label, value }: AnswerLine): BankImage | undefined {
	if (question.type === 'card') return label === 'rating' ? undefined : question.backImage;
	if (question.type !== 'single' && question.type !== 'multiple') return undefined;
	return question.choices.find(({ text }) => text === value)?.image;
}

/**
 * How a line of an answer or of the key is read: what the bank wrote as the bank says, what a learner typed or was to type
 * as it stands.
 * @param at which line it is, from 0
 */
export function lineMarkup(question: Question, at: number): Markup | undefined {
	switch (question.type) {
		case 'single':
		case 'multiple':
		case 'matching':
		case 'ordering':
		case 'card':
			return question.markup;
		case 'cloze':
			return question.blanks[at]?.kind === 'chosen' ? question.markup : undefined;
		default:
			return undefined;
	}
}

/** The same for what a word of the bank is about. */
export function labelMarkup(question: Question, { part }: FeedbackItem): Markup | undefined {
	const at = question.type === 'cloze' ? question.blanks.findIndex(({ id }) => id === part) : 0;
	return lineMarkup(question, at);
}

/** What the right answer is called: it may be one, several, or an order. */
export function keyTitle(question: Question, lines: readonly AnswerLine[]): string {
	if (question.type === 'ordering') return m.feedback_right_order();
	return lines.length > 1 && question.type !== 'attribution'
		? m.feedback_right_answers()
		: m.feedback_right_answer();
}
