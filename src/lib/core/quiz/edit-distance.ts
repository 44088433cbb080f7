/**
 * How many slips of the finger lie between two texts: characters left out, put in, replaced, or two neighbours swapped
 * (Damerau, CACM 1964; the restricted form, in which no stretch is edited twice). Counted in code points.
 * Stops early and gives `limit + 1` when the distance is greater than `limit`.
 */
export function editDistance(a: string, b: string, limit = Infinity): number {
	const [from, to] = [[...a], [...b]];
	if (Math.abs(from.length - to.length) > limit) return limit + 1;

	let twoAgo: number[] = [];
	let last = Array.from({ length: to.length + 1 }, (_, column) => column);
	for (let row = 1; row <= from.length; row++) {
		// What lies further from the diagonal than the limit is further than the limit: two long texts take linear time.
		const first = Math.max(1, row - limit);
		const current: number[] = [];
		if (row <= limit) current[0] = row;
		let least = at(current, 0);
		for (let column = first; column <= Math.min(to.length, row + limit); column++) {
			const same = from[row - 1] === to[column - 1];
			let cost = Math.min(
				at(last, column) + 1,
				at(current, column - 1) + 1,
				at(last, column - 1) + (same ? 0 : 1)
			);
			const swapped =
				row > 1 &&
				column > 1 &&
				from[row - 1] === to[column - 2] &&
				from[row - 2] === to[column - 1];
			if (swapped) cost = Math.min(cost, at(twoAgo, column - 2) + 1);
			current[column] = cost;
			least = Math.min(least, cost);
		}
		// No row falls below the one before: none that follows can come back under the limit.
		if (least > limit) return limit + 1;
		[twoAgo, last] = [last, current];
	}
	return Math.min(at(last, to.length), limit + 1);
}

function at(row: readonly number[], column: number): number {
	return row[column] ?? Infinity;
}
