import type { Bank } from '../../core/bank/bank';
import type { DraftTexts } from '../../core/author/edit-history';
import type { Finding } from '../../core/bank/finding';
import { parseBank } from '../../core/bank/parse-bank';

/** The name of the bank's own file among a draft's texts; the others are texts of its sources. */
export const BANK_FILE = 'bank.yaml';

/** What is to be said of a draft, and the bank where nothing of it is an error. */
export interface DraftReport {
	errors: Finding[];
	warnings: Finding[];
	bank: Bank | null;
}

/** Everything wrong with a draft, as `footnote check` would say it. */
export function checkTexts(texts: DraftTexts): DraftReport {
	const result = parseBank(texts[BANK_FILE] ?? '', BANK_FILE, {
		readText: (file) => texts[file] ?? null
	});
	return result.ok
		? { errors: [], warnings: result.warnings, bank: result.bank }
		: { errors: result.errors, warnings: result.warnings, bank: null };
}
