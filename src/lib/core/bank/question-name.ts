import { plainText } from '../markup/plain-text';
import type { Bank, Question } from './bank';

/** What a question asks, in plain words. A claim that is to be told is named by itself: its question is always the same. */
export function questionName(question: Question, { facts, markup }: Bank): string {
	if (question.type !== 'attribution') return stemName(question.stem, markup);
	const fact = facts.find(({ id }) => id === question.facts[0]);
	return claimName(fact?.statement ?? question.statement, markup);
}

/** The name of a question that has a stem of its own. */
export const stemName = (stem: string, markup: Bank['markup']) => plainText(stem, markup, true);

/** The name of one on a claim. */
export const claimName = (statement: string, markup: Bank['markup']) =>
	plainText(statement, markup);
