import type { Bank } from '../bank';
import type { Remark } from '../finding';
import type { BankFile } from '../schema';
import { absolutes } from './absolutes';
import { allOfTheAbove } from './all-of-the-above';
import { clang } from './clang';
import { duplicateChoices } from './duplicate-choices';
import { judgementByAuthor } from './judgement-by-author';
import { longestKey } from './longest-key';
import { noFeedback } from './no-feedback';
import { quoteNotInText } from './quote-not-in-text';
import { unaskedFact } from './unasked-fact';
import { unnamedSpeaker } from './unnamed-speaker';
import { writtenQuestions, type Check } from './written-question';

/** Those that can find an error, and so are always run. */
const NEEDED: Check[] = [duplicateChoices];
const STYLE: Check[] = [
	longestKey,
	absolutes,
	allOfTheAbove,
	clang,
	unnamedSpeaker,
	judgementByAuthor,
	quoteNotInText,
	noFeedback
];
/** Those that go wrong where a part of the bank is missing. */
const OF_THE_WHOLE: Check[] = [unaskedFact];

/**
 * @param style whether to run those too that only ever warn.
 * @param whole whether the bank is all there; one whose file has errors may not be.
 */
export function runChecks(
	bank: Bank,
	file: Pick<BankFile, 'questions'>,
	{ style, whole }: { style: boolean; whole: boolean }
): Remark[] {
	const written = writtenQuestions(bank, file);
	const checks = [...NEEDED, ...(style ? STYLE : []), ...(style && whole ? OF_THE_WHOLE : [])];
	return checks.flatMap((check) => check(bank, written));
}
