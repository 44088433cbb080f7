import { canonicalText } from '../core/memory/canonical-text';
import type { KeptLog, KeptSegment } from '../core/memory/check-log';
import type { DayTally } from '../core/memory/day-tally';
import type { EventId, LearnerEvent } from '../core/memory/event';
import { badEventField } from './backup/event-fields';
import { toCardRecord } from './card-record';
import type { CardRecord, Head } from './database-schema';

/** What lies in the database and the journal, as it was read. */
export interface ReadRecords {
	events: readonly unknown[];
	segments: readonly (Omit<KeptSegment, 'events'> & { events: readonly unknown[] })[];
	/** The ids of the events in the store of those that concern more than one card. */
	wide: readonly EventId[];
	cards: readonly CardRecord[];
	days: readonly DayTally[];
	/** Undefined where there is none yet. */
	head: Head | undefined;
	/** The ids that the journal holds; null where there is no journal. */
	journal: readonly EventId[] | null;
}

/** The records as `checkLog` wants them: malformed events apart, cards compared with what their indexes see. */
export function keptLogOf(read: ReadRecords): KeptLog {
	const malformed: { place: string; field: string }[] = [];
	const isSound = (event: unknown): event is LearnerEvent => {
		const field = badEventField(event);
		if (field === null) return true;
		const id = (event as { id?: unknown } | null)?.id;
		malformed.push({ place: typeof id === 'string' ? id : '?', field });
		return false;
	};
	const segments = read.segments.map((segment) => {
		const events = segment.events.filter(isSound);
		// Those that are malformed are told as such, and not as missing too.
		const count = segment.count - (segment.events.length - events.length);
		return { ...segment, events, count };
	});
	const loose = read.events.filter(isSound);
	const unsound = read.events.length - loose.length;
	return {
		loose,
		segments,
		malformed,
		cards: read.cards.map(({ card }) => card),
		misplacedCards: read.cards.filter(isMisplaced).map((record) => placeOf(record)),
		days: read.days,
		head: read.head ? { ...read.head, wide: read.wide, loose: read.head.loose - unsound } : null,
		journal: read.journal
	};
}

/** The indexes look at what lies beside the card. */
function isMisplaced(record: CardRecord): boolean {
	return canonicalText(record) !== canonicalText(toCardRecord(record.card));
}

const placeOf = ({ bank, question }: CardRecord) => `${bank}/${question}`;
