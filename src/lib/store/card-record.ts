import type { Card } from '../core/memory/card';
import type { CardRecord } from './database-schema';

/** The card with what the indexes look for beside it. */
export function toCardRecord(card: Card): CardRecord {
	const record: CardRecord = { bank: card.bank, question: card.question, card };
	if (card.dueDay !== null && !card.suspended) record.due = card.dueDay;
	if (card.missed && !card.suspended) record.missed = 1;
	return record;
}
