import type { Bank } from '../../../core/bank/bank';
import { fnv1a64 } from '../../../core/bank/fingerprint';
import { knownBank } from '../../../core/insight/progress/known-bank';
import type { KnownShelf } from '../progress-apart';

/** For tests: a shelf with these banks, which notes what is read of it. */
export function shelfOf(banks: readonly Bank[]): KnownShelf & { wasRead: string[] } {
	const wasRead: string[] = [];
	return {
		wasRead,
		marks: banks.map((bank) => ({ id: bank.id, content: fnv1a64(JSON.stringify(bank)) })),
		async read(id) {
			wasRead.push(id);
			const bank = banks.find((one) => one.id === id);
			return bank ? { known: knownBank(bank), isAsMarked: true } : null;
		}
	};
}
