import type { IDBPTransaction } from 'idb';
import { applyEvent, needsReplay } from '../core/memory/apply-event';
import { DERIVED_VERSION, type Card } from '../core/memory/card';
import { addToTally, emptyTally } from '../core/memory/day-tally';
import { DEFAULT_SETTINGS } from '../core/memory/default-settings';
import type { Answered, LearnerEvent, Undone } from '../core/memory/event';
import { foldCard, foldLog } from '../core/memory/fold';
import { toCardRecord } from './card-record';
import type { FootnoteDatabase, Head, SessionRecord } from './database-schema';

type Written = 'events' | 'cards' | 'days' | 'sessions' | 'meta';
export type Writing = IDBPTransaction<FootnoteDatabase, Written[], 'readwrite'>;

export const WRITTEN: Written[] = ['events', 'cards', 'days', 'sessions', 'meta'];

export const EMPTY_HEAD: Head = {
	newest: null,
	settings: DEFAULT_SETTINGS,
	wide: [],
	derivedVersion: DERIVED_VERSION
};

/** Adds the events and brings everything derived along, all within `tx`; nothing but the database is awaited. */
export async function writeEvents(
	tx: Writing,
	events: readonly LearnerEvent[],
	session?: SessionRecord
): Promise<void> {
	if (session) sent(tx.objectStore('sessions').put(session));
	for (const event of events) await writeEvent(tx, event);
}

/** Throws away what was derived and makes it again from the log. */
export async function rebuild(tx: Writing): Promise<void> {
	const events = await tx.objectStore('events').getAll();
	const { cards, days, settings } = foldLog(events);
	sent(tx.objectStore('cards').clear());
	for (const card of cards.values()) sent(tx.objectStore('cards').put(toCardRecord(card)));
	sent(tx.objectStore('days').clear());
	for (const day of days.values()) sent(tx.objectStore('days').put(day));
	await putHead(tx, {
		newest: events.at(-1)?.id ?? null,
		settings,
		wide: events.filter(isWide).map((event) => event.id),
		derivedVersion: DERIVED_VERSION
	});
}

/** For a request that is not waited for: when it fails the transaction fails, and that is told there. */
export function sent(request: Promise<unknown>): void {
	request.catch(() => undefined);
}

async function writeEvent(tx: Writing, event: LearnerEvent): Promise<void> {
	if ('question' in event && event.bank && event.question && event.type !== 'undone')
		return writeCardEvent(tx, event, [event.bank, event.question]);
	const head = await readHead(tx);
	await tx.objectStore('events').add(event);
	const replay = needsReplay(event, head.newest);
	if (replay === 'all') return rebuild(tx);
	const wide = isWide(event) ? [...head.wide, event.id] : head.wide;
	const next = { ...renewed(head, event), wide };
	if (event.type === 'settings-changed')
		return putHead(tx, { ...next, settings: { ...head.settings, ...event.settings } });
	if (event.type === 'undone') await takeBack(tx, event, head);
	await putHead(tx, next);
}

/** The learner's own path: one round of reads, one step of the fold, one round of writes. */
async function writeCardEvent(
	tx: Writing,
	event: LearnerEvent,
	key: [string, string]
): Promise<void> {
	const [record, head, tally] = await Promise.all([
		tx.objectStore('cards').get(key),
		readHead(tx),
		event.type === 'answered' ? tx.objectStore('days').get(event.day) : undefined
	]);
	const added = tx.objectStore('events').add(event);
	sent(putHead(tx, renewed(head, event)));
	if (event.type === 'answered')
		sent(tx.objectStore('days').put(addToTally(tally ?? emptyTally(event.day), event, 1)));
	const card =
		needsReplay(event, head.newest) === 'none'
			? putCard(tx, key, applyEvent(record?.card, event, head.settings))
			: replayedCard(tx, key, head).then((replayed) => putCard(tx, key, replayed));
	await Promise.all([added, card]);
}

async function takeBack(tx: Writing, undone: Undone, head: Head): Promise<void> {
	if (!undone.bank || !undone.question) return;
	const key: [string, string] = [undone.bank, undone.question];
	const own = await tx.objectStore('events').index('by-card').getAll(key);
	await putCard(tx, key, await replayedCard(tx, key, head));
	const answer = own.find((event): event is Answered => isAnswer(event, undone.target));
	const before = own.some((event) => isUndoing(event, undone.target) && event.id !== undone.id);
	if (!answer || before) return;
	const tally = (await tx.objectStore('days').get(answer.day)) ?? emptyTally(answer.day);
	const rest = addToTally(tally, answer, -1);
	const days = tx.objectStore('days');
	await (rest.answered > 0 ? days.put(rest) : days.delete(answer.day));
}

const isAnswer = (event: LearnerEvent, id: string) => event.type === 'answered' && event.id === id;
const isUndoing = (event: LearnerEvent, id: string) =>
	event.type === 'undone' && event.target === id;

/** What touches one card only: its own events, and those that concern all. */
async function replayedCard(
	tx: Writing,
	key: [string, string],
	head: Head
): Promise<Card | undefined> {
	const events = tx.objectStore('events');
	const [own, ...wide] = await Promise.all([
		events.index('by-card').getAll(key),
		...head.wide.map((id) => events.get(id))
	]);
	return foldCard(key[0], key[1], [...own, ...wide.filter((event) => event !== undefined)]);
}

async function putCard(tx: Writing, key: [string, string], card: Card | undefined): Promise<void> {
	const cards = tx.objectStore('cards');
	await (card ? cards.put(toCardRecord(card)) : cards.delete(key));
}

async function readHead(tx: Writing): Promise<Head> {
	return ((await tx.objectStore('meta').get('head')) as Head | undefined) ?? EMPTY_HEAD;
}

async function putHead(tx: Writing, head: Head): Promise<void> {
	await tx.objectStore('meta').put(head, 'head');
}

function renewed(head: Head, event: LearnerEvent): Head {
	return { ...head, newest: head.newest && head.newest > event.id ? head.newest : event.id };
}

/** Events that stand in no card's index. An unknown type from a newer app is kept and passed over. */
function isWide(event: LearnerEvent): boolean {
	return !('question' in event && event.question);
}
