import type { Card } from './card';
import { compareIds, recallChance } from './due-queue';
import type { LocalDay, Rating, Settings } from './event';
import { nextMemory } from './fsrs';

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

/** The cards in the order of how much more likely they are to be known on a later day if they are asked today. */
export function mostGainedFirst(
	cards: readonly Card[],
	{ today, until, settings }: { today: LocalDay; until: LocalDay; settings: Settings }
): Card[] {
	const gain = (card: Card): number => {
		const now = recallChance(card, today, settings);
		const elapsed = card.lastDay === null ? 0 : Math.max(0, today - card.lastDay);
		const knownAfter = (rating: Rating) => {
			const memory = nextMemory(card.memory, rating, elapsed, settings);
			return recallChance({ ...card, memory, lastDay: today }, until, settings);
		};
		const asked = now * knownAfter('good') + (1 - now) * knownAfter('again');
		return asked - recallChance(card, until, settings);
	};
	return cards
		.map((card) => ({ card, gain: gain(card) }))
		.sort((a, b) => b.gain - a.gain || compareIds(a.card, b.card))
		.map(({ card }) => card);
}
