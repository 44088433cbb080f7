import type { IDBPDatabase } from 'idb';
import { applyEvent, needsReplay } from '../core/memory/apply-event';
import { addToTally, emptyTally, type DayTally } from '../core/memory/day-tally';
import type { LearnerEvent } from '../core/memory/event';
import { toCardRecord } from './card-record';
import type { CardRecord, FootnoteDatabase, Head, SessionRecord } from './database-schema';
import { EMPTY_HEAD, putHead, readHead, recounted, renewed } from './head';
import { Overtaken } from './overtaken';
import { sent, type CardKey, type Writing } from './writing';

/** What was read of one card when its question came up: enough to take its answer in without asking again. */
export interface Known {
	key: CardKey;
	record: CardRecord | undefined;
	head: Head;
	/** The newest day with an answer. */
	day: DayTally | undefined;
}

/** Reads a card together with all that an answer to it will change. */
export async function readKnown(db: IDBPDatabase<FootnoteDatabase>, key: CardKey): Promise<Known> {
	const tx = db.transaction(['cards', 'meta', 'days']);
	const [record, head, day] = await Promise.all([
		tx.objectStore('cards').get(key),
		tx.objectStore('meta').get('head') as Promise<Head | undefined>,
		tx.objectStore('days').openCursor(null, 'prev')
	]);
	return { key, record, head: head ?? EMPTY_HEAD, day: day?.value };
}

/** Whether the event can be taken in by one step from what is known. */
export function canTakeIn(known: Known | null, event: LearnerEvent): known is Known {
	return (
		known !== null &&
		event.type !== 'undone' &&
		'question' in event &&
		event.bank === known.key[0] &&
		event.question === known.key[1] &&
		needsReplay(event, known.head.newest) === 'none' &&
		event.day >= (known.day?.day ?? event.day)
	);
}

/**
 * Takes an event in from what is known: all is sent at once, where `writeEvents` waits for three reads before it can
 * write. The one read among them tells whether what was known still held.
 * @returns what is known afterwards
 * @throws Overtaken when it did not; the caller aborts the transaction
 */
export async function appendKnown(
	tx: Writing,
	event: LearnerEvent,
	known: Known,
	session?: SessionRecord
): Promise<Known> {
	const held = readHead(tx);
	// Nobody waits for it any more when a request before that is refused.
	sent(held);
	sent(tx.objectStore('events').add(event));
	if (session) sent(tx.objectStore('sessions').put(session));

	const card = applyEvent(known.record?.card, event, known.head.settings);
	const record = card && toCardRecord(card);
	if (record) sent(tx.objectStore('cards').put(record));
	const head = recounted(renewed(known.head, event), known.record, record);
	sent(putHead(tx, head));
	let { day } = known;
	if (event.type === 'answered') {
		day = addToTally(day?.day === event.day ? day : emptyTally(event.day), event, 1);
		sent(tx.objectStore('days').put(day));
	}
	if ((await held).writes !== known.head.writes) throw new Overtaken();
	return { ...known, record, head, day };
}
