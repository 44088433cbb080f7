import type { Bank, Choice, Question } from '../bank';
import type { Path, Remark } from '../finding';
import type { BankFile, QuestionEntry } from '../schema';

/** A question of the file, as it was built and as it was written. */
export interface WrittenQuestion {
	question: Question;
	entry: QuestionEntry;
	/** Of the entry in the file. */
	path: Path;
}

/**
 * One thing to look at in a whole bank. Pure; every remark it makes must be worth an author's time.
 * @param others banks that are beside it, for what lies between banks.
 */
export type Check = (
	bank: Bank,
	written: readonly WrittenQuestion[],
	others: readonly Bank[]
) => Remark[];

/** The questions in the order of the file, without the generated ones. */
export function writtenQuestions(bank: Bank, file: Pick<BankFile, 'questions'>): WrittenQuestion[] {
	const byId = new Map(bank.questions.map((question) => [question.id, question]));
	return file.questions.map((entry, index) => ({
		question: byId.get(entry.id)!,
		entry,
		path: ['questions', index]
	}));
}

/** Choices that are shown together: those of a choice question, or of one chosen blank. */
export interface ChoiceSet {
	choices: readonly Choice[];
	/** The path of each choice. */
	paths: Path[];
	written: WrittenQuestion;
}

export function choiceSets(written: WrittenQuestion): ChoiceSet[] {
	const { question, entry, path } = written;
	const long = (choices: readonly Choice[], at: Path): ChoiceSet => ({
		choices,
		paths: choices.map((_, index) => [...at, index]),
		written
	});
	switch (question.type) {
		case 'single': {
			if (entry.type === 'single' && entry.choices)
				return [long(question.choices, [...path, 'choices'])];
			// The short form: the key first, then the distractors.
			const paths = question.choices.map((_, index): Path =>
				index === 0 ? [...path, 'answer'] : [...path, 'distractors', index - 1]
			);
			return [{ choices: question.choices, paths, written }];
		}
		case 'multiple':
			return [long(question.choices, [...path, 'choices'])];
		case 'cloze':
			return question.blanks.flatMap((blank) =>
				blank.kind === 'chosen'
					? [long(blank.choices, [...path, 'blanks', blank.id, 'choices'])]
					: []
			);
		default:
			return [];
	}
}

/** Word lists are English; a check that uses one is silent on other languages. */
export function isEnglish(bank: Bank): boolean {
	return /^en(-|$)/i.test(bank.language);
}

/** Lower-case words without punctuation; "author's" is "author". */
export function wordsOf(text: string): string[] {
	const plain = text.toLowerCase().replace(/[’']s(?![\p{L}\p{N}])/gu, '');
	return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}
