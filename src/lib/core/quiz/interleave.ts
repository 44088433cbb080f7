import { refKey } from './question-ref';
import type { QuestionRef } from './session-plan';

/**
 * One list from several by turns: the first of each, the second of each, and so on. Every list keeps its own order; a
 * question that is in several is taken where it comes first.
 */
export function interleave(lists: readonly (readonly QuestionRef[])[]): QuestionRef[] {
	const longest = Math.max(0, ...lists.map((list) => list.length));
	const taken = new Set<string>();
	const result: QuestionRef[] = [];
	for (let turn = 0; turn < longest; turn++) {
		for (const list of lists) {
			const ref = list[turn];
			if (ref === undefined || taken.has(refKey(ref))) continue;
			taken.add(refKey(ref));
			result.push(ref);
		}
	}
	return result;
}
