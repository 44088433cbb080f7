import { plainText } from '../markup/plain-text';
import type { Bank, Blank, Choice, Fact, Question } from './bank';
import { withPlainRuns } from './blanks-in-text';

interface Read {
	/** Where only a line has room. */
	line: (text: string) => string;
	/** Where a list has, too. */
	block: (text: string) => string;
}

/**
 * A bank with the plain text of everything that is read with marks, for what counts letters and compares words. Ids and
 * fingerprints stay; a plain bank is returned as it is.
 */
export function asPlain(bank: Bank): Bank {
	if (bank.markup === 'plain') return bank;
	const read: Read = {
		line: (text) => plainText(text, bank.markup),
		block: (text) => plainText(text, bank.markup, true)
	};
	return {
		...bank,
		facts: bank.facts.map((fact): Fact => ({ ...fact, statement: read.line(fact.statement) })),
		questions: bank.questions.map((question) => plainQuestion(question, read))
	};
}

function plainQuestion(question: Question, read: Read): Question {
	const { stem, explanation, hint } = question;
	const base = {
		stem: read.block(stem),
		explanation: read.block(explanation),
		...(hint ? { hint: { ...hint, text: read.block(hint.text) } } : {})
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
				feedback: { true: read.block(feedback.true), false: read.block(feedback.false) }
			};
		}
		case 'numeric':
			return {
				...question,
				...base,
				feedback: plainRightWrong(question.feedback, read),
				confusions: question.confusions.map((each) => ({
					...each,
					feedback: read.block(each.feedback)
				}))
			};
		case 'short-text':
			return {
				...question,
				...base,
				feedback: plainRightWrong(question.feedback, read),
				confusions: question.confusions.map((each) => ({
					...each,
					feedback: read.block(each.feedback)
				}))
			};
		case 'cloze':
			return {
				...question,
				...base,
				text: withPlainRuns(question.text, read.line),
				blanks: question.blanks.map((blank) => plainBlank(blank, read))
			};
		case 'matching':
			return {
				...question,
				...base,
				prompts: plainParts(question.prompts, read),
				options: question.options.map((option) => ({ ...option, text: read.line(option.text) }))
			};
		case 'ordering':
			return { ...question, ...base, items: plainParts(question.items, read) };
		case 'card':
			return { ...question, ...base, back: read.block(question.back) };
		case 'attribution':
			return { ...question, ...base, statement: read.line(question.statement) };
	}
}

function plainBlank(blank: Blank, read: Read): Blank {
	return blank.kind === 'chosen'
		? { ...blank, choices: plainParts<Choice>(blank.choices, read) }
		: { ...blank, feedback: read.block(blank.feedback) };
}

function plainParts<T extends { text: string; feedback: string }>(
	parts: readonly T[],
	read: Read
): T[] {
	return parts.map((part) => ({
		...part,
		text: read.line(part.text),
		feedback: read.block(part.feedback)
	}));
}

function plainRightWrong(feedback: { right: string; wrong: string }, read: Read) {
	return { right: read.block(feedback.right), wrong: read.block(feedback.wrong) };
}
