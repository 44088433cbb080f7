import type { BankId } from '../../core/bank/bank';
import type { Card } from '../../core/memory/card';
import type { Head } from '../database-schema';
import type { Reading } from '../read-log';

/** So many cards are asked for at once, about. */
const AT_ONCE = 1000;

/**
 * All cards, in the order of their keys. The database gets the next ones while objects are made of those that came, which takes
 * two thirds of the time of one request for all.
 * @param counts of their banks, as far as they are known: where to part them
 */
export async function readCards(tx: Reading, counts: Head['banks']): Promise<Card[]> {
	const store = tx.objectStore('cards');
	// What is refused at once must not leave the others behind, with nobody waiting for them.
	const asked = rangesOf(counts).map(async (range) => store.getAll(range));
	const parts = await Promise.all(asked);
	return parts.flatMap((records) => records.map(({ card }) => card));
}

/** They lie side by side, and all keys that there can be lie in one of them. */
function rangesOf(counts: Head['banks']): (IDBKeyRange | null)[] {
	const borders: [BankId][] = [];
	let here = 0;
	for (const [bank, { met }] of [...counts].sort(([one], [other]) => (one < other ? -1 : 1))) {
		if (here >= AT_ONCE) {
			borders.push([bank]);
			here = 0;
		}
		here += met;
	}
	if (borders.length === 0) return [null];
	return [
		IDBKeyRange.upperBound(borders[0], true),
		...borders.slice(1).map((border, at) => IDBKeyRange.bound(borders[at], border, false, true)),
		IDBKeyRange.lowerBound(borders.at(-1))
	];
}
