import type { DraftTexts } from '../../core/author/edit-history';
import type { Bank } from '../../core/bank/bank';
import { parseApart } from '../../store/banks/parse-apart';
import { NotSound } from './publish';

/** The bank that these texts are of. @throws NotSound where there are errors in them */
export async function soundBankOf(texts: DraftTexts): Promise<Bank> {
	const { bank, errors } = await parseApart(texts);
	if (!bank) throw new NotSound(errors.length);
	return bank;
}
