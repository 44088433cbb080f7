import { BANK_FILE } from '../bank/bank-files';
import { itemsOf, splitText, valueOf, type BankText } from './bank-text';
import type { DraftTexts } from './edit-history';
import { textIn } from './outline';
import { picturesIn } from './pictures-in';

/**
 * What of a draft may be given away: the bank's file, the texts that its sources show by `text`, and the cards of the
 * pictures that its questions show. The texts that an author works with and does not show stay here, and so does every
 * text of a bank that cannot be read.
 */
export function givenTexts(texts: DraftTexts): DraftTexts {
	const result = splitText(texts[BANK_FILE] ?? '');
	const shown = result.ok
		? new Set([...shownIn(result.bank), ...imagesIn(result.bank)])
		: new Set<string>();
	return Object.fromEntries(
		Object.entries(texts).filter(([name]) => name === BANK_FILE || shown.has(name))
	);
}

function shownIn(bank: BankText): Set<string> {
	return new Set(
		valuesOf(bank, 'sources').map((source) => textIn((source as { text?: unknown } | null)?.text))
	);
}

/** The names of all pictures that questions have, whatever else is wrong with these. */
export function imagesIn(bank: BankText): Set<string> {
	return new Set(
		valuesOf(bank, 'questions')
			.flatMap(picturesIn)
			.map(({ file }) => file)
	);
}

/** In brackets, a list is one value. */
function valuesOf(bank: BankText, list: string): unknown[] {
	const inBrackets = valueOf(bank, list);
	return [
		...itemsOf(bank, list).map(({ value }) => value),
		...(Array.isArray(inBrackets) ? (inBrackets as unknown[]) : [])
	];
}
