import { askedFrom, isAsked, type Card } from '../core/memory/card';
import type { CardRecord } from './database-schema';

/** The card with what the indexes look for beside it. */
export function toCardRecord(card: Card): CardRecord {
	const record: CardRecord = { bank: card.bank, question: card.question, card };
	if (card.firstDay !== null) record.first = card.firstDay;
	const due = askedFrom(card);
	if (due !== null) record.due = due;
	if (card.missed && isAsked(card)) record.missed = 1;
	return record;
}
