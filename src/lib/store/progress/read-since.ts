import { isSumOf } from '../../core/insight/progress/sum-log';
import type { EventId, LearnerEvent } from '../../core/memory/event';
import { isInOrder, unionOf } from '../../core/memory/union-of';
import { EMPTY_HEAD } from '../head';
import type { Head } from '../database-schema';
import { soundOf, type Reading } from '../read-log';
import { isSameLog, logIn, type LogIdentity } from './log-identity';
import type { SumsRecord } from './sums-store';

export type SegmentKey = SumsRecord['segments'][number];

/** What was read of a log, and what sums of it can be kept. */
export interface LogSince {
	log: LogIdentity;
	head: Head;
	/**
	 * What came after the sums, in order of id, and the sums that it is to be added to; null where there are none that
	 * certainly fit, and the whole log is to be summed up.
	 */
	after: { events: LearnerEvent[]; record: SumsRecord } | null;
	/** All segments, in order of their last events. */
	segments: SegmentKey[];
	/** Whether these are all: a damaged disk may leave one that is found by its key alone. */
	isListed: boolean;
	/** All events that are in no segment, in order of id. */
	loose: LearnerEvent[];
	/** What is to be kept with the sums up to `upTo`; null where too little is new. */
	toKeep: (Omit<SumsRecord, 'sums'> & { upTo: EventId }) | null;
	/** How many segments the sums do not hold. */
	segmentsRead: number;
}

const STEP_SEGMENTS = 4;

/**
 * Reads of a log what its kept sums do not hold, and nothing where they cannot be used. They are used only where they are
 * certainly what a walk through the whole log would give: the same segments of the same log, in which nothing has come
 * between, and no later event that says otherwise of what is in them (`isSumOf`).
 * @param record as it was kept, at any time and by any version
 * @param beforeReading is called when all is known but the segments that are to be read: what it asks for comes before them
 */
export async function readSince(
	tx: Reading,
	record: SumsRecord | null,
	beforeReading: (head: Head) => void = () => undefined
): Promise<LogSince> {
	const byLast = tx.objectStore('segments').index('by-last');
	const meta = tx.objectStore('meta');
	const [kept, log, segments, newest, loose, count] = await Promise.all([
		meta.get('head') as Promise<Head | undefined>,
		logIn(tx),
		byLast.getAllKeys(),
		byLast.openKeyCursor(null, 'prev'),
		tx.objectStore('events').getAll(),
		tx.objectStore('segments').count()
	]);
	const head = kept ?? EMPTY_HEAD;
	const { writes } = head;
	const soundLoose = soundOf(loose);
	const events =
		record && isOf(record, log, writes)
			? await eventsAfter(tx, record, segments, soundLoose, () => beforeReading(head))
			: null;
	const after = events && { events, record: record! };
	const upTo = newest?.key;
	const covered = after ? after.record.segments.length : 0;
	const isNew = upTo !== undefined && log.device !== '' && segments.length > covered;
	return {
		...{ log, head, after, segments, isListed: count === segments.length, loose: soundLoose },
		segmentsRead: segments.length - covered,
		toKeep: isNew
			? {
					...{ log, writes, segments, upTo },
					late: soundLoose.map(({ id }) => id).filter((id) => id <= upTo)
				}
			: null
	};
}

/** Whether the sums are of this log at all. @param record may be anything */
const isOf = (record: SumsRecord, log: LogIdentity, writes: number) =>
	isSameLog(record.log, log) &&
	record.writes <= writes &&
	// What is no key is an error of IndexedDB's own, which would be taken for one of the learner's log.
	typeof record.sums?.upTo === 'string';

/** @param segments all that there are, by their last events. @returns null where the sums do not hold */
async function eventsAfter(
	tx: Reading,
	record: SumsRecord,
	segments: readonly SegmentKey[],
	loose: readonly LearnerEvent[],
	beforeReading: () => void
): Promise<LearnerEvent[] | null> {
	const store = tx.objectStore('segments');
	const { upTo } = record.sums;
	const range = IDBKeyRange.upperBound(upTo);
	const [before, newest] = await Promise.all([
		store.index('by-last').getAllKeys(range),
		store.index('by-last').openKeyCursor(range, 'prev')
	]);
	if (!isSame(before, record.segments) || newest?.key !== upTo) return null;
	const read: LearnerEvent[] = [];
	if (before.length < segments.length) beforeReading();
	for (let at = before.length; at < segments.length; at += STEP_SEGMENTS) {
		const some = segments.slice(at, at + STEP_SEGMENTS);
		for (const segment of await Promise.all(some.map((key) => store.get(key))))
			for (const event of soundOf(segment?.events ?? [])) read.push(event);
	}
	for (const event of loose) read.push(event);
	const events = isInOrder(read) ? read : unionOf(read).events;
	const late = events.filter(({ id }) => id <= upTo);
	const since = events.slice(late.length);
	const holds =
		isSame(
			late.map(({ id }) => id),
			record.late
		) && isSumOf(record.sums, since);
	return holds ? since : null;
}

const isSame = (some: unknown, others: unknown) => JSON.stringify(some) === JSON.stringify(others);
