import type { Random } from '../quiz/random';
import type { Card } from './card';
import type { KeptHead, KeptLog, KeptSegment } from './check-log';
import type { Answered, EventId, LearnerEvent } from './event';
import { timeOfId } from './event-id';
import type { FindingCode } from './finding';
import { soundLog } from './sound-log';

/** For tests: a way to damage a sound log, and what the check must say to it. */
export interface PlantedFault {
	name: string;
	code: FindingCode;
	/** Null where this log has nothing to damage in that way. */
	plant(kept: KeptLog, pick: Pick): KeptLog | null;
}

type Pick = <T>(items: readonly T[]) => T | null;

/** Takes one of several by chance, or null of none. */
export function pickBy(random: Random): Pick {
	return (items) => items[Math.floor(random() * items.length)] ?? null;
}

const fault = (
	name: string,
	code: FindingCode,
	plant: (kept: KeptLog, pick: Pick) => KeptLog | null
): PlantedFault => ({ name, code, plant });

/** Changes one of a list. */
const inOne = <T>(items: readonly T[], one: T, changed: T): T[] =>
	items.map((item) => (item === one ? changed : item));

const inCard = (change: (card: Card) => Partial<Card>) => (kept: KeptLog, pick: Pick) => {
	const card = pick(kept.cards);
	return card && { ...kept, cards: inOne(kept.cards, card, { ...card, ...change(card) }) };
};

const inSegment =
	(change: (segment: KeptSegment) => Partial<KeptSegment>) => (kept: KeptLog, pick: Pick) => {
		const segment = pick(kept.segments);
		if (!segment) return null;
		const changed = { ...segment, ...change(segment) };
		return { ...kept, segments: inOne(kept.segments, segment, changed) };
	};

const inHead = (change: (head: KeptHead) => Partial<KeptHead> | null) => (kept: KeptLog) => {
	const changed = kept.head && change(kept.head);
	return kept.head && changed && { ...kept, head: { ...kept.head, ...changed } };
};

/** The log without an event, all else kept as if it had never been written: only what refers to it tells. */
function without(kept: KeptLog, id: EventId): KeptLog {
	return soundLog(allOf(kept).filter((event) => event.id !== id));
}

const allOf = ({ segments, loose }: KeptLog): LearnerEvent[] => [
	...segments.flatMap(({ events }) => events),
	...loose
];

const isUndo = (event: LearnerEvent) => event.type === 'undone';

