import { IMAGE_FILE } from '../bank/bank-files';
import type { BankText } from './bank-text';
import type { DraftTexts } from './edit-history';
import { imagesIn } from './given-texts';

/**
 * The texts of a draft without the cards of pictures that no question shows.
 * @param bank its file, as it is in the texts or will be
 */
export function withoutIdlePictures(bank: BankText, texts: DraftTexts): DraftTexts {
	const shown = imagesIn(bank);
	return Object.fromEntries(
		Object.entries(texts).filter(([name]) => !IMAGE_FILE.test(name) || shown.has(name))
	);
}
