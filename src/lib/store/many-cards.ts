import { DERIVED_VERSION, type Card } from '../core/memory/card';
import { emptyTally, type DayTally } from '../core/memory/day-tally';
import type { EventId, LearnerEvent } from '../core/memory/event';
import { foldCard } from '../core/memory/fold';
import type { ManyEvents } from '../core/memory/many-events';
import { recount } from './bank-counts';
import { cardNumbers, type Beside } from './beside-many';
import { toCardRecord } from './card-record';
import type { CardRecord, Head } from './database-schema';
import { putHead, readHead } from './head';
import type { LearnerStore } from './learner-store';
import { logSlices } from './log-slices';
import type { Pace } from './pace';
import { sent, type Writing } from './writing';

/** So many events of the log are held at once, to be folded with those that come. */
const HELD_EVENTS = 50_000;
/** So many cards are written in one step: some ms. */
const STEP_CARDS = 500;

/** A card that changes, by its number; undefined where nothing is left of it. */
export type ChangedCard = [card: number, after: Card | undefined];

/**
 * Folds cards anew, each from its own events and what concerns all: nothing else of the log is needed for that.
 * @param cards their numbers
 * @param coming what comes to a card's events of the log
 * @param leaving by their numbers, 1 for each event that leaves the log
 * @throws Cancelled; Overtaken where something was written since it was looked through
 */
export async function foldedCards(
	store: LearnerStore,
	many: ManyEvents,
	{ writes, wide, others }: Beside,
	cards: readonly number[],
	coming: (card: number) => LearnerEvent[],
	leaving: Uint8Array,
	pace: Pace
): Promise<ChangedCard[]> {
	const changed: ChangedCard[] = [];
	const fold = async (card: number, own: readonly LearnerEvent[]) => {
		const [bank, question] = many.cards[card]!;
		const events = [...own, ...coming(card)];
		const after = events.length > 0 ? foldCard(bank, question, [...events, ...wide]) : undefined;
		changed.push([card, after]);
		await pace.step(changed.length, cards.length);
	};
	const numberOf = cardNumbers(many);
	const known = cards.filter((card) => others[card]! > 0);
	for (const batch of batches(known, others)) {
		const own = new Map<number, LearnerEvent[]>(batch.map((card) => [card, []]));
		for await (const { events } of logSlices(store.connection, writes)) {
			for (const event of events) {
				const nth = many.find(event.id);
				if (nth < 0 || leaving[nth] === 0) own.get(numberOf(event))?.push(event);
			}
			await pace.step(changed.length, cards.length);
		}
		for (const [card, events] of own) await fold(card, events);
	}
	for (const card of cards) if (others[card] === 0) await fold(card, []);
	return changed;
}

function* batches(cards: readonly number[], others: Uint32Array): Generator<number[]> {
	let [batch, held]: [number[], number] = [[], 0];
	for (const card of cards) {
		batch.push(card);
		held += others[card]!;
		if (held < HELD_EVENTS) continue;
		yield batch;
		[batch, held] = [[], 0];
	}
	if (batch.length > 0) yield batch;
}

/**
 * Puts what follows from events that came or went in the place of what followed before; the rest stays.
 * @param days what they count for, added where `sign` is 1, else taken away
 */
export async function writeChanged(
	tx: Writing,
	many: ManyEvents,
	changed: readonly ChangedCard[],
	{ days, sign }: { days: ReadonlyMap<number, DayTally>; sign: 1 | -1 },
	about: { newest: EventId | null; loose: number }
): Promise<void> {
	const head = await readHead(tx);
	const banks = await writeCards(tx, many, changed, head.banks);
	const kept = tx.objectStore('days');
	for (const [day, { answered, right, durationMs }] of days) {
		const before = (await kept.get(day)) ?? emptyTally(day);
		const after = {
			day,
			answered: before.answered + sign * answered,
			right: before.right + sign * right,
			durationMs: before.durationMs + sign * durationMs
		};
		sent(after.answered > 0 ? kept.put(after) : kept.delete(day));
	}
	// Where a tab of an older app writes by its own rules, the next start of a newer one derives everything again.
	const derivedVersion = Math.min(head.derivedVersion, DERIVED_VERSION);
	await putHead(tx, { ...head, ...about, writes: head.writes + 1, banks, derivedVersion });
}

async function writeCards(
	tx: Writing,
	many: ManyEvents,
	changed: readonly ChangedCard[],
	counts: Head['banks']
): Promise<Head['banks']> {
	const store = tx.objectStore('cards');
	let banks = counts;
	for (let from = 0; from < changed.length; from += STEP_CARDS) {
		const step = changed.slice(from, from + STEP_CARDS);
		const before = await Promise.all(
			step.map(([card]) => store.get([...many.cards[card]!] as [string, string]))
		);
		for (const [at, [card, after]] of step.entries()) {
			const [bank, question] = many.cards[card]!;
			const record: CardRecord | undefined = after && toCardRecord(after);
			banks = recount(banks, before[at], record);
			if (record) sent(store.put(record));
			else if (before[at]) sent(store.delete([bank, question]));
		}
	}
	return banks;
}
