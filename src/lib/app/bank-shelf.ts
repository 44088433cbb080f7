import { shippedBanks, type ShippedBank } from 'virtual:banks';
import type { Bank, Question } from '../core/bank/bank';

/** The banks that can be taken. Their summaries are at hand; a bank's questions are loaded when first asked for. */
export class BankShelf {
	readonly summaries: ShippedBank[] = shippedBanks;
	#loaded = new Map<string, Promise<Bank>>();

	summary(id: string): ShippedBank | undefined {
		return this.summaries.find((bank) => bank.id === id);
	}

	/** The whole bank, or null where there is none of that id. */
	async bank(id: string): Promise<Bank | null> {
		const summary = this.summary(id);
		if (!summary) return null;
		const loading = this.#loaded.get(id) ?? summary.load();
		this.#loaded.set(id, loading);
		// A failed load (no network, a chunk gone) may be tried again.
		loading.catch(() => this.#loaded.delete(id));
		return loading;
	}

	async banks(ids: Iterable<string>): Promise<Bank[]> {
		const banks = await Promise.all([...new Set(ids)].map((id) => this.bank(id)));
		return banks.filter((bank) => bank !== null);
	}

	all(): Promise<Bank[]> {
		return this.banks(this.summaries.map((bank) => bank.id));
	}
}

/** Finds questions by bank and id among banks that are loaded. */
export function questionFinder(banks: Bank[]) {
	const found = new Map<string, Question>();
	for (const bank of banks)
		for (const question of bank.questions) found.set(`${bank.id}\n${question.id}`, question);
	return (bank: string, question: string): Question | undefined =>
		found.get(`${bank}\n${question}`);
}
