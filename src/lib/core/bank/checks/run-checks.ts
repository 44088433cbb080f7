import type { Bank } from '../bank';
import type { Remark } from '../finding';
import type { BankFile } from '../schema';
import { absolutes } from './absolutes';
import { allOfTheAbove } from './all-of-the-above';
import { choicesUnlike } from './choices-unlike';
import { clang } from './clang';
import { convergence } from './convergence';
import { withoutDismissed, type Dismissed, type Dismissing } from './dismissals';
import { duplicateChoices } from './duplicate-choices';
import { givesAwayKey } from './gives-away-key';
import { grammarCues } from './grammar-cues';
import { hardToRead } from './hard-to-read';
import { judgementByAuthor } from './judgement-by-author';
import { keyPlace } from './key-place';
import { longQuote } from './long-quote';
import { longestKey } from './longest-key';
import { nearDuplicate } from './near-duplicate';
import { negativeStem } from './negative-stem';
import { noFeedback } from './no-feedback';
import { noQuestion } from './no-question';
import { numberChoices } from './number-choices';
import { quoteNotInText } from './quote-not-in-text';
import { repeatedLeadIn } from './repeated-lead-in';
import { tooManyChoices } from './too-many-choices';
import { trueFalseBalance } from './true-false-balance';
import { unaskedFact } from './unasked-fact';
import { unnamedSpeaker } from './unnamed-speaker';
import { vagueFrequency } from './vague-frequency';
import { writtenQuestions, type Check } from './written-question';

/** Those that can find an error, and so are always run. */
const NEEDED: Check[] = [duplicateChoices, quoteNotInText];
const STYLE: Check[] = [
	longestKey,
	keyPlace,
	absolutes,
	vagueFrequency,
	allOfTheAbove,
	clang,
	grammarCues,
	convergence,
	choicesUnlike,
	numberChoices,
	repeatedLeadIn,
	tooManyChoices,
	negativeStem,
	noQuestion,
	hardToRead,
	nearDuplicate,
	givesAwayKey,
	trueFalseBalance,
	unnamedSpeaker,
	judgementByAuthor,
	longQuote,
	noFeedback
];
/** Those that go wrong where a part of the bank is missing. */
const OF_THE_WHOLE: Check[] = [unaskedFact];

export interface CheckOptions {
	/** Whether to run those too that only ever warn. */
	style: boolean;
	/** Whether the bank is all there; one whose file has errors may not be. */
	whole: boolean;
	/**
	 * Banks beside this one, for questions that are nearly the same. `footnote check` gives those of its files whose id comes before
	 * this bank's, so that a pair is told once; an editor gives all banks on the shelf but the one it holds.
	 */
	others?: readonly Bank[];
}

/**
 * All checks on one bank. Plain data in and out, so that an editor can call it on what it holds: the bank as `buildBank` makes it of
 * the entries, and these entries for their order and their dismissals.
 */
export function runChecks(
	bank: Bank,
	file: Pick<BankFile, 'questions'> & Dismissing,
	{ style, whole, others = [] }: CheckOptions
): { remarks: Remark[]; dismissed: Dismissed[] } {
	const written = writtenQuestions(bank, file);
	const checks = [...NEEDED, ...(style ? STYLE : []), ...(style && whole ? OF_THE_WHOLE : [])];
	const remarks = checks.flatMap((check) => check(bank, written, others));
	if (!style)
		return { remarks: remarks.filter(({ severity }) => severity === 'error'), dismissed: [] };
	return withoutDismissed(remarks, file, whole);
}
