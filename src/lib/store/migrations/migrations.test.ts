import * as fc from 'fast-check';
import { deleteDB, openDB } from 'idb';
import { afterEach, describe, expect, it } from 'vitest';
import { arbitraryHistories } from '../../core/memory/arbitrary-histories';
import { DERIVED_VERSION } from '../../core/memory/card';
import type { LearnerEvent } from '../../core/memory/event';
import { isFault } from '../../core/memory/finding';
import { foldLog } from '../../core/memory/fold';
import { unionOf } from '../../core/memory/union-of';
import { isWide } from '../../core/memory/wide-event';
import { countBanks } from '../bank-counts';
import { toCardRecord } from '../card-record';
import { checkStore } from '../check-store';
import { DATABASE_VERSION } from '../database-schema';
import { LearnerStore } from '../learner-store';
import { openDatabase } from '../open-database';
import { readOlder } from './read-older';

const names: string[] = [];
/** 79 events, ten of them settings and wide resets. */
const someLog = () =>
	unionOf(fc.sample(arbitraryHistories(200), { numRuns: 1, seed: 1 })[0]!.flat()).events;

/** A database as version 1 left it. Its schema is written out here, since it must stay as it was. */
async function firstVersion(log: readonly LearnerEvent[]): Promise<string> {
	const name = `migration-${crypto.randomUUID()}`;
	names.push(name);
	const db = await openDB(name, 1, {
		upgrade(db) {
			const events = db.createObjectStore('events', { keyPath: 'id' });
			events.createIndex('by-card', ['bank', 'question']);
			events.createIndex('by-session', 'session');
			const cards = db.createObjectStore('cards', { keyPath: ['bank', 'question'] });
			cards.createIndex('by-due', 'due');
			cards.createIndex('by-first', 'first');
			cards.createIndex('by-missed', 'missed');
			db.createObjectStore('days', { keyPath: 'day' });
			const sessions = db.createObjectStore('sessions', { keyPath: 'id' });
			sessions.createIndex('by-open', ['open', 'startedMs']);
			db.createObjectStore('meta');
		}
	});
	const { cards, days, settings } = foldLog(log);
	const records = [...cards.values()].map(toCardRecord);
	const tx = db.transaction(['events', 'cards', 'days', 'meta'], 'readwrite');
	for (const event of log) void tx.objectStore('events').put(event);
	for (const record of records) void tx.objectStore('cards').put(record);
	for (const day of days.values()) void tx.objectStore('days').put(day);
	const head = {
		writes: log.length,
		newest: log.at(-1)?.id ?? null,
		settings,
		wide: log.filter(isWide).map(({ id }) => id),
		banks: countBanks(records),
		derivedVersion: DERIVED_VERSION
	};
	if (log.length > 0) void tx.objectStore('meta').put(head, 'head');
	void tx.objectStore('meta').put('this-device', 'device');
	await tx.done;
	db.close();
	return name;
}

/** All that a database of any version holds. */
async function contentOf(name: string) {
	const db = await openDB(name);
	const stores = [...db.objectStoreNames].sort();
	const content = await Promise.all(
		stores.map(async (store) => [store, await db.getAllKeys(store), await db.getAll(store)])
	);
	const { version } = db;
	db.close();
	return { version, content };
}

/** Lets the n-th request of a version change fail by ending its transaction. */
function abortAt(n: number): { undo: () => void; reached: () => boolean } {
	let requests = 0;
	const originals: [object, string, unknown][] = [];
	const spied = (prototype: object, method: string) => {
		const original = Reflect.get(prototype, method) as (...args: unknown[]) => unknown;
		originals.push([prototype, method, original]);
		Reflect.set(prototype, method, function (this: unknown, ...args: unknown[]) {
			const result = original.apply(this, args);
			const transaction = transactionOf(this);
			if (transaction?.mode === 'versionchange' && ++requests === n) transaction.abort();
			return result;
		});
	};
	for (const method of ['get', 'put', 'count', 'createIndex'])
		spied(IDBObjectStore.prototype, method);
	return {
		undo: () => originals.forEach(([prototype, method, it]) => Reflect.set(prototype, method, it)),
		reached: () => requests >= n
	};
}

const transactionOf = (target: unknown) =>
	target instanceof IDBObjectStore ? target.transaction : null;

afterEach(async () => {
	for (const name of names.splice(0)) await deleteDB(name);
});

describe('a database of the first version', () => {
	it('is brought up whole, and is sealed afterwards', async () => {
		const log = someLog();
		const name = await firstVersion(log);
		const store = new LearnerStore(await openDatabase(name), { segment: 10, loose: 15 });
		expect(store.connection.current.version).toBe(DATABASE_VERSION);
		expect((await checkStore(store.connection)).filter(isFault)).toEqual([]);
		expect(await store.allEvents()).toEqual(log);
		while (await store.seal());
		expect(await store.connection.current.count('segments')).toBeGreaterThan(2);
		expect((await checkStore(store.connection)).filter(isFault)).toEqual([]);
		expect(await store.allEvents()).toEqual(log);
		store.connection.close();
	});

	it('is kept in a backup before it is brought up, and only then', async () => {
		const log = someLog();
		const name = await firstVersion(log);
		expect(await readOlder(name)).toEqual({ events: log, sessions: [] });
		(await openDatabase(name)).close();
		expect(await readOlder(name)).toBeNull();
		expect(await readOlder('no such database')).toBeNull();
	});

	it('is brought up when nothing was learnt in it', async () => {
		const store = new LearnerStore(await openDatabase(await firstVersion([])));
		expect(await store.allEvents()).toEqual([]);
		expect((await checkStore(store.connection)).filter(isFault)).toEqual([]);
		store.connection.close();
	});

	it('is left exactly as it was by a migration that is broken off anywhere, which then starts again', async () => {
		const log = someLog();
		const name = await firstVersion(log);
		const before = await contentOf(name);
		let steps = 0;
		for (let n = 1; ; n++) {
			const aborting = abortAt(n);
			const opened = await openDatabase(name).catch((error: unknown) => {
				// Not as a browser that refuses storage, for which there is other advice.
				expect(error).toMatchObject({ name: 'StorageFault', kind: 'lost' });
				return null;
			});
			aborting.undo();
			if (!aborting.reached()) {
				expect(opened?.current.version).toBe(DATABASE_VERSION);
				opened?.close();
				break;
			}
			expect(opened).toBeNull();
			expect(await contentOf(name)).toEqual(before);
			steps++;
		}
		// Three indexes, the head read and written, a count, and each wide event read and written.
		expect(steps).toBe(6 + 2 * log.filter(isWide).length);
		const store = new LearnerStore(await openDatabase(name));
		expect(await store.allEvents()).toEqual(log);
		expect((await checkStore(store.connection)).filter(isFault)).toEqual([]);
		store.connection.close();
	});
});

describe('a database of a newer version', () => {
	it('is told as such and is left as it is', async () => {
		const name = `migration-${crypto.randomUUID()}`;
		names.push(name);
		const newer = await openDB(name, DATABASE_VERSION + 1, {
			upgrade: (db) => void db.createObjectStore('events').put('something', 'new')
		});
		newer.close();
		const before = await contentOf(name);
		await expect(openDatabase(name)).rejects.toMatchObject({ reason: 'newer' });
		expect(await contentOf(name)).toEqual(before);
	});
});
