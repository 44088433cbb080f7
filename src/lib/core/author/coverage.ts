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
 * @returns one entry a passage, and before them one for what belongs to none where there is any
 */
export function coverageOf(
	source: string,
	passages: number,
	facts: readonly FactRow[],
	questions: readonly QuestionRow[]
): PassageCoverage[] {
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
	return covered.filter(({ passage, facts }) => passage > 0 || facts.length > 0);
}
