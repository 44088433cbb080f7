import { textAroundBlanks } from '../bank/blanks-in-text';
import type { Choice, Fact, Question } from '../bank/bank';
import { plainText } from '../markup/plain-text';

/** All texts of a question that are looked through: what is asked, its answers, why, and what it rests on. */
export function searchedTexts(question: Question, facts: readonly Fact[]): string[] {
	const { markup, stem, explanation, hint } = question;
	const marked = [stem, explanation, hint?.text ?? '', ...ownTexts(question)];
	return [
		...marked.map((text) => plainText(text, markup, true)),
		...facts.flatMap((fact) => [plainText(fact.statement, markup), fact.quote ?? '', fact.saidBy])
	].filter((text) => text !== '');
}

function ownTexts(question: Question): string[] {
	switch (question.type) {
		case 'single':
		case 'multiple':
			return textsOf(question.choices);
		case 'true-false':
			return [];
		case 'numeric':
			return [String(question.answer), question.unit?.name ?? ''];
		case 'short-text':
			return question.accept;
		case 'cloze':
			return [
				...textAroundBlanks(question.text),
				...question.blanks.flatMap((blank) =>
					blank.kind === 'typed' ? blank.accept : textsOf(blank.choices)
				)
			];
		case 'matching':
			return [
				...question.prompts.map(({ text }) => text),
				...question.options.map(({ text }) => text)
			];
		case 'ordering':
			return question.items.map(({ text }) => text);
		case 'card':
			return [question.back];
		case 'attribution':
			return [question.statement];
	}
}

const textsOf = (choices: readonly Choice[]) => choices.map(({ text }) => text);
