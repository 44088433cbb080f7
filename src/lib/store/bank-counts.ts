import type { BankCounts, CardRecord } from './database-schema';

type Counts = Map<string, BankCounts>;

const NOTHING: BankCounts = { met: 0, missed: 0, leeches: 0 };

/** Counts all cards. */
export function countBanks(records: readonly CardRecord[]): Counts {
	const counts: Counts = new Map();
	for (const record of records) count(counts, record, 1);
	return counts;
}

/** The counts after one card has changed, come (`before` undefined) or gone (`after` undefined). */
export function recount(counts: Counts, before?: CardRecord, after?: CardRecord): Counts {
	const next = new Map(counts);
	if (before) count(next, before, -1);
	if (after) count(next, after, 1);
	return next;
}

function count(counts: Counts, record: CardRecord, sign: 1 | -1): void {
	const { met, missed, leeches } = counts.get(record.bank) ?? NOTHING;
	const { leech, suspended, retired } = record.card;
	const next = {
		met: met + (record.first === undefined || retired ? 0 : sign),
		missed: missed + (record.missed ? sign : 0),
		leeches: leeches + (leech && suspended && !retired ? sign : 0)
	};
	// A bank with nothing to count is left out, so that counting on and counting anew come to the same.
	if (next.met === 0 && next.missed === 0 && next.leeches === 0) counts.delete(record.bank);
	else counts.set(record.bank, next);
}
