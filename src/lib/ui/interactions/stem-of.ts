import type { Question } from '$lib/core/bank/bank';
import { m } from '$lib/paraglide/messages';

/** What a question asks, in words; an attribution question's own stem is empty and is worded here. */
export function stemOf(question: Question): string {
	if (question.type !== 'attribution') return question.stem;
	return question.speakers.length > 1 ? m.attribution_stem() : m.attribution_stem_kind();
}
