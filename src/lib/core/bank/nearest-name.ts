/**
 * The one of `names` that `wanted` is most likely a misspelling of, or null.
 * Optimal string alignment distance (Damerau 1964), at most a third of the length; case, `_` and space count as nothing.
 */
export function nearestName(wanted: string, names: Iterable<string>): string | null {
	// A long word is no misspelt field, and the table below is quadratic.
	if (wanted.length > 60) return null;
	const from = plain(wanted);
	let best: string | null = null;
	let bestDistance = Infinity;
	for (const name of names) {
		const to = plain(name);
		const allowed = Math.max(1, Math.floor(Math.max(from.length, to.length) / 3));
		if (Math.abs(from.length - to.length) > allowed) continue;
		const distance = alignmentDistance(from, to);
		if (distance <= allowed && distance < bestDistance) {
			best = name;
			bestDistance = distance;
		}
	}
	return best;
}

function plain(name: string): string {
	return name.trim().toLowerCase().replace(/[_\s]/g, '-');
}

function alignmentDistance(from: string, to: string): number {
	let beforeLast: number[] = [];
	let last = Array.from({ length: to.length + 1 }, (_, index) => index);
	for (let i = 1; i <= from.length; i++) {
		const row = [i];
		for (let j = 1; j <= to.length; j++) {
			const change = from[i - 1] === to[j - 1] ? 0 : 1;
			let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + change);
			const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
			if (swapped) cost = Math.min(cost, beforeLast[j - 2]! + 1);
			row.push(cost);
		}
		beforeLast = last;
		last = row;
	}
	return last[to.length]!;
}

/** "Did you mean ...?", or else the names there are. */
export function suggestion(wanted: string, names: readonly string[]): string {
	const nearest = nearestName(wanted, names);
	if (nearest) return `Did you mean "${nearest}"?`;
	if (names.length === 0) return 'Take it out.';
	const shown = names.slice(0, 20).join(', ');
	return `It is one of: ${shown}${names.length > 20 ? ', ...' : ''}.`;
}
