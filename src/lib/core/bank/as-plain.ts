import { plainText } from '../markup/plain-text';
import type { Bank, Blank, Choice, Fact, Question } from './bank';
import { withPlainRuns } from './blanks-in-text';

type Read = (text: string) => string;

/**
 * A bank with the plain text of everything that is read with marks, for what counts letters and compares words. Ids and
 * fingerprints stay; a plain bank is returned as it is.
 */
export function asPlain(bank: Bank): Bank {
	if (bank.markup === 'plain') return bank;
	const read: Read = (text) => plainText(text, bank.markup);
	return {
		...bank,
		facts: bank.facts.map((fact): Fact => ({ ...fact, statement: read(fact.statement) })),
		questions: bank.questions.map((question) => plainQuestion(question, read))
	};
}

function plainQuestion(question: Question, read: Read): Question {
	const { stem, explanation, hint } = question;
	const base = {
		stem: read(stem),
		explanation: read(explanation),
		...(hint ? { hint: { ...hint, text: read(hint.text) } } : {})
	};
	switch (question.type) {
		case 'single':
		case 'multiple':
			return { ...question, ...base, choices: plainParts(question.choices, read) };
		case 'true-false': {
			const { feedback } = question;
			return {
				...question,
				...base,
				feedback: { true: read(feedback.true), false: read(feedback.false) }
			};
		}
		case 'numeric':
			return {
				...question,
				...base,
				feedback: plainRightWrong(question.feedback, read),
				confusions: question.confusions.map((each) => ({ ...each, feedback: read(each.feedback) }))
			};
		case 'short-text':
			return {
				...question,
				...base,
				feedback: plainRightWrong(question.feedback, read),
				confusions: question.confusions.map((each) => ({ ...each, feedback: read(each.feedback) }))
			};
		case 'cloze':
			return {
				...question,
				...base,
				text: withPlainRuns(question.text, read),
				blanks: question.blanks.map((blank) => plainBlank(blank, read))
			};
		case 'matching':
			return {
				...question,
				...base,
				prompts: plainParts(question.prompts, read),
				options: question.options.map((option) => ({ ...option, text: read(option.text) }))
			};
		case 'ordering':
			return { ...question, ...base, items: plainParts(question.items, read) };
		case 'attribution':
			return { ...question, ...base, statement: read(question.statement) };
	}
}

function plainBlank(blank: Blank, read: Read): Blank {
	return blank.kind === 'chosen'
		? { ...blank, choices: plainParts<Choice>(blank.choices, read) }
		: { ...blank, feedback: read(blank.feedback) };
}

function plainParts<T extends { text: string; feedback: string }>(
	parts: readonly T[],
	read: Read
): T[] {
	return parts.map((part) => ({ ...part, text: read(part.text), feedback: read(part.feedback) }));
}

function plainRightWrong(feedback: { right: string; wrong: string }, read: Read) {
	return { right: read(feedback.right), wrong: read(feedback.wrong) };
}
