import { diffWordsWithSpace } from 'diff';

/** A run of words: in both texts, only in the later one, or only in the earlier one. */
export interface WordRun {
	kind: 'same' | 'added' | 'gone';
	text: string;
}

/** Words that differ; past this two texts have little in common, and are shown one after the other. */
const MOST_WORDS = 400;

/**
 * What became of the words of a text. Joined without the added ones it is the earlier text, without those gone the later.
 * @param language BCP 47, for texts that part their words in another way than by spaces; one that is not known is passed over
 */
export function compareWords(before: string, after: string, language = ''): WordRun[] {
	const intlSegmenter = segmenterFor(language);
	const changes = diffWordsWithSpace(before, after, {
		maxEditLength: MOST_WORDS,
		...(intlSegmenter ? { intlSegmenter } : {})
	});
	const runs: WordRun[] = changes
		? changes.map(({ added, removed, value }) => ({
				kind: added ? 'added' : removed ? 'gone' : 'same',
				text: value
			}))
		: [
				{ kind: 'gone', text: before },
				{ kind: 'added', text: after }
			];
	return joined(runs.filter(({ text }) => text !== ''));
}

/** Between two words changed a space alone stays the same: the three read better as one. */
function joined(runs: readonly WordRun[]): WordRun[] {
	const result: WordRun[] = [];
	let gone = '';
	let added = '';
	const close = () => {
		if (gone) result.push({ kind: 'gone', text: gone });
		if (added) result.push({ kind: 'added', text: added });
		gone = added = '';
	};
	runs.forEach(({ kind, text }, index) => {
		const isBetween = kind === 'same' && text.trim() === '' && gone !== '' && added !== '';
		if (kind === 'gone') gone += text;
		else if (kind === 'added') added += text;
		else if (isBetween && index < runs.length - 1) {
			gone += text;
			added += text;
		} else {
			close();
			result.push({ kind, text });
		}
	});
	close();
	return result;
}

function segmenterFor(language: string): Intl.Segmenter | null {
	// Where words stand apart by spaces the spaces tell best.
	if (!/^(zh|ja|th|lo|km|my)\b/i.test(language)) return null;
	try {
		return new Intl.Segmenter(language, { granularity: 'word' });
	} catch {
		return null;
	}
}
