import type { SelfRating } from '$lib/core/quiz/response';
import { m } from '$lib/paraglide/messages';

/** How well a card was known, in a word. */
export function ratingLabel(rating: SelfRating): string {
	return {
		again: m.card_again,
		hard: m.card_hard,
		good: m.card_good,
		easy: m.card_easy
	}[rating]();
}
