import { canonicalText } from './canonical-text';
import type { EventId, LearnerEvent } from './event';

export interface Union<E extends LearnerEvent> {
	/** In order of id, one of each. */
	events: E[];
	/** Ids that two different events claim; each is told once, in order. An id is made of chance and time, so this is damage or forgery. */
	conflicts: EventId[];
}

/**
 * All events of the logs together, each log in any order and with repeats. The logs may come in any order and grouping:
 * the events are the same. Where two different events claim one id, the one whose canonical text is smaller is taken,
 * everywhere the same, and the id is told as a conflict.
 */
export function unionOf<E extends LearnerEvent>(...logs: readonly (readonly E[])[]): Union<E> {
	const all = logs.length === 1 ? logs[0]! : logs.flat();
	const conflicts: EventId[] = [];
	if (isInOrder(all)) return { events: [...all], conflicts };
	const events: E[] = [];
	for (const event of all.toSorted(byId)) {
		const last = events.at(-1);
		if (!last || last.id !== event.id) events.push(event);
		else if (last !== event && isAnother(last, event)) {
			if (conflicts.at(-1) !== event.id) conflicts.push(event.id);
			if (canonicalText(event) < canonicalText(last)) events[events.length - 1] = event;
		}
	}
	return { events, conflicts };
}

/** Whether the events stand in order of id, none twice. Far cheaper than sorting or counting. */
export function isInOrder(events: readonly LearnerEvent[]): boolean {
	for (let index = 1; index < events.length; index++)
		if (events[index - 1]!.id >= events[index]!.id) return false;
	return true;
}

const byId = (a: LearnerEvent, b: LearnerEvent) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

const isAnother = (a: LearnerEvent, b: LearnerEvent) => canonicalText(a) !== canonicalText(b);
