import { readFileSync } from 'node:fs';
import type { Bank, Question, QuestionType } from '../../../src/lib/core/bank/bank';
import { EXAMPLE_BANK } from '../../../src/lib/core/bank/example-bank';
import { parseBank } from '../../../src/lib/core/bank/parse-bank';
import type { ReadText } from '../../../src/lib/core/bank/source-text';
import type { QuestionRef } from '../../../src/lib/core/quiz/session-plan';

/** The banks the app is built with, read from their files: the tests know the right answers from here. */
export const article = readBank('china-russia-ties-2020');
export const reading = readBank('reading-claims');
/** One that does not come with the app, for journeys in which it is given to the learner; no two questions read alike. */
export const TIDES = EXAMPLE_BANK;
export const tides = parsed(TIDES, 'tides.yaml');
const banks = [article, reading, tides];

function readBank(name: string): Bank {
	const file = new URL(`../../../questions/${name}.yaml`, import.meta.url);
	const readText = (text: string) => readFileSync(new URL(text, file), 'utf8');
	return parsed(readFileSync(file), `${name}.yaml`, readText);
}

function parsed(input: Uint8Array | string, file: string, readText?: ReadText): Bank {
	const result = parseBank(input, file, { checks: false, ...(readText && { readText }) });
	if (!result.ok) throw new Error(`${file}: ${result.errors[0]?.problem}`);
	return result.bank;
}

/** What a learner reads as the question: a generated question is told by its statement. */
export function askedText(question: Question): string {
	return question.type === 'attribution' ? question.statement : question.stem;
}

/** The question with that stem (or statement); fails when none or several have it. */
export function questionAsking(text: string): Question {
	const found = banks.flatMap((bank) => bank.questions).filter((q) => askedText(q) === text);
	if (found.length !== 1) throw new Error(`${found.length} questions ask “${text}”`);
	return found[0]!;
}

/** The first questions of a type in a bank, as a session's plan names them. */
export function refsOfType(bank: Bank, type: QuestionType, count: number): QuestionRef[] {
	const found = bank.questions.filter((question) => question.type === type).slice(0, count);
	if (found.length < count) throw new Error(`${bank.id} has only ${found.length} of ${type}`);
	return found.map((question) => ({ bank: bank.id, question: question.id }));
}

export function questionOf(ref: QuestionRef): Question {
	const question = banks
		.find((bank) => bank.id === ref.bank)
		?.questions.find(({ id }) => id === ref.question);
	if (!question) throw new Error(`There is no ${ref.bank}/${ref.question}`);
	return question;
}
