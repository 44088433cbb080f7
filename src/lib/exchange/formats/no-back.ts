/** What stands on the back of a card that was made of a question without an answer. */
export const NO_BACK = 'No answer is given.';
export const ESSAY_TOLD = 'An essay has no answer to compare with; it became a card that says so.';
