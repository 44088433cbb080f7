import type { Bank } from '../../core/bank/bank';
import { BANK_FILE } from '../../core/bank/bank-files';
import type { DraftTexts } from '../../core/author/edit-history';
import type { Finding } from '../../core/bank/finding';
import { readCard } from '../../core/bank/image-card';
import { parseBank, type DismissedFinding } from '../../core/bank/parse-bank';
import type { CheckFormula } from '../../core/markup/check-formula';
import { banksBeside } from './banks-beside';

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
 * @param others banks that lie beside it, for questions that one of them asks, too
 */
export function checkTexts(
	texts: DraftTexts,
	checkFormula?: CheckFormula,
	others: readonly Bank[] = []
): DraftReport {
	const text = texts[BANK_FILE] ?? '';
	const result = parseBank(text, BANK_FILE, {
		readText: (file) => texts[file] ?? null,
		readImage: (file) => readCard(texts[file]),
		others: banksBeside(text, others),
		...(checkFormula ? { checkFormula } : {})
	});
	const { warnings, dismissed } = result;
	return result.ok
		? { errors: [], warnings, dismissed, bank: result.bank }
		: { errors: result.errors, warnings, dismissed, bank: null };
}
