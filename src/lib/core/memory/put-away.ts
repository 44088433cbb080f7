import type { QuestionRef } from '../quiz/session-plan';
import type { LearnerEvent } from './event';
import { standingEvents } from './standing-events';

/** What takes a question out of the session that it was done in. */
const TAKES_OUT: ReadonlySet<LearnerEvent['type']> = new Set([
	'suspended',
	'buried',
	'due-set',
	'reset'
]);

/** Something that a learner did in a session to a question that stood there, and that took it out. */
export type PutAway = LearnerEvent & QuestionRef & { session: string };

/** @param events those of one session */
export function putAwayIn(events: readonly LearnerEvent[]): PutAway[] {
	return standingEvents(events).filter((event): event is PutAway =>
		Boolean(
			TAKES_OUT.has(event.type) &&
			'session' in event &&
			event.session &&
			'question' in event &&
			event.bank &&
			event.question
		)
	);
}
