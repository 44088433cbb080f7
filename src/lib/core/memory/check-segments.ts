import type { KeptLog, KeptSegment } from './check-log';
import type { EventId } from './event';
import type { Findings } from './finding';
import { isInOrder } from './union-of';

/**
 * Segments one by one and beside each other, and each event once: in one segment or loose.
 * @param conflicts ids that different events claim, which are told as such and not as repeats
 */
export function checkSegments(
	{ segments, loose, head }: KeptLog,
	conflicts: ReadonlySet<EventId>,
	findings: Findings
): void {
	const sealed = new Set<EventId>();
	for (const segment of segments) {
		checkOne(segment, findings);
		for (const { id } of segment.events) {
			if (sealed.has(id) && !conflicts.has(id)) findings.add('event-twice', id);
			sealed.add(id);
		}
	}
	const seen = new Set<EventId>();
	for (const { id } of loose) {
		if (sealed.has(id)) findings.add('sealed-and-loose', id);
		else if (seen.has(id) && !conflicts.has(id)) findings.add('event-twice', id);
		seen.add(id);
	}
	if (head?.loose != null && head.loose !== loose.length)
		findings.add('loose-count', String(loose.length));
	checkSequences(segments, findings);
}

function checkOne(segment: KeptSegment, findings: Findings): void {
	const { events, first, last, count, checksumHolds } = segment;
	const place = placeOf(segment);
	if (!checksumHolds) findings.add('segment-checksum', place);
	if (events.length !== count) findings.add('segment-count', place);
	else if (events[0]?.id !== first || events.at(-1)?.id !== last || !isInOrder(events))
		findings.add('segment-range', place);
}

/** Numbers without a gap. Ranges may overlap: events of another device, or of a clock set back, are sealed when they come. */
function checkSequences(segments: readonly KeptSegment[], findings: Findings): void {
	for (const device of new Set(segments.map((segment) => segment.device))) {
		const ordered = segments
			.filter((segment) => segment.device === device)
			.sort((a, b) => a.number - b.number);
		let expected = 1;
		for (const { number } of ordered) {
			for (; expected < number; expected++)
				findings.add('segment-missing', `${device}/${expected}`);
			expected = number + 1;
		}
		for (let index = 1; index < ordered.length; index++)
			if (ordered[index]!.first <= ordered[index - 1]!.last)
				findings.add('segment-overlap', placeOf(ordered[index]!));
	}
}

const placeOf = ({ device, number }: KeptSegment) => `${device}/${number}`;
