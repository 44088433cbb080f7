import type { Bank } from './bank';

/** How many questions differ between two states of a bank, the generated ones included. */
export interface BankDifference {
	/** All that is read before answering differs, and what counts as right does not. */
	reworded: number;
	/** Another answer counts as right. */
	key: number;
	/** Only in the later one, and only in the earlier one. */
	fresh: number;
	retired: number;
}

/** What changes, told by ids and fingerprints, for someone who has the earlier state. */
export function bankDifference(earlier: Bank, later: Bank): BankDifference {
	const before = new Map(earlier.questions.map((question) => [question.id, question]));
	const difference: BankDifference = { reworded: 0, key: 0, fresh: 0, retired: 0 };
	for (const { id, wording, key } of later.questions) {
		const known = before.get(id);
		before.delete(id);
		if (!known) difference.fresh++;
		else if (known.key !== key) difference.key++;
		else if (known.wording !== wording) difference.reworded++;
	}
	difference.retired = before.size;
	return difference;
}
