import type { Question } from '../bank';

/** What a question asks in one text: its stem, of a cloze question its text with the blanks as they are. */
export function askedText(question: Question): string {
	if (question.type === 'cloze') return question.text.replace(/\{\{[^{}]*\}\}/g, ' ');
	return question.stem;
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
