/** How many written questions of a section come before its first generated one. */
const LEAD = 4;

/**
 * The written questions of a section with its generated ones spread evenly among them, both in their own order. The
 * generated ones trail: what is asked of a fact comes some questions before "what kind of claim is this?" does.
 */
export function wovenIn<T>(written: readonly T[], generated: readonly T[]): T[] {
	const room = Math.max(0, written.length - LEAD);
	const placeOf = (index: number) =>
		Math.min(written.length, LEAD + Math.floor((index * room) / generated.length));
	const woven: T[] = [];
	let next = 0;
	for (let place = 0; place <= written.length; place++) {
		while (next < generated.length && placeOf(next) <= place) woven.push(generated[next++]!);
		if (place < written.length) woven.push(written[place]!);
	}
	return woven;
}
