import type { AttributionQuestion } from '../bank/bank';
import { gradeOfParts } from './outcome';
import type { Grade, ResponseOf } from './response';

/** Whether the learner is asked for the speaker: with only one to choose from there is nothing to ask. */
export function asksForSpeaker(question: AttributionQuestion): boolean {
	return question.speakers.length >= 2;
}

/** Kind and speaker count half each; the kind alone where the speaker is not asked. One of two is no pass. */
export function gradeAttribution(
	question: AttributionQuestion,
	response: ResponseOf<'attribution'>
): Grade {
	const kind = response.kind === question.kind;
	if (!asksForSpeaker(question)) return gradeOfParts({ kind });
	return gradeOfParts({ kind, speaker: response.speaker === question.speaker });
}
