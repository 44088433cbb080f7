import type { Card } from './card';
import type { LocalDay, Settings } from './event';
import { retrievability } from './fsrs';

/** How likely a card is still known today, 0–1; a card without memory counts as not known. */
export function recallChance(card: Card, today: LocalDay, settings: Settings): number {
	if (!card.memory || card.lastDay === null) return 0;
	return retrievability(card.memory, today - card.lastDay, settings);
}

/** The cards in the order of asking: what changed its answer first, then the likeliest to be forgotten. */
export function mostAtRiskFirst(
	cards: readonly Card[],
	today: LocalDay,
	settings: Settings
): Card[] {
	return cards
		.map((card) => ({ card, chance: card.keyChanged ? -1 : recallChance(card, today, settings) }))
		.sort((a, b) => a.chance - b.chance || compareIds(a.card, b.card))
		.map(({ card }) => card);
}

/** An order that stays the same, where nothing else decides. */
export function compareIds(a: Card, b: Card): number {
	const left = `${a.bank}/${a.question}`;
	const right = `${b.bank}/${b.question}`;
	return left < right ? -1 : left > right ? 1 : 0;
}
