import { shippedBanks, type ShippedBank } from 'virtual:banks';
import type { Bank, Question } from '../core/bank/bank';
import type { BankSummary } from '../core/bank/summarise-bank';
import type { OpenedSummary } from '../store/banks/bank-database';
import type { BankStore } from '../store/banks/bank-store';

/** A bank that can be taken, as lists show it. */
export interface ShelfBank extends BankSummary {
	/** What is known of it where it was opened here; null for one that comes with the app. */
	opened: OpenedSummary | null;
	/** Another one whenever anything in the bank is: the digest is of its questions alone. */
	content: string;
}

interface Place extends ShelfBank {
	load: () => Promise<Bank | null>;
}

/**
 * The banks that can be taken: those that come with the app, and those that were opened here. Their summaries are at hand;
 * a bank's questions are loaded when first asked for.
 */
export class BankShelf {
	#places: Place[] = shippedBanks.map(shipped);
	#loaded = new Map<string, Promise<Bank | null>>();
	#failure: unknown = null;

	constructor(private readonly store: BankStore) {}

	/** The opened ones first, the last added at the head. */
	get summaries(): readonly ShelfBank[] {
		return this.#places;
	}

	/** Why the opened banks could not be read; null when they could. Those that come with the app are there all the same. */
	get failure(): unknown {
		return this.#failure;
	}

	/** Looks again which banks were opened here. Never throws. @see failure */
	async refresh(): Promise<void> {
		try {
			this.#place(await this.store.summaries());
			this.#failure = null;
		} catch (error) {
			this.#failure = error;
		}
	}

	/** The ids of the banks that can be taken. */
	get ids(): ReadonlySet<string> {
		return new Set(this.#places.map((bank) => bank.id));
	}

	summary(id: string): ShelfBank | undefined {
		return this.#places.find((bank) => bank.id === id);
	}

	/** The whole bank; null where there is none of that id, or it can be read no more. */
	async bank(id: string): Promise<Bank | null> {
		const place = this.#places.find((bank) => bank.id === id);
		if (!place) return null;
		const key = keyOf(place);
		const loading = this.#loaded.get(key) ?? place.load();
		this.#loaded.set(key, loading);
		// A failed load (no network, a chunk gone) may be tried again.
		loading.catch(() => this.#loaded.delete(key));
		return loading;
	}

	/**
	 * The bank as it is kept at this moment, for those who go through all of them: none stays in memory.
	 * @returns with the mark of its content, null where that is not certain; null where there is no bank, or it can be read
	 *   no more
	 */
	async bankNow(id: string): Promise<{ bank: Bank; content: string | null } | null> {
		const place = this.#places.find((bank) => bank.id === id);
		const kept = place?.opened ? await this.store.parsed(id) : null;
		if (kept) return { bank: kept.bank, content: contentOf(kept.summary) };
		const bank = await this.bank(id);
		return bank && { bank, content: place?.opened ? null : place!.content };
	}

	async banks(ids: Iterable<string>): Promise<Bank[]> {
		const banks = await Promise.all([...new Set(ids)].map((id) => this.bank(id)));
		return banks.filter((bank) => bank !== null);
	}

	all(): Promise<Bank[]> {
		return this.banks(this.#places.map((bank) => bank.id));
	}

	/** Of two with one id the higher revision counts, and where they are equal what comes with the app. */
	#place(opened: readonly OpenedSummary[]): void {
		const own = opened.filter(({ id, revision }) => {
			const other = shippedBanks.find((bank) => bank.id === id);
			return !other || revision > other.revision;
		});
		const ids = new Set(own.map(({ id }) => id));
		this.#places = [
			...own.map((about) => ({
				...about,
				opened: about,
				content: contentOf(about),
				load: async () => {
					const { loadOpened } = await import('../store/banks/load-opened');
					return loadOpened(this.store, about);
				}
			})),
			...shippedBanks.filter(({ id }) => !ids.has(id)).map(shipped)
		];
		const keys = new Set(this.#places.map(keyOf));
		for (const key of this.#loaded.keys()) if (!keys.has(key)) this.#loaded.delete(key);
	}
}

const shipped = (bank: ShippedBank): Place => ({ ...bank, opened: null });

const contentOf = ({ changedMs, shape, digest }: OpenedSummary) =>
	`${changedMs} ${shape} ${digest}`;

/** A bank that is opened in a newer revision is another one to load. */
const keyOf = ({ id, opened }: ShelfBank) => `${id}\n${opened ? opened.changedMs : 'shipped'}`;

/** Finds questions by bank and id among banks that are loaded. */
export function questionFinder(banks: Bank[]) {
	const found = new Map<string, Question>();
	for (const bank of banks)
		for (const question of bank.questions) found.set(`${bank.id}\n${question.id}`, question);
	return (bank: string, question: string): Question | undefined =>
		found.get(`${bank}\n${question}`);
}
