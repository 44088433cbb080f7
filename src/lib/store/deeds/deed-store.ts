import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { BankId, QuestionId } from '../../core/bank/bank';
import type { BulkAction } from '../../core/browse/bulk-action';
import type { EventId } from '../../core/memory/event';
import type { QuestionRef } from '../../core/quiz/session-plan';
import type { Generation } from '../journal/generation';

/** One of the events that a deed wrote. */
export interface DeedEvent {
	id: EventId;
	bank: BankId;
	question: QuestionId;
}

/** What was done to questions in one go. */
export interface DeedRecord {
	/** The name of the learner's database, and which of its logs it was done in. */
	learner: string;
	log: Generation;
	atMs: number;
	action: BulkAction;
	/** To how many questions, by how many events. */
	count: number;
	events: number;
	/** The question, where it was done to one alone. */
	only: QuestionRef | null;
	/** The learner has closed the line that told of it. */
	isRead?: true;
}

export type KeptDeed = DeedRecord & { key: number };

interface DeedDatabase extends DBSchema {
	deeds: { key: number; value: DeedRecord };
	events: { key: [deed: number, part: number]; value: DeedEvent[] };
}

/** So many events are kept in all: the newest deed is, however many it has. */
export const MOST_EVENTS = 100_000;
/** Nobody misses the way back after that. */
const MOST_AGE_MS = 7 * 86_400_000;
/** So many lie in one record: reading them holds the page up for a few ms. */
const PART_EVENTS = 2_000;
const LATE_MS = 5_000;

/**
 * What was done in the list of all questions, so that it can be taken back after a reload, too. It lies in a database of its
 * own: none of it belongs into a backup, and it may be lost without harm.
 * @throws DOMException when the browser refuses
 */
async function inDeeds<T>(work: (db: IDBPDatabase<DeedDatabase>) => Promise<T>): Promise<T> {
	const opening = openDB<DeedDatabase>('footnote-deeds', 1, {
		upgrade(db) {
			db.createObjectStore('deeds', { autoIncrement: true });
			db.createObjectStore('events');
		}
	});
	const db = await inReason(opening);
	return work(db).finally(() => db.close());
}

/** The list of all questions waits for it, so it is not waited for without end. */
async function inReason(
	opening: Promise<IDBPDatabase<DeedDatabase>>
): Promise<IDBPDatabase<DeedDatabase>> {
	let timer: ReturnType<typeof setTimeout>;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new DOMException('It is late.', 'TimeoutError')), LATE_MS);
	});
	// One that comes later is not left open.
	late.catch(() => opening.then((db) => db.close())).catch(() => undefined);
	return Promise.race([opening, late]).finally(() => clearTimeout(timer));
}

/**
 * Keeps a deed, and lets go those of the same learner that are too old, too many, or of another log.
 * @returns its key; null where it cannot be kept. Never throws
 */
export async function keepDeed(
	record: Omit<DeedRecord, 'events'>,
	events: readonly DeedEvent[]
): Promise<number | null> {
	try {
		return await inDeeds(async (db) => {
			const tx = db.transaction(['deeds', 'events'], 'readwrite');
			// Whoever awaits a request hears of the fault there.
			tx.done.catch(() => undefined);
			const kept = tx.objectStore('deeds');
			const key = await kept.add({ ...record, events: events.length });
			const parts = tx.objectStore('events');
			// One after the other: all at once would hold the page up.
			for (let at = 0; at < events.length; at += PART_EVENTS)
				await parts.put(events.slice(at, at + PART_EVENTS), [key, at / PART_EVENTS]);
			let sum = 0;
			for (
				let cursor = await kept.openCursor(null, 'prev');
				cursor;
				cursor = await cursor.continue()
			) {
				const { learner, log, atMs, events: count } = cursor.value;
				if (learner !== record.learner) continue;
				sum += count;
				const isOver = sum > MOST_EVENTS || log !== record.log || atMs < record.atMs - MOST_AGE_MS;
				if (!isOver || cursor.key === key) continue;
				await parts.delete(partsOf(cursor.key));
				await cursor.delete();
			}
			await tx.done;
			return key;
		});
	} catch {
		return null;
	}
}

/**
 * Those that were done in a log and not too long ago, oldest first.
 * @returns null where they cannot be read. Never throws
 */
export async function readDeeds(
	learner: string,
	log: Generation,
	nowMs: number
): Promise<KeptDeed[] | null> {
	try {
		return await inDeeds(async (db) => {
			const { store } = db.transaction('deeds');
			const [keys, records] = await Promise.all([store.getAllKeys(), store.getAll()]);
			return records
				.map((record, at) => ({ ...record, key: keys[at]! }))
				.filter(
					(deed) => deed.learner === learner && deed.log === log && deed.atMs >= nowMs - MOST_AGE_MS
				);
		});
	} catch {
		return null;
	}
}

/** Its events, part by part. @throws DOMException when they cannot be read */
export async function* readDeedEvents(key: number): AsyncGenerator<DeedEvent[]> {
	for (let part = 0; ; part++) {
		const events = await inDeeds((db) => db.get('events', [key, part]));
		if (!events) return;
		yield events;
	}
}

/** It was taken back. Never throws: one that stays can be taken back again, which changes nothing. */
export async function forgetDeed(key: number): Promise<void> {
	await inDeeds(async (db) => {
		const tx = db.transaction(['deeds', 'events'], 'readwrite');
		await Promise.all([
			tx.objectStore('deeds').delete(key),
			tx.objectStore('events').delete(partsOf(key)),
			tx.done
		]);
	}).catch(() => undefined);
}

/** The learner has closed the line that told of them, and is not told again. Never throws. */
export async function markRead(keys: readonly number[]): Promise<void> {
	await inDeeds(async (db) => {
		const tx = db.transaction('deeds', 'readwrite');
		for (const key of keys) {
			const record = await tx.store.get(key);
			if (record) await tx.store.put({ ...record, isRead: true }, key);
		}
		await tx.done;
	}).catch(() => undefined);
}

const partsOf = (key: number) => IDBKeyRange.bound([key], [key, []]);
