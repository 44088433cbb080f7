import type { Bank } from '../../core/bank/bank';
import { checkTexts } from '../../store/drafts/check-texts';
import { drafts } from './drafts';

/** A draft as a bank, for paper. `errors`: it has some, and is no bank yet. @throws StorageFault */
export async function bankToPrint(id: string): Promise<Bank | 'missing' | 'errors'> {
	const draft = await drafts.read(id);
	return draft ? (checkTexts(draft.texts).bank ?? 'errors') : 'missing';
}
