/** How many things of how many, for one of several groups. */
export interface Count {
	/** Of `n`. */
	x: number;
	/** At least 1. */
	n: number;
}

/** What is taken for the strength of the prior where the groups do not tell: that of so many observations. */
const USUAL_STRENGTH = 10;
const STRENGTHS = [1, 100] as const;

/**
 * The share of each group, drawn towards that of all the more the less is known of it: (x + m·p) / (n + m), p being the
 * share of all and m how many observations it is worth, so that 1 of 1 does not stand above 9 of 10. It is the mean of the
 * posterior in a beta-binomial model, whose m is estimated from how far the groups lie apart beyond chance: J. C. Kleinman
 * (1973), Journal of the American Statistical Association 68(341), 46–54, with weights n. Held within 1 to 100, and 10 where
 * there are fewer than two groups, or all shares are 0 or 1.
 * @returns in the order given, 0–1
 */
export function shrunkenShares(counts: readonly Count[]): number[] {
	const N = counts.reduce((sum, { n }) => sum + n, 0);
	const p = counts.reduce((sum, { x }) => sum + x, 0) / N;
	const m = priorStrength(counts, N, p);
	return counts.map(({ x, n }) => (x + m * p) / (n + m));
}

function priorStrength(counts: readonly Count[], N: number, p: number): number {
	const k = counts.length;
	const pq = p * (1 - p);
	const squares = counts.reduce((sum, { n }) => sum + n * n, 0);
	// Where each was counted once nothing tells how far they lie apart beyond chance.
	const spread = N - squares / N - (k - 1);
	if (k < 2 || pq <= 0 || spread <= 0) return USUAL_STRENGTH;
	const apart = counts.reduce((sum, { x, n }) => sum + n * (x / n - p) ** 2, 0);
	const correlation = (apart - pq * (k - 1)) / (pq * spread);
	const [least, most] = STRENGTHS;
	if (correlation <= 0) return most;
	return Math.min(most, Math.max(least, (1 - correlation) / correlation));
}
