import { BANK_SHAPE, type Bank } from '../../core/bank/bank';
import { summariseBank } from '../../core/bank/summarise-bank';
import type { OpenedSummary } from './bank-database';
import type { BankStore } from './bank-store';
import { parseApart } from './parse-apart';

/**
 * A bank that was opened here. Where it was parsed by a version of the app that made another shape of it, or was damaged
 * since, it is parsed anew from its texts and kept so.
 * @returns null where this version can make nothing of it any more
 * @throws StorageFault
 */
export async function loadOpened(store: BankStore, about: OpenedSummary): Promise<Bank | null> {
	const kept = await store.bank(about.id);
	if (kept) return kept;
	const texts = await store.texts(about.id);
	const bank = texts && (await parseApart(texts)).bank;
	if (!bank || bank.id !== about.id) return null;
	const summary = { ...about, ...summariseBank(bank), shape: BANK_SHAPE };
	// Where it cannot be kept it is parsed again the next time.
	await store.renew(summary, bank).catch(() => undefined);
	return bank;
}
