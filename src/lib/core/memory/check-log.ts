import { checkDerived } from './check-derived';
import { checkEvents } from './check-events';
import { checkSegments } from './check-segments';
import type { Card } from './card';
import type { DayTally } from './day-tally';
import type { DeviceId, EventId, LearnerEvent, Settings } from './event';
import { Findings, type Finding } from './finding';
import { unionOf } from './union-of';

/** A sealed part of the log, as it is kept. */
export interface KeptSegment {
	device: DeviceId;
	/** Counts from 1 up for each device. */
	number: number;
	first: EventId;
	last: EventId;
	/** How many events it says it holds. */
	count: number;
	events: readonly LearnerEvent[];
	/** Whether the events still give the checksum that it was sealed with; worked out by whoever read it. */
	checksumHolds: boolean;
}

/** Everything that is kept of a learner, read at one moment; all of it plain values. */
export interface KeptLog {
	/** The events that are in no segment, in any order; those that are malformed left out. */
	loose: readonly LearnerEvent[];
	segments: readonly KeptSegment[];
	/** Events that lack what the fold needs: where they lie (their id, if they have one), and the field. */
	malformed: readonly { place: string; field: string }[];
	cards: readonly Card[];
	/** `bank/question` of cards that the indexes would not find, or find where they are not. */
	misplacedCards: readonly string[];
	days: readonly DayTally[];
	/** What the head says; null where there is none. */
	head: KeptHead | null;
	/** The ids that the journal holds; null where there is no journal. */
	journal: readonly EventId[] | null;
}

export interface KeptHead {
	derivedVersion: number;
	newest: EventId | null;
	settings: Settings;
	/** Ids of the events that concern more than one card; null where they are not kept in the head. */
	wide: readonly EventId[] | null;
	/** How many events are in no segment; null where it is not kept. */
	loose: number | null;
	/** By bank id, a bank with nothing to count left out. */
	banks: ReadonlyMap<string, { met: number; missed: number; leeches: number }>;
}

/** Compares all that is kept with what it must be. Of a sound log nothing is found that `isFault`. Changes nothing. */
export function checkLog(kept: KeptLog): Finding[] {
	const findings = new Findings();
	for (const { place, field } of kept.malformed) findings.add('event-malformed', place, field);
	const sealed = kept.segments.flatMap(({ events }) => events);
	const { events, conflicts } = unionOf([...sealed, ...kept.loose]);
	checkSegments(kept, new Set(conflicts), findings);
	for (const id of conflicts) findings.add('event-conflict', id);
	checkEvents(events, kept, findings);
	checkDerived(events, kept, findings);
	if (kept.journal) checkCopies(events, kept.journal, findings);
	return findings.all;
}

function checkCopies(
	events: readonly LearnerEvent[],
	journal: readonly EventId[],
	findings: Findings
): void {
	const here = new Set(events.map(({ id }) => id));
	const there = new Set(journal);
	for (const id of there) if (!here.has(id)) findings.add('only-in-journal', id);
	for (const id of here) if (!there.has(id)) findings.add('only-in-database', id);
}
