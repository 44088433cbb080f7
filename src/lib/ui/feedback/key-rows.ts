import type { Question } from '$lib/core/bank/bank';
import type { AnswerLine } from '$lib/core/quiz/describe';
import type { FeedbackItem } from '$lib/core/quiz/feedback';
import { keyLines } from './answer-text';

/** A line of the key, and the bank's words on it. */
export interface KeyRow {
	line: AnswerLine;
	comments: string[];
}

/** The key line by line, each with what the bank says about it; words on a wrong choice are not among them. */
export function keyRows(question: Question, items: readonly FeedbackItem[]): KeyRow[] {
	return keyLines(question).map((line, at) => ({
		line,
		comments: items
			.filter((item) => isAboutKey(item) && belongsTo(question, item, line, at))
			.map(({ text }) => text)
	}));
}

/** Whether a word is about what is right, not about a mistake. */
export function isAboutKey({ about, right }: FeedbackItem): boolean {
	return about === 'key' || about === 'part' || right;
}

function belongsTo(question: Question, item: FeedbackItem, line: AnswerLine, at: number): boolean {
	switch (question.type) {
		case 'multiple':
			return item.label === line.value;
		case 'cloze':
			return item.part === question.blanks[at]?.id;
		case 'matching':
			return item.part === question.prompts[at]?.id;
		case 'ordering':
			return item.part === question.items[at]?.id;
		default:
			return at === 0;
	}
}
