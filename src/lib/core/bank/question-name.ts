import { plainText } from '../markup/plain-text';
import type { Bank, Question } from './bank';

/** What a question asks, in plain words. A claim that is to be told is named by itself: its question is always the same. */
export function questionName(question: Question, { facts, markup }: Bank): string {
	if (question.type !== 'attribution') return plainText(question.stem, markup, true);
	const fact = facts.find(({ id }) => id === question.facts[0]);
	return plainText(fact?.statement ?? question.statement, markup);
}
