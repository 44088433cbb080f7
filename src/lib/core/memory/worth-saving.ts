import type { Card } from './card';
import { compareIds, recallChance } from './due-queue';
import type { LocalDay, Settings } from './event';

/**
 * The cards in the order of what is most worth saving when not all that is due can be asked today: first those that lose
 * most of their chance of recall while they wait. What is nearly forgotten loses little more, and what is well known
 * loses slowly; both can wait.
 * @param waitDays how long the others will have to wait, at least 1
 */
export function mostWorthSaving(
	cards: readonly Card[],
	today: LocalDay,
	waitDays: number,
	settings: Settings
): Card[] {
	return cards
		.map((card) => ({
			card,
			loss: card.keyChanged
				? Infinity
				: recallChance(card, today, settings) - recallChance(card, today + waitDays, settings)
		}))
		.sort((a, b) => b.loss - a.loss || compareIds(a.card, b.card))
		.map(({ card }) => card);
}
