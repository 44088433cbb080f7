/** What stands on the back of a card whose answer the file does not give. */
export const NO_MODEL_ANSWER = 'No answer is given.';
