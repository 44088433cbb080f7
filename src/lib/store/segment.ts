import type { DeviceId, LearnerEvent } from '../core/memory/event';
import { crc32 } from '../core/intake/crc32';
import type { SegmentRecord } from './database-schema';

/**
 * Seals events into the segment of that number.
 * @param events in order of id, one at least
 */
export function segmentOf(
	device: DeviceId,
	number: number,
	events: readonly LearnerEvent[]
): SegmentRecord {
	const cards = new Map<string, [string, string]>();
	const sessions = new Set<string>();
	for (const event of events) {
		if ('question' in event && event.bank && event.question)
			cards.set(`${event.bank}\n${event.question}`, [event.bank, event.question]);
		if ('session' in event && event.session) sessions.add(event.session);
	}
	return {
		device,
		number,
		first: events[0]!.id,
		last: events.at(-1)!.id,
		count: events.length,
		checksum: checksumOf(events),
		cards: [...cards.values()],
		sessions: [...sessions],
		events: [...events]
	};
}

/** Whether the events are still those that were sealed. */
export function checksumHolds({ events, checksum }: SegmentRecord): boolean {
	return checksumOf(events) === checksum;
}

const checksumOf = (events: readonly LearnerEvent[]) =>
	crc32(new TextEncoder().encode(JSON.stringify(events)));
