import type { AttributionQuestion } from '$lib/core/bank/bank';
import type { Presentation } from '$lib/core/quiz/presentation';

/** The speakers to choose from, as they are shown. */
export function speakersInOrder(
	question: AttributionQuestion,
	presentation: Presentation
): string[] {
	const shown = presentation.speakers.filter((speaker) => question.speakers.includes(speaker));
	return [...shown, ...question.speakers.filter((speaker) => !shown.includes(speaker))];
}
