/**
 * How a choice stands once the question is answered:
 * `hit` chosen and right, `miss` chosen and wrong, `key` right but not chosen, `rest` neither.
 */
export type ChoiceState = 'hit' | 'miss' | 'key' | 'rest';

/** The state of a choice after the answer. */
export function choiceState(chosen: boolean, correct: boolean): ChoiceState {
	if (chosen) return correct ? 'hit' : 'miss';
	return correct ? 'key' : 'rest';
}
