import { aroundBlanks } from '../bank/check-markup';
import { markedTexts } from '../bank/marked-texts';
import { hasMarks } from '../markup/parse-markup';
import { scanMarkup } from '../markup/scan-markup';
import type { Item } from './bank-text';
import { fieldsOf } from './outline';

/**
 * Whether an entry of a bank's facts or questions says something else in a bank that reads marks than in one that does not;
 * a dollar sign for money, too, which is an error where marks are read.
 */
export function readsOtherwise(item: Item): boolean {
	return markedTexts(fieldsOf(item), ['questions', 0])
		.flatMap(aroundBlanks)
		.some(({ text }) => hasMarks(text, true) || scanMarkup(text, true).strayDollars.length > 0);
}
