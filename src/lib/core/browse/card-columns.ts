import { askedFrom, isMet, type Card } from '../memory/card';
import type { LocalDay, Settings } from '../memory/event';
import { retrievability } from '../memory/fsrs';
import type { NumberName, QuestionState } from './search-tree';

/** What the cards say of all rows, one place for each row: compared and sorted by without looking at a card. */
export interface CardColumns {
	/** NaN where there is none. */
	numbers: Record<NumberName, Float64Array>;
	/** A bit for each state. */
	states: Uint16Array;
}

const STATE_BITS: Record<QuestionState, number> = {
	new: 1,
	due: 2,
	missed: 4,
	flagged: 8,
	suspended: 16,
	buried: 32,
	leech: 64,
	retired: 128
};
/** So many rows are one step: some ms. */
const STEP_ROWS = 2000;

export const isIn = (columns: CardColumns, row: number, state: QuestionState): boolean =>
	(columns.states[row]! & STATE_BITS[state]) !== 0;

/**
 * @param cards one for each row, null for a question without history
 * @param gone for each row whether its bank no longer has it
 * @param addedDay for each row the day its bank was opened here, null where it came with the app
 */
export function* cardColumns(
	cards: readonly (Card | null)[],
	gone: (row: number) => boolean,
	addedDay: (row: number) => LocalDay | null,
	today: LocalDay,
	settings: Settings
): Generator<void, CardColumns> {
	const column = () => new Float64Array(cards.length);
	const numbers: CardColumns['numbers'] = {
		stability: column(),
		difficulty: column(),
		recall: column(),
		reps: column(),
		lapses: column(),
		answers: column(),
		dueIn: column(),
		dueDay: column(),
		addedAgo: column(),
		introducedAgo: column(),
		answeredAgo: column()
	};
	const states = new Uint16Array(cards.length);
	const entries = Object.entries(numbers) as [NumberName, Float64Array][];
	for (const [row, card] of cards.entries()) {
		const own = numbersOf(card, addedDay(row), today, settings);
		for (const [name, values] of entries) values[row] = own[name];
		states[row] = statesOf(card, gone(row), today).reduce((bits, s) => bits | STATE_BITS[s], 0);
		if (row % STEP_ROWS === STEP_ROWS - 1) yield;
	}
	return { numbers, states };
}

/** The numbers of one question; NaN where there is none. */
export function numbersOf(
	card: Card | null,
	addedDay: LocalDay | null,
	today: LocalDay,
	settings: Settings
): Record<NumberName, number> {
	const dueDay = (card && askedFrom(card)) ?? NaN;
	return {
		stability: card?.memory?.stability ?? NaN,
		difficulty: card?.memory?.difficulty ?? NaN,
		recall: (card && recallOf(card, today, settings)) ?? NaN,
		reps: card?.reps ?? 0,
		lapses: card?.lapses ?? 0,
		answers: card?.answers ?? 0,
		dueDay,
		dueIn: dueDay - today,
		addedAgo: today - (addedDay ?? NaN),
		introducedAgo: today - (card?.firstDay ?? NaN),
		answeredAgo: today - (card?.lastDay ?? NaN)
	};
}

/** The chance (0–1) that it is remembered today; null where nothing is known of its memory. */
export function recallOf(card: Card, today: LocalDay, settings: Settings): number | null {
	if (!card.memory || card.lastDay === null) return null;
	return retrievability(card.memory, today - card.lastDay, settings);
}

/** All that a question is to the learner today. */
export function statesOf(card: Card | null, isGone: boolean, today: LocalDay): QuestionState[] {
	const isRetired = isGone || (card?.retired ?? false);
	const states: QuestionState[] = isRetired ? ['retired'] : [];
	if (!card || !isMet(card)) states.push('new');
	if (!card) return states;
	const from = askedFrom(card);
	if (from !== null && from <= today && !isRetired) states.push('due');
	if (card.missed) states.push('missed');
	if (card.flagged) states.push('flagged');
	if (card.suspended) states.push('suspended');
	if (card.buriedUntil !== null && card.buriedUntil > today) states.push('buried');
	if (card.leech) states.push('leech');
	return states;
}
