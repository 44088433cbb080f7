import type { QuestionFilter } from '../core/quiz/choose-questions';

/** How many questions the one-click quiz asks. */
export const FIRST_TASTE = 10;

/** All questions of a bank, in its order. */
export const EVERYTHING: QuestionFilter = {
	length: null,
	tags: [],
	kinds: [],
	sections: [],
	only: 'all',
	order: 'bank'
};
