/** Forgotten so often, a question is set aside for the first time; Anki's number, too. */
export const LEECH_LAPSES = 8;
/** And then again after so many more. */
export const LEECH_AGAIN_LAPSES = 4;

/**
 * Whether a question that was just forgotten for the nth time is set aside: asking it the same way again has not helped.
 * @param lapses times it was forgotten after having been learnt, this one among them
 */
export function isLeechAt(lapses: number): boolean {
	return lapses >= LEECH_LAPSES && (lapses - LEECH_LAPSES) % LEECH_AGAIN_LAPSES === 0;
}
