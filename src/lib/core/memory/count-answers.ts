import type { LearnerEvent } from './event';
import { standingEvents } from './standing-events';

/** How many answers a log holds, without those that were taken back. */
export function countAnswers(events: readonly LearnerEvent[]): number {
	return standingEvents(events).filter((event) => event.type === 'answered').length;
}
