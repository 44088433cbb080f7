import type { Bank, Question } from '../bank/bank';
import { isMet, type Card } from './card';
import type { Revised } from './event';

export type BankChange = Pick<Revised, 'bank' | 'question' | 'change' | 'wording' | 'key'>;

/**
 * What changed, since the learner met them, in the questions of a bank: reworded, another key, retired, returned.
 * @param cards the learner's cards of that bank
 */
export function bankChanges(bank: Bank, cards: readonly Card[]): BankChange[] {
	const questions = new Map(bank.questions.map((question) => [question.id, question]));
	return cards.flatMap((card) => changeOf(card, questions.get(card.question)) ?? []);
}

function changeOf(card: Card, question: Question | undefined): BankChange | null {
	const place = { bank: card.bank, question: card.question };
	if (!question) return card.retired ? null : { ...place, change: 'retired' };
	const prints = { wording: question.wording, key: question.key };
	if (isMet(card) && card.key !== null && card.key !== question.key)
		return { ...place, change: 'key', ...prints };
	if (card.retired) return { ...place, change: 'returned', ...prints };
	if (isMet(card) && card.wording !== null && card.wording !== question.wording)
		return { ...place, change: 'wording', ...prints };
	return null;
}
