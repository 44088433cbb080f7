import type { Question, QuestionType } from '../../bank/bank';

const COMMON = {
	id: 'q',
	facts: ['f'],
	section: 's',
	stem: 'Stem',
	explanation: '',
	tags: [],
	wording: 'w',
	key: 'k'
};
type Common = keyof typeof COMMON | 'type';

/** A question for a test that gives only what its type needs. */
export function sampleQuestion<T extends QuestionType>(
	type: T,
	own: Omit<Extract<Question, { type: T }>, Common>
): Extract<Question, { type: T }> {
	return { ...COMMON, type, ...own } as unknown as Extract<Question, { type: T }>;
}
