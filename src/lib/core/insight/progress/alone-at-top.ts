/** The first of a list that falls by a value, where nothing else comes up to it; null where there is none, or others do. */
export function aloneAtTop<T>(falling: readonly T[], by: (one: T) => number): T | null {
	const [first, second] = falling;
	if (first === undefined) return null;
	return second === undefined || by(second) < by(first) ? first : null;
}
