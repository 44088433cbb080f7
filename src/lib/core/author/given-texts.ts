import { BANK_FILE } from '../bank/bank-files';
import { itemsOf, splitText, valueOf } from './bank-text';
import type { DraftTexts } from './edit-history';
import { textIn } from './outline';

/**
 * What of a draft may be given away: the bank's file, and the texts that its sources show by `text`. The texts that an
 * author works with and does not show stay here, and so does every text of a bank that cannot be read.
 */
export function givenTexts(texts: DraftTexts): DraftTexts {
	const result = splitText(texts[BANK_FILE] ?? '');
	const shown = result.ok ? shownIn(result.bank) : new Set<string>();
	return Object.fromEntries(
		Object.entries(texts).filter(([name]) => name === BANK_FILE || shown.has(name))
	);
}

function shownIn(bank: Parameters<typeof itemsOf>[0]): Set<string> {
	// In brackets, a list is one value.
	const inBrackets = valueOf(bank, 'sources');
	const sources = [
		...itemsOf(bank, 'sources').map(({ value }) => value),
		...(Array.isArray(inBrackets) ? (inBrackets as unknown[]) : [])
	];
	return new Set(
		sources.map((source) => textIn((source as { text?: unknown } | null | undefined)?.text))
	);
}
