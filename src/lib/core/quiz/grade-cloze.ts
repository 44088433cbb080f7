import type { Blank, ClozeQuestion } from '../bank/bank';
import { entryOf } from './learner-text';
import { matchText, type TextMatch } from './match-text';
import { gradeOfParts } from './outcome';
import type { Grade, GradeNote, ResponseOf } from './response';

/**
 * The share of blanks filled right. A typo in a typed blank counts as right and is noted, but the outcome is then at
 * most 'mostly'. Parts: per blank.
 */
export function gradeCloze(question: ClozeQuestion, response: ResponseOf<'cloze'>): Grade {
	const notes: GradeNote[] = [];
	const parts: [string, boolean][] = [];
	for (const blank of question.blanks) {
		const match = matchBlank(blank, entryOf(response.blanks, blank.id));
		parts.push([blank.id, match.verdict !== 'wrong']);
		if (match.verdict === 'typo') notes.push({ code: 'typo', meant: match.meant, blank: blank.id });
	}
	const grade = gradeOfParts(Object.fromEntries(parts), notes);
	return grade.outcome === 'right' && notes.length > 0 ? { ...grade, outcome: 'mostly' } : grade;
}

function matchBlank(blank: Blank, answer: string): TextMatch {
	if (blank.kind === 'typed') return matchText(answer, blank.accept);
	const chosen = blank.choices.find((choice) => choice.id === answer);
	return { verdict: chosen?.correct ? 'right' : 'wrong' };
}
