import type { Remark } from '../finding';
import { quoted, warning, words } from '../finding';
import { foldText } from '../fold-text';
import { choiceSets, wordsOf, type Check } from './written-question';

const ALL = /^all (?:of )?(?:the above|these|them)$/;
const NONE = /^none (?:of )?(?:the above|these|them)$|^neither of (?:these|the above|them)$/;
/** "A and C only", "both 1 and 2"; but "2 and 3" may be an answer in numbers. */
const LETTERS =
	/^(?:(?:both |either |only )?(?:L, ?)*L,? (?:and|or|&) L|both \d,? (?:and|or|&) \d)(?: (?:only|are (?:right|correct)))?$/;
const BY_LETTER = new RegExp(LETTERS.source.replaceAll('L', '\\(?[a-h]\\)?'));
const BOTH = /^both (?:of )?(?:the above|these|them)$/;

const JOINING = new Set(['both', 'only', 'either']);

/**
 * Choices about other choices. "None of the above" should be used carefully, "all of the above" avoided:
 * Haladyna, Downing & Rodriguez (2002), guidelines 25 and 26. Both must stand last, and letters mean nothing once choices are shuffled.
 */
export const allOfTheAbove: Check = (_bank, written) =>
	written.flatMap(choiceSets).flatMap(({ choices, paths }) => {
		// Where all choices are made of such signs they are the matter itself: vitamins, notes, blood groups.
		const labels = choices.every(({ text }) =>
			wordsOf(text).every((word) => word.length <= 3 || JOINING.has(word))
		);
		return choices.flatMap(({ text, pinned }, index): Remark[] => {
			const plain = foldText(text).toLowerCase();
			const path = paths[index]!;
			if (ALL.test(plain))
				return [
					warning(
						path,
						'all-of-the-above',
						`${quoted(text)} is right as soon as two choices are`,
						'Make it a question of type multiple, or take the choice out.',
						{ mend: words`Change the type to ${{ type: 'multiple' }}, or remove the choice.` }
					)
				];
			if (NONE.test(plain) && !pinned)
				return [
					warning(
						path,
						'none-unpinned',
						`${quoted(text)} is shuffled among the others`,
						'Add "pinned: true" so that it stays last.',
						{ mend: words`Tick ${{ box: 'pinned' }} at it.` }
					)
				];
			if (BOTH.test(plain) || (BY_LETTER.test(plain) && !labels))
				return [
					warning(
						path,
						'choice-by-letter',
						`${quoted(text)} points at other choices, but choices are shuffled`,
						'Write out what they say, or make it a question of type multiple.',
						{ mend: words`Write out what they say, or change the type to ${{ type: 'multiple' }}.` }
					)
				];
			return [];
		});
	});
