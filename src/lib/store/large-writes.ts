import type { LearnerEvent } from '../core/memory/event';
import type { ManyEvents } from '../core/memory/many-events';
import { eventsOf, prepareAddition, writeAddition } from './add-many';
import { readHead } from './head';
import { joinAlone } from './join-alone';
import { settleDebts, writeOwing, type JournalDebt } from './journal-debts';
import type { LearnerStore } from './learner-store';
import { Overtaken } from './overtaken';
import type { Pace } from './pace';
import type { StorageFault } from './storage-fault';
import { addToLog, joinedLog, joinWithin, type LogContent } from './take-in';

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
export async function merge(
	store: LearnerStore,
	coming: LogContent,
	pace: Pace
): Promise<LearnerEvent[]> {
	if (store.copies?.alone) return joinAlone(store, coming, pace);
	const debt = crypto.randomUUID();
	const added = await calmly(
		() => mergeCalmly(store, debt, coming, pace.part(0, 0.7)),
		// Someone writes all the time: at once then, however long it takes.
		() => writeOwing(store, debt, (tx) => joinWithin(tx, coming, store.sealing))
	);
	const { sessions } = coming;
	await payOff(store, debt, { events: added, count: added.length, sessions }, pace.part(0.7, 1));
	return added;
}

async function mergeCalmly(
	store: LearnerStore,
	debt: JournalDebt,
	{ events, sessions }: LogContent,
	pace: Pace
): Promise<LearnerEvent[]> {
	const here = await store.readAll();
	const { added, log } = await joinedLog(here.events, events, pace.part(0, 0.5));
	return writeOwing(store, debt, async (tx) => {
		if ((await readHead(tx)).writes !== here.writes) throw new Overtaken();
		await addToLog(tx, added, sessions, log, store.sealing, pace.part(0.5, 1));
		return added;
	});
}

/** @see LearnerStore.addMany */
export async function addMany(
	store: LearnerStore,
	many: ManyEvents,
	pace: Pace,
	whenKept: WhenKept
): Promise<Uint8Array> {
	const all = { count: many.count, events: () => everyEvent(many) };
	if (store.copies?.alone) {
		const fresh = freshOf(
			many,
			await joinAlone(store, { events: [...all.events()], sessions: [] }, pace)
		);
		whenKept(fresh);
		return fresh;
	}
	const debt = crypto.randomUUID();
	const fresh = await calmly(
		() => addCalmly(store, debt, many, pace.part(0, 0.7)),
		async () => {
			const coming = { events: [...all.events()], sessions: [] };
			return freshOf(
				many,
				await writeOwing(store, debt, (tx) => joinWithin(tx, coming, store.sealing))
			);
		}
	);
	whenKept(fresh);
	const paid = { events: eventsOf({ many, fresh }), count: many.count, sessions: [] };
	await payOff(store, debt, paid, pace.part(0.7, 1));
	return fresh;
}

async function addCalmly(
	store: LearnerStore,
	debt: JournalDebt,
	many: ManyEvents,
	pace: Pace
): Promise<Uint8Array> {
	const addition = await prepareAddition(store, many, pace.part(0, 0.5));
	return writeOwing(store, debt, async (tx) => {
		if ((await readHead(tx)).writes !== addition.writes) throw new Overtaken();
		await writeAddition(tx, addition, store.sealing, pace.part(0.5, 1));
		return addition.fresh;
	});
}

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
	sessions: LogContent['sessions'];
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
	if (store.copies) {
		let [part, done]: [LearnerEvent[], number] = [[], 0];
		for (const event of events) {
			part.push(event);
			if (part.length < SECOND_EVENTS) continue;
			if (await paid(store, { events: part, sessions: [] })) {
				if (store.copies.state !== 'missing') store.copies.lack();
				return;
			}
			pace.note((done += part.length), count);
			part = [];
		}
		// All that was left has been handed over, and is tried again by itself.
		if (await paid(store, { events: part, sessions: [...sessions] })) return;
	}
	await settleDebts(store.connection, [debt]).catch(() => undefined);
	pace.note(1, 1);
}

/** @returns why it is not there */
async function paid(
	{ copies }: LearnerStore,
	entry: { events: LearnerEvent[]; sessions: LogContent['sessions'][number][] }
): Promise<StorageFault | null> {
	let fault = (await copies?.second(entry)) ?? null;
	// A busy computer was late; what is owed goes before what comes.
	for (let tries = 0; fault?.kind === 'lost' && tries < LATE_TRIES; tries++) {
		await new Promise((resolve) => setTimeout(resolve, LATE_MS));
		fault = (await copies?.second({ events: [], sessions: [] })) ?? null;
	}
	return fault;
}

function* everyEvent(many: ManyEvents): Generator<LearnerEvent> {
	for (let nth = 0; nth < many.count; nth++) yield many.event(nth);
}

function freshOf(many: ManyEvents, added: readonly LearnerEvent[]): Uint8Array {
	const fresh = new Uint8Array(many.count);
	for (const { id } of added) fresh[many.find(id)] = 1;
	return fresh;
}
