import {
	browseBank,
	retiredRow,
	type BrowsedBank,
	type BrowsedRow
} from '../../core/browse/browsed-bank';
import { cardColumns } from '../../core/browse/card-columns';
import type { Browsed } from '../../core/browse/search-rows';
import type { Bank } from '../../core/bank/bank';
import type { Card } from '../../core/memory/card';
import type { LocalDay } from '../../core/memory/event';
import { localDay } from '../../core/memory/local-day';
import type { Pace } from '../../store/pace';
import { clock } from '../clock';
import type { FootnoteApp } from '../footnote-app.svelte';
import { paced } from './paced';

/** All questions of the shelf as they are now, and what each is to the learner. */
export interface LoadedQuestions {
	browsed: Browsed;
	/** One for each row; null for a question without history. */
	cards: readonly (Card | null)[];
	banks: ReadonlyMap<string, Bank>;
	today: LocalDay;
}

/** What can be loaded of it by now. */
type Source = Pick<FootnoteApp, 'shelf' | 'today' | 'settings'> & {
	store: Pick<FootnoteApp['store'], 'cardsAfter'>;
};

/** So many cards are read in one step: some ms. */
const STEP_CARDS = 500;

/** Reading a bank for being searched takes longer than all the rest, and gives the same as long as the bank is the same. */
const known = new WeakMap<Bank, BrowsedBank>();

/** Reads all questions and cards in steps between which the page has its turn. @throws StorageFault */
export async function loadBrowsed(app: Source, pace: Pace): Promise<LoadedQuestions> {
	const { shelf, today, settings } = app;
	const banks = new Map<string, Bank>();
	const browsedBanks: BrowsedBank[] = [];
	for (const { id } of shelf.summaries) {
		const bank = await shelf.bank(id);
		if (!bank) continue;
		banks.set(id, bank);
		const browsed = known.get(bank) ?? (await paced(browseBank(bank), pace));
		known.set(bank, browsed);
		browsedBanks.push(browsed);
	}
	const cards = await readCards(app, pace);
	const rows: BrowsedRow[] = [];
	const offsets: number[] = [];
	const own: (Card | null)[] = [];
	for (const bank of browsedBanks) {
		offsets.push(rows.length);
		const ofBank = cards.get(bank.id);
		for (const row of bank.rows) {
			rows.push(row);
			own.push(ofBank?.get(row.question) ?? null);
			ofBank?.delete(row.question);
		}
		await pace.step();
	}
	// What is left of them is in its bank no more.
	for (const bank of browsedBanks)
		for (const card of cards.get(bank.id)?.values() ?? []) {
			rows.push(retiredRow(bank.id, card.question));
			own.push(card);
		}
	const added = addedDays(app);
	const columns = await paced(
		cardColumns(
			own,
			(row) => rows[row]!.asked === null,
			(row) => added.get(rows[row]!.bank) ?? null,
			today,
			settings
		),
		pace
	);
	return { browsed: { banks: browsedBanks, offsets, rows, columns }, cards: own, banks, today };
}

async function readCards({ store }: Source, pace: Pace): Promise<Map<string, Map<string, Card>>> {
	const banks = new Map<string, Map<string, Card>>();
	for (let last: Card | null = null, more = true; more;) {
		const cards: Card[] = await store.cardsAfter(last, STEP_CARDS);
		for (const card of cards) {
			const ofBank = banks.get(card.bank) ?? new Map<string, Card>();
			if (ofBank.size === 0) banks.set(card.bank, ofBank);
			ofBank.set(card.question, card);
		}
		last = cards.at(-1) ?? null;
		more = cards.length === STEP_CARDS;
		await pace.step();
	}
	return banks;
}

/** By bank, the day on which it was opened here. */
function addedDays({ shelf, settings }: Source): Map<string, LocalDay> {
	return new Map(
		shelf.summaries.flatMap(({ id, opened }) =>
			opened
				? [[id, localDay(opened.addedMs, clock.offsetMin(opened.addedMs), settings.dayEndHour)]]
				: []
		)
	);
}