export const PLANTED_FAULTS: PlantedFault[] = [
	fault('an event is kept twice', 'event-twice', (kept, pick) => {
		const event = pick(kept.loose);
		return event && { ...kept, loose: [...kept.loose, { ...event }] };
	}),
	fault('an event lies in two segments', 'event-twice', (kept, pick) => {
		const [first, second] = kept.segments;
		const event = first && pick(first.events);
		if (!event || !second) return null;
		const changed = { ...second, events: [event, ...second.events], count: second.count + 1 };
		return { ...kept, segments: inOne(kept.segments, second, changed) };
	}),
	fault('two events claim one id', 'event-conflict', (kept, pick) => {
		const event = pick(kept.loose);
		const other = event && { ...event, device: `${event.device}-other` };
		return other && { ...kept, loose: [...kept.loose, other] };
	}),
	fault('a field of an event is damaged', 'event-malformed', (kept, pick) => {
		const event = pick(kept.loose);
		if (!event) return null;
		const loose = kept.loose.filter((other) => other !== event);
		return { ...kept, loose, malformed: [{ place: event.id, field: 'day' }] };
	}),
	fault('what an undo took back is gone', 'undo-of-nothing', (kept, pick) => {
		const undone = pick(allOf(kept).filter(isUndo));
		return undone && undone.type === 'undone' ? without(kept, undone.target) : null;
	}),
	fault('an undo names another question', 'undo-misplaced', (kept, pick) => {
		const undone = pick(kept.loose.filter(isUndo));
		const changed = undone && ({ ...undone, bank: 'elsewhere' } as LearnerEvent);
		return changed && { ...kept, loose: inOne(kept.loose, undone, changed) };
	}),
	fault('the answer that was rated is gone', 'rating-of-nothing', (kept, pick) => {
		const rated = pick(allOf(kept).filter((event) => event.type === 'rated'));
		return rated && rated.type === 'rated' ? without(kept, rated.answer) : null;
	}),
	fault('the answers of a session are out of order', 'session-order', (kept, pick) => {
		const events = allOf(kept);
		const undone = new Set(events.map((event) => (isUndo(event) ? event.target : '')));
		const answer = pick(
			events.filter(
				(event): event is Answered => event.type === 'answered' && !undone.has(event.id)
			)
		);
		const newest = events.at(-1)?.id;
		if (!answer || !newest) return null;
		// After it, an answer that claims to have been the one before it.
		const later = { ...answer, id: `${newest.slice(0, -1)}g` };
		const first = { ...answer, attempt: answer.attempt + 1 };
		return soundLog([...inOne(events, answer, first), later]);
	}),
	fault('a time was changed', 'id-time', (kept, pick) => {
		const event = pick(kept.loose.filter(({ id, atMs }) => timeOfId(id) === atMs));
		const changed = event && { ...event, atMs: event.atMs + 400 * 86_400_000 };
		return changed && { ...kept, loose: inOne(kept.loose, event, changed) };
	}),
	fault('a day was changed', 'day-time', (kept, pick) => {
		const event = pick(kept.loose);
		const changed = event && { ...event, day: event.day + 3 };
		return changed && { ...kept, loose: inOne(kept.loose, event, changed) };
	}),
	fault(
		'a checksum does not hold',
		'segment-checksum',
		inSegment(() => ({ checksumHolds: false }))
	),
	fault(
		'a segment has lost an event',
		'segment-count',
		inSegment(({ events }) => ({ events: events.slice(1) }))
	),
	fault(
		'a segment begins elsewhere than it says',
		'segment-range',
		inSegment(({ first }) => ({ first: `${first}0` }))
	),
	fault('a segment is gone', 'segment-missing', (kept) =>
		kept.segments.length < 2 ? null : { ...kept, segments: kept.segments.slice(1) }
	),
	fault('segments overlap', 'segment-overlap', (kept) => {
		const [first, second, ...rest] = kept.segments;
		if (!first || !second) return null;
		const [a, b] = [first, second];
		const turned = [
			{ ...b, number: a.number },
			{ ...a, number: b.number }
		];
		return { ...kept, segments: [...turned, ...rest] };
	}),
	fault('a sealed event lies beside its segment too', 'sealed-and-loose', (kept, pick) => {
		const segment = pick(kept.segments);
		const event = segment && pick(segment.events);
		return event && { ...kept, loose: [event, ...kept.loose] };
	}),
	fault(
		'the number of loose events is wrong',
		'loose-count',
		inHead(({ loose }) => ({ loose: (loose ?? 0) + 1 }))
	),
	fault(
		'a card is due on another day',
		'card-differs',
		inCard(({ dueDay }) => ({ dueDay: (dueDay ?? 0) + 1 }))
	),
	fault(
		'a memory is another',
		'card-differs',
		inCard(({ memory }) => ({ memory: { stability: (memory?.stability ?? 0) + 1, difficulty: 5 } }))
	),
	fault(
		'a flag was turned',
		'card-differs',
		inCard(({ flagged }) => ({ flagged: !flagged }))
	),
	fault('a card is gone', 'card-missing', (kept, pick) => {
		const card = pick(kept.cards);
		return card && { ...kept, cards: kept.cards.filter((other) => other !== card) };
	}),
	fault('a card has no events', 'card-without-events', (kept, pick) => {
		const card = pick(kept.cards);
		return card && { ...kept, cards: [...kept.cards, { ...card, question: 'never-asked' }] };
	}),
	fault('a card is not found by its index', 'card-misplaced', (kept, pick) => {
		const card = pick(kept.cards);
		return card && { ...kept, misplacedCards: [`${card.bank}/${card.question}`] };
	}),
	fault('a day counts one answer more', 'day-differs', (kept, pick) => {
		const day = pick(kept.days);
		const changed = day && { ...day, answered: day.answered + 1 };
		return changed && { ...kept, days: inOne(kept.days, day, changed) };
	}),
	fault('a day is gone', 'day-differs', (kept, pick) => {
		const day = pick(kept.days);
		return day && { ...kept, days: kept.days.filter((other) => other !== day) };
	}),
	fault(
		'the count of a bank is wrong',
		'counts-differ',
		inHead(({ banks }) => ({ banks: new Map(banks).set('a', { met: 99, missed: 0, leeches: 0 }) }))
	),
	fault(
		'the settings are not those of the log',
		'settings-differ',
		inHead(({ settings }) => ({ settings: { ...settings, newPerDay: settings.newPerDay + 1 } }))
	),
	fault(
		'the newest id is another',
		'newest-differs',
		inHead(({ newest }) => ({ newest: `${newest ?? ''}0` }))
	),
	fault(
		'an event that concerns all is not noted as such',
		'wide-differs',
		inHead(({ wide }) => (wide && wide.length > 0 ? { wide: wide.slice(1) } : null))
	),
	fault(
		'the cards follow older rules',
		'derived-version',
		inHead(({ derivedVersion }) => ({ derivedVersion: derivedVersion - 1 }))
	),
	fault('the database has lost an event', 'only-in-journal', (kept, pick) => {
		const event = pick(kept.loose);
		return event && { ...without(kept, event.id), journal: kept.journal };
	}),
	fault('the journal has lost an event', 'only-in-database', (kept, pick) => {
		const id = pick(kept.journal ?? []);
		return id && { ...kept, journal: kept.journal?.filter((other) => other !== id) ?? null };
	})
];
