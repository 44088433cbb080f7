import type { Grade, GradeNote, Outcome } from './response';

/** From this score (0–1) on an answer is a pass. */
export const PASS_SCORE = 0.75;

/** Scores are sums of fractions: this much below a line still reaches it. */
const ROUNDING = 1e-9;

/** The outcome that a score (0–1) stands for. */
export function outcomeOf(score: number): Outcome {
	if (score >= 1 - ROUNDING) return 'right';
	if (score >= PASS_SCORE - ROUNDING) return 'mostly';
	return score > ROUNDING ? 'partly' : 'wrong';
}

/** Whether the outcome is a pass: right or mostly right. */
export function isPass(outcome: Outcome): boolean {
	return outcome === 'right' || outcome === 'mostly';
}

/** A grade whose outcome follows from its score (0–1). */
export function gradeOf(
	score: number,
	parts: Record<string, boolean> = {},
	notes: GradeNote[] = []
): Grade {
	return { score, outcome: outcomeOf(score), parts, notes };
}

/** A grade of several parts that weigh the same: the score is the share of right ones. */
export function gradeOfParts(parts: Record<string, boolean>, notes: GradeNote[] = []): Grade {
	const verdicts = Object.values(parts);
	const right = verdicts.filter(Boolean).length;
	return gradeOf(verdicts.length === 0 ? 0 : right / verdicts.length, parts, notes);
}
