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
	const covered = Array.from({ length: passages + 1 }, (_, passage): PassageCoverage => {
		return { passage, facts: [], questions: 0 };
	});
	for (const fact of facts) {
		if (fact.source !== source) continue;
		const place = covered[fact.passage] ?? covered[0]!;
		place.facts.push({ fact, questions: resting.get(fact.id) ?? [] });
	}
	for (const place of covered)
		place.questions = new Set(place.facts.flatMap(({ questions: resting }) => resting)).size;
	const shown = covered.filter(({ passage, facts }) => passage > 0 || facts.length > 0);
	return sameAsBefore(shown, before);
}

function sameAsBefore(
	covered: readonly PassageCoverage[],
	before: readonly PassageCoverage[]
): readonly PassageCoverage[] {
	// One stands before the first passage where there are facts of none.
	const shift = (before[0]?.passage ?? 1) - (covered[0]?.passage ?? 1);
	const kept = covered.map((place, at) => {
		const earlier = before[at - shift];
		return earlier && isSame(place, earlier) ? earlier : place;
	});
	const isAll = kept.length === before.length && kept.every((place, at) => place === before[at]);
	return isAll ? before : kept;
}

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
