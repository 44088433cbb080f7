import type { Card } from '../../core/memory/card';
import { Pace } from '../../store/pace';
import type { FootnoteApp } from '../footnote-app.svelte';

const STEP_CARDS = 500;

/** How many questions of the shelf are set aside because they keep slipping. Reads every card, in steps. @throws StorageFault */
export async function countLeeches(app: Pick<FootnoteApp, 'shelf' | 'store'>): Promise<number> {
	const { ids } = app.shelf;
	const pace = new Pace();
	let count = 0;
	for (let last: Card | null = null, more = true; more;) {
		const cards: Card[] = await app.store.cardsAfter(last, STEP_CARDS);
		for (const { bank, leech, suspended, retired } of cards)
			if (leech && suspended && !retired && ids.has(bank)) count++;
		last = cards.at(-1) ?? null;
		more = cards.length === STEP_CARDS;
		await pace.step();
	}
	return count;
}
