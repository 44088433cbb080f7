import type { DraftTexts } from '../../core/author/edit-history';
import { BANK_FILE } from '../../core/bank/bank-files';
import type { CheckFormula } from '../../core/markup/check-formula';

/** Reads formulas as a page will show them; loaded only where a bank may have any. Undefined where it need or can not be. */
export async function formulaCheckFor(texts: DraftTexts): Promise<CheckFormula | undefined> {
	if (!/^["']?markup["']?\s*:/m.test(texts[BANK_FILE] ?? '')) return undefined;
	try {
		return (await import('../../core/markup/formula')).formulaProblem;
	} catch {
		return undefined;
	}
}
