import type { Bank, QuestionId } from '$lib/core/bank/bank';
import {
	chooseQuestions,
	type QuestionFilter,
	type QuestionStatus
} from '$lib/core/quiz/choose-questions';

/** A quiz as someone puts it together. */
export interface QuizChoice {
	mode: 'study' | 'test';
	filter: QuestionFilter;
	/** Minutes, for a test; 0 for none. */
	limitMin: number;
}

export const NO_CHOICE: QuizChoice = {
	mode: 'study',
	filter: { length: 10, tags: [], kinds: [], sections: [], only: 'all', order: 'bank' },
	limitMin: 0
};

/** The filter of a choice: in a test there are no cards. */
export function filterOf({ mode, filter }: QuizChoice): QuestionFilter {
	return mode === 'test' ? { ...filter, graded: true } : filter;
}

/** How many questions of the bank fit a filter, whatever its length. */
export function countFitting(
	bank: Bank,
	status: ReadonlyMap<QuestionId, QuestionStatus>,
	filter: QuestionFilter
): number {
	// Counting needs no order, so no randomness either.
	return chooseQuestions(bank, status, { ...filter, length: null, order: 'bank' }, () => 0).length;
}

/** Why nothing fits: there is none of that sort in the whole bank, or the choices exclude each other. */
export function whyNoneFits(
	bank: Bank,
	status: ReadonlyMap<QuestionId, QuestionStatus>,
	filter: QuestionFilter
): 'new' | 'missed' | 'flagged' | 'cards' | 'together' {
	if (filter.graded && countFitting(bank, status, { ...filter, graded: false }) > 0) return 'cards';
	const { only } = filter;
	const ofThatSort = countFitting(bank, status, { ...NO_CHOICE.filter, only });
	return ofThatSort === 0 && only !== 'all' ? only : 'together';
}

/** The bank's tags, the most used first, those used alike by name. */
export function tagsOf(bank: Bank): { tag: string; count: number }[] {
	const counts = new Map<string, number>();
	for (const { tags } of bank.questions)
		for (const tag of new Set(tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
	return [...counts]
		.map(([tag, count]) => ({ tag, count }))
		.sort((a, b) => b.count - a.count || a.tag.localeCompare(b.tag));
}
