import type { FactRow, QuestionRow } from './outline';

/** What has been written from one passage of a source. */
export interface PassageCoverage {
	/** Counted from 1; 0 holds what names no passage that there is. */
	passage: number;
	facts: { fact: FactRow; questions: QuestionRow[] }[];
	/** Questions that rest on facts of this passage, each once. */
	questions: number;
}

/**
 * Per passage what has facts and questions, and what has none.
 * @param passages how many the source has
 * @param before what this said last: what did not change is the same object again, which nothing has to show anew
 * @returns one entry a passage, and before them one for what belongs to none where there is any
 */
export function coverageOf(
	source: string,
	passages: number,
	facts: readonly FactRow[],
	questions: readonly QuestionRow[],
	before: readonly PassageCoverage[] = []
): readonly PassageCoverage[] {
	const resting = new Map<string, QuestionRow[]>();
	for (const question of questions)
		for (const fact of new Set(question.facts))
			resting.set(fact, [...(resting.get(fact) ?? []), question]);
	const named = new Map<number, PassageCoverage['facts']>();
	for (const fact of facts) {
		if (fact.source !== source) continue;
		const passage = Number.isInteger(fact.passage) && fact.passage <= passages ? fact.passage : 0;
		const place = named.get(Math.max(0, passage)) ?? [];
		named.set(Math.max(0, passage), place);
		place.push({ fact, questions: resting.get(fact.id) ?? [] });
	}
	const first = named.has(0) ? 0 : 1;
	// A source may have thousands, of which few have facts: one that still has none is taken over without a look.
	const shift = (before[0]?.passage ?? 1) - first;
	const covered = Array.from({ length: passages + 1 - first }, (_, at): PassageCoverage => {
		const earlier = before[at - shift];
		const place = named.get(at + first);
		if (!place) return isBare(earlier, at + first) ? earlier : { passage: at + first, ...NOTHING };
		const rested = new Set(place.flatMap(({ questions: each }) => each)).size;
		const made = { passage: at + first, facts: place, questions: rested };
		return earlier && isSame(made, earlier) ? earlier : made;
	});
	const isAll =
		covered.length === before.length && covered.every((place, at) => place === before[at]);
	return isAll ? before : covered;
}

const NOTHING: Omit<PassageCoverage, 'passage'> = { facts: [], questions: 0 };

const isBare = (place: PassageCoverage | undefined, passage: number): place is PassageCoverage =>
	place?.passage === passage && place.facts.length === 0;

function isSame(one: PassageCoverage, other: PassageCoverage): boolean {
	return (
		one.passage === other.passage &&
		one.facts.length === other.facts.length &&
		one.facts.every(({ fact, questions }, at) => {
			const beside = other.facts[at]!;
			return (
				fact === beside.fact &&
				questions.length === beside.questions.length &&
				questions.every((question, index) => question === beside.questions[index])
			);
		})
	);
}
