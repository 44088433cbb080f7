import type { LearnerEvent } from '../core/memory/event';
import { foldInSteps, type Derived } from '../core/memory/fold';
import { isInOrder, unionOf } from '../core/memory/union-of';
import { rebuild, writeDerived } from './append-events';
import type { SessionRecord } from './database-schema';
import type { Generation } from './journal/generation';
import type { Pace } from './pace';
import { readLog } from './read-log';
import { takeInMany } from './seal';
import type { Sealing } from './sealing';
import { sent, type Writing } from './writing';

export interface LogContent {
	events: readonly LearnerEvent[];
	sessions: readonly SessionRecord[];
}

/** What of it was new. */
export interface TakenIn {
	events: LearnerEvent[];
	sessions: SessionRecord[];
}

/** A log as it stands at one moment. */
export interface WholeLog extends LogContent {
	events: LearnerEvent[];
	sessions: SessionRecord[];
	/** How many writes it had seen by then. */
	writes: number;
}

/** A whole log in order of id, and what follows from it. */
export interface DerivedLog {
	events: LearnerEvent[];
	sessions: readonly SessionRecord[];
	derived: Derived;
}

/** Where the log goes on that takes the place of another. */
export interface NewPlace {
	generation: Generation;
	/** The files of the journal that hold it, with their lengths in bytes. */
	journalSeen: Record<string, number>;
}

/** Works out what follows from a log, step by step. @throws Cancelled */
export async function derivedLog(
	events: readonly LearnerEvent[],
	sessions: readonly SessionRecord[],
	pace: Pace
): Promise<DerivedLog> {
	return derivedInOrder(unionOf(events).events, sessions, pace);
}

async function derivedInOrder(
	log: LearnerEvent[],
	sessions: readonly SessionRecord[],
	pace: Pace
): Promise<DerivedLog> {
	const steps = foldInSteps(log);
	for (let step = steps.next(); ; step = steps.next()) {
		if (step.done) return { events: log, sessions, derived: step.value };
		await pace.step(step.value);
	}
}

/**
 * Which events are new here, and the log with them; an event that is here already stays as it is.
 * @param here in order of id
 * @throws Cancelled
 */
export async function joinedLog(
	here: readonly LearnerEvent[],
	coming: readonly LearnerEvent[],
	pace: Pace
): Promise<{ added: LearnerEvent[]; log: DerivedLog }> {
	const newest = here.at(-1);
	const first = coming[0];
	// What was done just now comes after all that is here: nothing needs to be looked for, nor put in order.
	if (first && isInOrder(coming) && (!newest || newest.id < first.id))
		return { added: [...coming], log: await derivedInOrder([...here, ...coming], [], pace) };
	const known = new Set(here.map(({ id }) => id));
	const added: LearnerEvent[] = [];
	for (const event of coming) {
		if (known.has(event.id)) continue;
		known.add(event.id);
		added.push(event);
	}
	return { added, log: await derivedLog([...here, ...added], [], pace) };
}

/** Adds to the log within `tx`. @param log with what is added @throws Cancelled; the caller aborts the transaction */
export async function addToLog(
	tx: Writing,
	added: readonly LearnerEvent[],
	sessions: readonly SessionRecord[],
	log: DerivedLog,
	sealing: Sealing,
	pace: Pace
): Promise<TakenIn> {
	await takeInMany(tx, added, sealing, pace);
	const put = await addSessions(tx, sessions);
	await writeDerived(tx, log.events, log.derived);
	return { events: [...added], sessions: put };
}

/** Finds out within `tx` what is new, adds it and derives everything again: however long it takes, nothing comes in between. */
export async function joinWithin(
	tx: Writing,
	{ events, sessions }: LogContent,
	sealing: Sealing
): Promise<TakenIn> {
	const known = new Set((await readLog(tx)).map(({ id }) => id));
	const added = unionOf(events).events.filter(({ id }) => !known.has(id));
	await takeInMany(tx, added, sealing);
	const put = await addSessions(tx, sessions);
	await rebuild(tx);
	return { events: added, sessions: put };
}

/**
 * Adds sessions within `tx`.
 * @returns those that were put
 */
export async function addSessions(
	tx: Writing,
	sessions: readonly SessionRecord[]
): Promise<SessionRecord[]> {
	const store = tx.objectStore('sessions');
	const ids = await store.getAllKeys();
	const put = sessionsToPut(
		ids.map((id) => ({ id })),
		sessions
	);
	for (const session of put) sent(store.put(session));
	return put;
}

/** One that has ended on the other side has ended here too: a test is not handed in twice. One that is open here stays as it is. */
export function sessionsToPut(
	here: readonly { id: string }[],
	coming: readonly SessionRecord[]
): SessionRecord[] {
	const known = new Set(here.map(({ id }) => id));
	return coming.filter(({ id, open }) => !known.has(id) || open !== 1);
}

/** Puts a log in the place of all that is there, within `tx`. @throws Cancelled; the caller aborts the transaction */
export async function replaceLog(
	tx: Writing,
	log: DerivedLog,
	sealing: Sealing,
	pace: Pace
): Promise<void> {
	// Before the new ones, which are numbered from 1 on again: a number that is missing means a segment that was lost.
	sent(tx.objectStore('segments').clear());
	sent(tx.objectStore('events').clear());
	await takeInMany(tx, log.events, sealing, pace);
	sent(tx.objectStore('sessions').clear());
	for (const session of log.sessions) sent(tx.objectStore('sessions').put(session));
	await writeDerived(tx, log.events, log.derived);
}
