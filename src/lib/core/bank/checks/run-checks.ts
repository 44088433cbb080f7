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
	unaskedFact,
	noFeedback
];

/** @param style whether to run those too that only ever warn. */
export function runChecks(bank: Bank, file: BankFile, style: boolean): Remark[] {
	const written = writtenQuestions(bank, file);
	return [...NEEDED, ...(style ? STYLE : [])].flatMap((check) => check(bank, written));
}
