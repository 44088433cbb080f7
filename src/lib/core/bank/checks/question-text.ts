import type { Question } from '../bank';

/** Characters that are compared with other questions; a stem of a page would make that slow, and is not read as one. */
const MOST = 1000;

/** What a question asks in one text: its stem, of a cloze question its text without the blanks; the first 1,000 characters. */
export function askedText(question: Question): string {
	if (question.type !== 'cloze') return question.stem.slice(0, MOST);
	return question.text.slice(0, MOST).replace(/\{\{[^{}]*\}\}/g, ' ');
}

/** The right answers of a question that has one right answer in words or digits, as a learner might give it; else empty. */
export function keyTexts(question: Question): string[] {
	switch (question.type) {
		case 'single':
			return question.choices.filter(({ correct }) => correct).map(({ text }) => text);
		case 'short-text':
			return question.accept;
		case 'numeric':
			return [String(question.answer)];
		default:
			return [];
	}
}
