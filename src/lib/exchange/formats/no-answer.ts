/** What stands on the back of a card whose answer the file does not give. */
export const NO_ANSWER = 'No answer is given.';
export const ESSAY_TOLD = 'An essay has no answer to compare with; it became a card that says so.';
