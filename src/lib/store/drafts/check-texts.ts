import type { Bank } from '../../core/bank/bank';
import { BANK_FILE } from '../../core/bank/bank-files';
import type { DraftTexts } from '../../core/author/edit-history';
import type { Finding } from '../../core/bank/finding';
import { readCard } from '../../core/bank/image-card';
import { parseBank, type DismissedFinding } from '../../core/bank/parse-bank';
import type { CheckFormula } from '../../core/markup/check-formula';

export { BANK_FILE };

/** What is to be said of a draft, and the bank where nothing of it is an error. */
export interface DraftReport {
	errors: Finding[];
	warnings: Finding[];
	/** Warnings that the author lets stand. */
	dismissed: DismissedFinding[];
	bank: Bank | null;
}

/**
 * Everything wrong with a draft, as `footnote check` would say it.
 * @param checkFormula see `formulaCheckFor`; without it, formulas are taken as they are
 */
export function checkTexts(texts: DraftTexts, checkFormula?: CheckFormula): DraftReport {
	const result = parseBank(texts[BANK_FILE] ?? '', BANK_FILE, {
		readText: (file) => texts[file] ?? null,
		readImage: (file) => readCard(texts[file]),
		...(checkFormula ? { checkFormula } : {})
	});
	const { warnings, dismissed } = result;
	return result.ok
		? { errors: [], warnings, dismissed, bank: result.bank }
		: { errors: result.errors, warnings, dismissed, bank: null };
}
