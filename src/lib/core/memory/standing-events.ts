import type { EventId, LearnerEvent } from './event';
import { isInOrder, unionOf } from './union-of';

/**
 * The events in the log's order, without those that were taken back and without what took them back. One that comes
 * twice counts once.
 */
export function standingEvents<E extends LearnerEvent>(events: readonly E[]): E[] {
	// The store gives them in order, and sorting 200,000 of them again takes longer than looking.
	const log = isInOrder(events) ? events : unionOf(events).events;
	const undone = new Set<EventId>();
	for (const event of log) if (event.type === 'undone') undone.add(event.target);
	const standing: E[] = [];
	for (const event of log)
		if (event.type !== 'undone' && !undone.has(event.id)) standing.push(event);
	return standing;
}
