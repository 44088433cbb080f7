/** The mean of numbers; NaN for none. */
export const mean = (values: readonly number[]): number =>
	values.reduce((sum, value) => sum + value, 0) / values.length;

/** The middle one, or the mean of the middle two; NaN for none. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	return sorted.length % 2 ? sorted[middle]! : mean(sorted.slice(middle - 1, middle + 1));
}

/**
 * As `median`, of very many: without sorting all of them, which takes several times as long.
 * Selection by C. A. R. Hoare (1961), Algorithm 65: Find; Communications of the ACM 4(7), 321–322.
 */
export function medianOf(values: Float64Array): number {
	const { length } = values;
	if (length === 0) return NaN;
	const moved = values.slice();
	const middle = length >> 1;
	putInPlace(moved, middle);
	const high = moved[middle]!;
	if (length % 2) return high;
	// All before it are no greater.
	let low = -Infinity;
	for (let at = 0; at < middle; at++) if (moved[at]! > low) low = moved[at]!;
	return (low + high) / 2;
}

/** Moves values so that what is at `place` is what would be there if they were sorted, and none before it is greater. */
function putInPlace(values: Float64Array, place: number): void {
	let [from, to] = [0, values.length - 1];
	while (from < to) {
		// The middle of a span is as good as any, and best where it is sorted already.
		const pivot = values[(from + to) >> 1]!;
		let [low, high] = [from, to];
		while (low <= high) {
			while (values[low]! < pivot) low++;
			while (values[high]! > pivot) high--;
			if (low > high) break;
			const moved = values[low]!;
			values[low++] = values[high]!;
			values[high--] = moved;
		}
		if (place <= high) to = high;
		else if (place >= low) from = low;
		else return;
	}
}

/** Pearson's correlation, −1 to 1; null where one side never varies, or there are fewer than two pairs. */
export function correlation(pairs: readonly (readonly [number, number])[]): number | null {
	if (pairs.length < 2) return null;
	const [meanX, meanY] = [mean(pairs.map(([x]) => x)), mean(pairs.map(([, y]) => y))];
	let [xy, xx, yy] = [0, 0, 0];
	for (const [x, y] of pairs) {
		xy += (x - meanX) * (y - meanY);
		xx += (x - meanX) ** 2;
		yy += (y - meanY) ** 2;
	}
	// What never varies has a tiny variance at most, left by rounding.
	const none = 1e-12 * pairs.length;
	return xx <= none || yy <= none ? null : xy / Math.sqrt(xx * yy);
}

/**
 * Whether a mean is above another by more than chance explains, people of the two varying each in their own way: 1.96 standard errors.
 * B. L. Welch (1947), Biometrika 34(1–2), 28–35; with the normal's border instead of his.
 * @param high @param low at least two values each
 */
export function isClearlyAbove(high: readonly number[], low: readonly number[]): boolean {
	const error = Math.sqrt(variance(high) / high.length + variance(low) / low.length);
	// The same values leave a tiny difference, by rounding.
	return mean(high) - mean(low) > 1.96 * error + 1e-9;
}

/** Of a sample, whose own mean takes one from its size. */
function variance(values: readonly number[]): number {
	const middle = mean(values);
	return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1);
}

/**
 * Wilson's interval for a share, 95 %: where the true share may well lie. For means of scores in 0–1 it is on the wide side.
 * E. B. Wilson (1927), Journal of the American Statistical Association 22(158), 209–212.
 * @param share 0–1 @param n how many it is the share of, at least 1
 * @returns the lower and the upper end, 0–1
 */
export function shareInterval(share: number, n: number): [number, number] {
	const z = 1.96;
	const middle = (share + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
	const half = (z * Math.sqrt((share * (1 - share)) / n + (z / (2 * n)) ** 2)) / (1 + z ** 2 / n);
	return [Math.max(0, middle - half), Math.min(1, middle + half)];
}
