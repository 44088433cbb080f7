import type { LearnerEvent } from '../core/memory/event';
import type { ManyEvents } from '../core/memory/many-events';
import { eventsOf, prepareAddition, writeAddition } from './add-many';
import { withCopies } from './copies-lock';
import type { SessionRecord } from './database-schema';
import { readHead } from './head';
import { joinAlone } from './join-alone';
import { settleDebts, writeOwing, type JournalDebt } from './journal-debts';
import type { JournalEntry } from './journal/journal-line';
import type { LearnerStore } from './learner-store';
import { Overtaken } from './overtaken';
import type { Pace } from './pace';
import type { StorageFault } from './storage-fault';
import { addToLog, joinedLog, joinWithin, type LogContent, type TakenIn } from './take-in';
import type { TwoCopies } from './two-copies';

/*
 * Many events at once: one transaction of the database, and then the second copy, some thousands at a time. Where the
 * database lies in memory the second copy is the one that stays: see `joinAlone`.
 */

/** So many events go to the second copy at a time. */
const SECOND_EVENTS = 2000;
/** So often, and after so many ms, it is tried again where the second copy was late with some of many. */
const LATE_TRIES = 5;
const LATE_MS = 1000;
/** So often it is tried to work out what follows while nobody else writes. */
const CALM_TRIES = 3;

/** Hears which events the database has, before the second copy is written: they are kept from now on. */
export type WhenKept = (fresh: Uint8Array) => void;

/** @see LearnerStore.merge */
export function merge(
	store: LearnerStore,
	coming: LogContent,
	pace: Pace
): Promise<LearnerEvent[]> {
	return heldBoth(store, async (isAlone) => {
		if (isAlone) return joinAlone(store, coming, pace);
		const debt = crypto.randomUUID();
		const { events, sessions } = await calmly(
			() => mergeCalmly(store, debt, coming, pace.part(0, 0.7)),
			// Someone writes all the time: at once then, however long it takes.
			() => writeOwing(store, debt, (tx) => joinWithin(tx, coming, store.sealing), firstOf)
		);
		await payOff(store, debt, { events, count: events.length, sessions }, pace.part(0.7, 1));
		return events;
	});
}

async function mergeCalmly(
	store: LearnerStore,
	debt: JournalDebt,
	{ events, sessions }: LogContent,
	pace: Pace
): Promise<TakenIn> {
	const here = await store.readAll();
	const { added, log } = await joinedLog(here.events, events, pace.part(0, 0.5));
	return writeOwing(
		store,
		debt,
		async (tx) => {
			if ((await readHead(tx)).writes !== here.writes) throw new Overtaken();
			return addToLog(tx, added, sessions, log, store.sealing, pace.part(0.5, 1));
		},
		firstOf
	);
}

/** @see LearnerStore.addMany */
export function addMany(
	store: LearnerStore,
	many: ManyEvents,
	pace: Pace,
	whenKept: WhenKept
): Promise<Uint8Array> {
	const all = (): LogContent => ({
		events: Array.from({ length: many.count }, (_, nth) => many.event(nth)),
		sessions: []
	});
	return heldBoth(store, async (isAlone) => {
		if (isAlone) {
			const fresh = freshOf(many, await joinAlone(store, all(), pace));
			whenKept(fresh);
			return fresh;
		}
		const debt = crypto.randomUUID();
		const fresh = await calmly(
			() => addCalmly(store, debt, many, pace.part(0, 0.7)),
			async () => {
				const { events } = await writeOwing(
					store,
					debt,
					(tx) => joinWithin(tx, all(), store.sealing),
					firstOf
				);
				return freshOf(many, events);
			}
		);
		whenKept(fresh);
		const count = fresh.reduce((sum, isFresh) => sum + isFresh, 0);
		const owed = { events: eventsOf({ many, fresh }), count, sessions: [] };
		await payOff(store, debt, owed, pace.part(0.7, 1));
		return fresh;
	});
}

/** Up to its last line nothing takes the place of the log that it is written to. */
function heldBoth<T>(
	{ connection, copies }: LearnerStore,
	work: (isAlone: boolean) => Promise<T>
): Promise<T> {
	const isAlone = copies?.alone ?? false;
	return withCopies(connection.current.name, isAlone ? 'exclusive' : 'shared', () => work(isAlone));
}

async function addCalmly(
	store: LearnerStore,
	debt: JournalDebt,
	many: ManyEvents,
	pace: Pace
): Promise<Uint8Array> {
	const addition = await prepareAddition(store, many, pace.part(0, 0.5));
	return writeOwing(
		store,
		debt,
		async (tx) => {
			if ((await readHead(tx)).writes !== addition.writes) throw new Overtaken();
			await writeAddition(tx, addition, store.sealing, pace.part(0.5, 1));
			return addition.fresh;
		},
		(fresh) => (fresh.includes(1) ? many.id(fresh.indexOf(1)) : null)
	);
}

const firstOf = ({ events }: TakenIn) => events[0]?.id ?? null;

/** What follows from many events is worked out before the transaction, step by step; a write meanwhile makes it void. */
async function calmly<T>(work: () => Promise<T>, otherwise: () => Promise<T>): Promise<T> {
	for (let tries = 0; tries < CALM_TRIES; tries++) {
		try {
			return await work();
		} catch (error) {
			if (!(error instanceof Overtaken)) throw error;
		}
	}
	return otherwise();
}

interface Owed {
	events: Iterable<LearnerEvent>;
	count: number;
	sessions: SessionRecord[];
}

/**
 * Writes the second copy of what the database has. What does not get there stays owed as a whole, and the next start writes
 * it; it is no fault: the database keeps it.
 */
async function payOff(
	store: LearnerStore,
	debt: JournalDebt,
	{ events, count, sessions }: Owed,
	pace: Pace
): Promise<void> {
	const { copies } = store;
	let [part, done]: [LearnerEvent[], number] = [[], 0];
	for (const event of copies ? events : []) {
		part.push(event);
		if (part.length < SECOND_EVENTS) continue;
		if (await lateCopy(copies!, { events: part, sessions: [] })) return lack(store, debt);
		pace.note((done += part.length), count);
		part = [];
	}
	if (copies && (await lateCopy(copies, { events: part, sessions })))
		// All of it has been handed over by now, and is tried again by itself while this tab is open.
		return copies.state === 'missing' ? lack(store, debt) : undefined;
	await settleDebts(store.connection, [debt]).catch(() => undefined);
	pace.note(1, 1);
}

/** Where there is no journal nothing is owed to it: one that comes later gets all. */
async function lack({ connection, copies }: LearnerStore, debt: JournalDebt): Promise<void> {
	if (copies?.state === 'missing') await settleDebts(connection, [debt]).catch(() => undefined);
	else copies?.lack();
}

/** @returns why it is not there */
async function lateCopy(copies: TwoCopies, entry: JournalEntry): Promise<StorageFault | null> {
	let fault = await copies.second(entry);
	// A busy computer was late; what is owed goes before what comes.
	for (let tries = 0; fault?.kind === 'lost' && tries < LATE_TRIES; tries++) {
		await new Promise((resolve) => setTimeout(resolve, LATE_MS));
		fault = await copies.second({ events: [], sessions: [] });
	}
	return fault;
}

function freshOf(many: ManyEvents, added: readonly LearnerEvent[]): Uint8Array {
	const fresh = new Uint8Array(many.count);
	for (const { id } of added) fresh[many.find(id)] = 1;
	return fresh;
}
