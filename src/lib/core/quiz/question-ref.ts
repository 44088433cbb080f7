import type { QuestionRef } from './session-plan';

/** A text that two refs share exactly when they name the same question; a key for maps and sets. */
export function refKey(ref: QuestionRef): string {
	return JSON.stringify([ref.bank, ref.question]);
}

/** The refs without repetitions, each where it first stood. */
export function distinctRefs(refs: readonly QuestionRef[]): QuestionRef[] {
	const byKey = new Map<string, QuestionRef>();
	for (const ref of refs) if (!byKey.has(refKey(ref))) byKey.set(refKey(ref), ref);
	return [...byKey.values()];
}
