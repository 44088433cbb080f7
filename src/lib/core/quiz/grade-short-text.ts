import type { ShortTextQuestion } from '../bank/bank';
import { learnerText } from './learner-text';
import { isSameText, matchText } from './match-text';
import { typoDistance } from './near-miss';
import { foldText } from './normalise-text';
import { gradeOf } from './outcome';
import type { Grade, ResponseOf } from './response';

/**
 * Right when the text is an accepted one but for its form (foldText). A typo is a pass and scores in full, but the
 * outcome is 'mostly' and a note tells what was meant. A known confusion, mistyped or not, gets its word.
 */
export function gradeShortText(
	question: ShortTextQuestion,
	response: ResponseOf<'short-text'>
): Grade {
	const { accept, caseSensitive } = question;
	const text = learnerText(response.text);
	const confusions = question.confusions.map((confusion) => confusion.text);
	const match = matchText(text, accept, { caseSensitive, confusions });
	if (match.verdict === 'right') return gradeOf(1);
	if (match.verdict === 'typo') {
		return { ...gradeOf(1, {}, [{ code: 'typo', meant: match.meant }]), outcome: 'mostly' };
	}
	const confusion =
		question.confusions.find((each) => isSameText(text, each.text, caseSensitive)) ??
		question.confusions.find((each) => typoDistance(foldText(text), foldText(each.text)) !== null);
	return gradeOf(0, {}, confusion ? [{ code: 'confusion', feedback: confusion.feedback }] : []);
}
