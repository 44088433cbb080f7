import { countedFrom, paragraphsOf } from '../bank/paragraphs';
import type { DraftTexts } from './edit-history';
import type { SourceRow } from './outline';

/** The passages of a source by its text, the first at 0: all paragraphs where none begins as it says; none without a text. */
export function sourceParagraphs(
	{ file, countedFrom: start }: Pick<SourceRow, 'file' | 'countedFrom'>,
	texts: DraftTexts
): string[] {
	const all = paragraphsOf(texts[file] ?? '');
	const counted = start === '' ? all : countedFrom(all, start);
	return counted.length > 0 ? counted : all;
}
