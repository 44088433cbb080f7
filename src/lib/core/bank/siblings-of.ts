import type { Bank, QuestionId } from './bank';

/** The other questions that rest on a fact which this one rests on: to answer one of them helps with the next. */
export function siblingsOf(bank: Pick<Bank, 'questions'>, question: QuestionId): QuestionId[] {
	const facts = new Set(bank.questions.find(({ id }) => id === question)?.facts);
	return bank.questions
		.filter((other) => other.id !== question && other.facts.some((fact) => facts.has(fact)))
		.map(({ id }) => id);
}
