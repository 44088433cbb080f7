/** How many written questions of a section come before its first generated one. */
const LEAD = 4;

/** How many questions lie between two on the same fact, where there is room: one would give the other away. */
const APART = 3;

interface OnFacts {
	facts: readonly string[];
}

/**
 * The written questions of a section with its generated ones spread evenly among them, both in their own order as far as
 * a question keeps its distance from others on its fact. The generated ones trail: what is asked of a fact mostly comes
 * some questions before "what kind of claim is this?" does.
 */
export function wovenIn<T extends OnFacts>(written: readonly T[], generated: readonly T[]): T[] {
	const room = Math.max(0, written.length - LEAD);
	const placeOf = (index: number) =>
		Math.min(written.length, LEAD + Math.floor((index * room) / generated.length));
	const waiting = [...generated];
	const woven: T[] = [];
	for (let place = 0; place <= written.length; place++) {
		while (waiting.length > 0 && placeOf(generated.length - waiting.length) <= place) {
			const near = [...woven.slice(-APART), ...written.slice(place, place + APART - 1)];
			const apart = waiting.findIndex((each) => !near.some((other) => sharesFact(each, other)));
			woven.push(...waiting.splice(Math.max(0, apart), 1));
		}
		if (place < written.length) woven.push(written[place]!);
	}
	return woven;
}

function sharesFact(a: OnFacts, b: OnFacts): boolean {
	return a.facts.some((fact) => b.facts.includes(fact));
}
