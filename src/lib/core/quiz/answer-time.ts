/** Who takes longer has most likely left the computer; Anki stops its count after one minute by default, for cards that are shorter. */
export const LONGEST_ANSWER_MS = 3 * 60_000;

/**
 * How long an answer took.
 * @param attendedMs while the question was in front of the learner
 * @returns whole ms, 0 to `LONGEST_ANSWER_MS`
 */
export function answerTime(attendedMs: number): number {
	return Math.min(LONGEST_ANSWER_MS, Math.max(0, Math.round(attendedMs)));
}
