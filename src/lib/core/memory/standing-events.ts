import type { EventId, LearnerEvent } from './event';
import { unionOf } from './union-of';

/** So many events are one step: some ms. */
const STEP_EVENTS = 10_000;

/**
 * The events in the log's order, without those that were taken back and without what took them back. One that comes
 * twice counts once.
 */
export function standingEvents<E extends LearnerEvent>(events: readonly E[]): E[] {
	const steps = standingInSteps(events);
	for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** As `standingEvents`, for who has to do other things in between. */
export function* standingInSteps<E extends LearnerEvent>(
	events: readonly E[]
): Generator<void, E[]> {
	const undone = new Set<EventId>();
	let before: EventId | null = null;
	let done = 0;
	for (const event of events) {
		if (++done % STEP_EVENTS === 0) yield;
		// The store gives them in order, and sorting 200,000 of them again takes longer than looking.
		if (before !== null && before >= event.id) return standingEvents(unionOf(events).events);
		before = event.id;
		if (event.type === 'undone') undone.add(event.target);
	}
	const standing: E[] = [];
	for (const event of events) {
		if (++done % STEP_EVENTS === 0) yield;
		if (event.type !== 'undone' && !undone.has(event.id)) standing.push(event);
	}
	return standing;
}
