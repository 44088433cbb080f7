import { applyEvent, needsReplay } from '../core/memory/apply-event';
import { DERIVED_VERSION, type Card } from '../core/memory/card';
import { addToTally, emptyTally } from '../core/memory/day-tally';
import type { Answered, LearnerEvent, Undone } from '../core/memory/event';
import { foldCard, foldLog, type Derived } from '../core/memory/fold';
import { isWide } from '../core/memory/wide-event';
import { countBanks } from './bank-counts';
import { toCardRecord } from './card-record';
import type { CardRecord, SessionRecord } from './database-schema';
import { putHead, readHead, recounted, renewed } from './head';
import { eventsOfCard, heldIds, readLog, soundOf } from './read-log';
import { sent, type CardKey, type Writing } from './writing';

/** Adds the events and brings everything derived along, all within `tx`; nothing but the database is awaited. */
export async function writeEvents(
	tx: Writing,
	events: readonly LearnerEvent[],
	session?: SessionRecord
): Promise<void> {
	if (session) sent(tx.objectStore('sessions').put(session));
	for (const event of events) await writeEvent(tx, event);
}

/** As `writeEvents`, without the events that are there already. */
export async function writeNewEvents(
	tx: Writing,
	events: readonly LearnerEvent[],
	session?: SessionRecord
): Promise<void> {
	const ids = events.map(({ id }) => id);
	const held = await heldIds(tx, ids);
	const fresh = events.filter(({ id }) => !held.has(id));
	await writeEvents(tx, fresh, session);
}

/** So many cards are written in one step: some ms. */
const STEP_CARDS = 500;

/** Throws away what was derived and makes it again from the log. */
export async function rebuild(tx: Writing): Promise<void> {
	const events = await readLog(tx);
	await writeDerived(tx, events, foldLog(events));
}

/** Puts what was derived from the whole log, in order of id, in the place of what was derived before. */
export async function writeDerived(
	tx: Writing,
	events: readonly LearnerEvent[],
	{ cards, days, settings }: Derived
): Promise<void> {
	const [{ writes }, loose] = await Promise.all([readHead(tx), tx.objectStore('events').count()]);
	const records = [...cards.values()].map(toCardRecord);
	const store = tx.objectStore('cards');
	sent(store.clear());
	for (let from = 0; from < records.length; from += STEP_CARDS) {
		const puts = records.slice(from, from + STEP_CARDS).map((record) => store.put(record));
		puts.forEach(sent);
		// A request is all that a transaction waits for; the page has its turn meanwhile.
		await puts.at(-1);
	}
	sent(tx.objectStore('days').clear());
	for (const day of days.values()) sent(tx.objectStore('days').put(day));
	sent(tx.objectStore('wide').clear());
	for (const event of events.filter(isWide)) sent(tx.objectStore('wide').put(event));
	await putHead(tx, {
		writes: writes + 1,
		newest: events.at(-1)?.id ?? null,
		settings,
		loose,
		banks: countBanks(records),
		derivedVersion: DERIVED_VERSION
	});
}

async function writeEvent(tx: Writing, event: LearnerEvent): Promise<void> {
	if ('question' in event && event.bank && event.question && event.type !== 'undone')
		return writeCardEvent(tx, event, [event.bank, event.question]);
	const head = await readHead(tx);
	await tx.objectStore('events').add(event);
	const replay = needsReplay(event, head.newest);
	if (replay === 'all') return rebuild(tx);
	if (isWide(event)) sent(tx.objectStore('wide').put(event));
	const next = renewed(head, event);
	if (event.type === 'settings-changed')
		return putHead(tx, { ...next, settings: { ...head.settings, ...event.settings } });
	if (event.type !== 'undone' || !event.bank || !event.question) return putHead(tx, next);
	const key: CardKey = [event.bank, event.question];
	await takeOutOfDays(tx, event, key);
	const before = await tx.objectStore('cards').get(key);
	const after = await replayedCard(tx, key);
	await Promise.all([putCard(tx, key, after), putHead(tx, recounted(next, before, after))]);
}

/** The learner's own path: one round of reads, one step of the fold, one round of writes, which are not waited for. */
async function writeCardEvent(tx: Writing, event: LearnerEvent, key: CardKey): Promise<void> {
	sent(tx.objectStore('events').add(event));
	const [before, head, tally] = await Promise.all([
		tx.objectStore('cards').get(key),
		readHead(tx),
		event.type === 'answered' ? tx.objectStore('days').get(event.day) : undefined
	]);
	const late = needsReplay(event, head.newest) !== 'none';
	// What takes a late answer back may have come before it.
	if (event.type === 'answered' && !(late && (await isTakenBack(tx, event, key))))
		sent(tx.objectStore('days').put(addToTally(tally ?? emptyTally(event.day), event, 1)));
	const after = late
		? await replayedCard(tx, key)
		: recordOf(applyEvent(before?.card, event, head.settings));
	sent(putHead(tx, recounted(renewed(head, event), before, after)));
	sent(putCard(tx, key, after));
}

async function takeOutOfDays(tx: Writing, undone: Undone, key: CardKey): Promise<void> {
	const own = await eventsOfCard(tx, key);
	const answer = own.find((event): event is Answered => isAnswer(event, undone.target));
	const before = own.some((event) => isUndoing(event, undone.target) && event.id !== undone.id);
	if (!answer || before) return;
	const tally = (await tx.objectStore('days').get(answer.day)) ?? emptyTally(answer.day);
	const rest = addToTally(tally, answer, -1);
	const days = tx.objectStore('days');
	await (rest.answered > 0 ? days.put(rest) : days.delete(answer.day));
}

async function isTakenBack(tx: Writing, answer: Answered, key: CardKey): Promise<boolean> {
	const own = await eventsOfCard(tx, key);
	return own.some((event) => isUndoing(event, answer.id));
}

const isAnswer = (event: LearnerEvent, id: string) => event.type === 'answered' && event.id === id;
const isUndoing = (event: LearnerEvent, id: string) =>
	event.type === 'undone' && event.target === id;

/** What touches one card only: its own events, and those that concern all. */
async function replayedCard(tx: Writing, key: CardKey): Promise<CardRecord | undefined> {
	const [own, wide] = await Promise.all([eventsOfCard(tx, key), tx.objectStore('wide').getAll()]);
	return recordOf(foldCard(key[0], key[1], [...own, ...soundOf(wide)]));
}

/** @throws as `putHead` */
function putCard(tx: Writing, key: CardKey, record: CardRecord | undefined): Promise<unknown> {
	const cards = tx.objectStore('cards');
	return record ? cards.put(record) : cards.delete(key);
}

const recordOf = (card: Card | undefined) => card && toCardRecord(card);
