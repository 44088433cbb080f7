import * as fc from 'fast-check';
import { deleteDB } from 'idb';
import { afterEach, describe, expect, it } from 'vitest';
import { arbitraryLog } from '../core/memory/arbitrary-log';
import type { LearnerEvent } from '../core/memory/event';
import { foldLog } from '../core/memory/fold';
import { compareCopies, type Healed } from './compare-copies';
import type { SessionRecord } from './database-schema';
import { Journal } from './journal/journal';
import { LearnerStore } from './learner-store';
import { openDatabase } from './open-database';
import { TwoCopies } from './two-copies';

interface Learner {
	store: LearnerStore;
	journal: Journal;
	healed: Healed;
}

let serial = 0;
let open: Learner[] = [];
const names: string[] = [];

function newName(): string {
	names.push(`copies-${Date.now()}-${serial++}`);
	return names.at(-1)!;
}

/** As the app opens: both copies, compared. */
async function openLearner(name: string): Promise<Learner> {
	const opened = await Journal.open(name);
	if (!opened) throw new Error('This browser has no file system for sites.');
	const store = new LearnerStore(await openDatabase(name));
	const healed = await compareCopies(store, opened.journal);
	store.keepSecondCopy(new TwoCopies(Promise.resolve(opened.journal), () => undefined));
	const learner = { store, journal: opened.journal, healed };
	open.push(learner);
	return learner;
}

async function shut({ store, journal }: Learner): Promise<void> {
	store.connection.close();
	// A worker that has ended gives its handle back a little later; the file is turned away from before.
	await journal.turn();
	journal.close();
}

async function journalFolder(name: string): Promise<FileSystemDirectoryHandle> {
	let folder = await navigator.storage.getDirectory();
	for (const part of ['footnote', name, 'journal'])
		folder = await folder.getDirectoryHandle(part, { create: true });
	return folder;
}

async function idsInJournal(name: string): Promise<Set<string>> {
	const opened = await Journal.open(name);
	const ids = new Set<string>();
	for (const file of opened!.files)
		for (const { events } of (await opened!.journal.read(file.name, 0)).entries)
			for (const event of events) ids.add(event.id);
	opened!.journal.close();
	return ids;
}

async function flipBit(file: FileSystemFileHandle): Promise<void> {
	const bytes = new Uint8Array(await (await file.getFile()).arrayBuffer());
	if (bytes.length === 0) return;
	bytes[20]! ^= 1;
	const stream = await file.createWritable();
	await stream.write(bytes);
	await stream.close();
}

const session = (id: string): SessionRecord => ({
	id,
	plan: { mode: 'study', bank: 'b', seed: 'x', items: [] },
	open: 1,
	startedMs: 1,
	drafts: {},
	marked: [],
	spentMs: {}
});

const cardsOf = async (store: LearnerStore) =>
	new Map((await store.allCards()).map((card) => [`${card.bank}\n${card.question}`, card]));
const ids = (events: readonly LearnerEvent[]) => events.map(({ id }) => id).sort();
const logOf = (size: number) =>
	fc.sample(arbitraryLog(size), { numRuns: 20, seed: 7 }).sort((a, b) => b.length - a.length)[0]!;

afterEach(async () => {
	for (const { store, journal } of open) {
		store.connection.close();
		journal.close();
	}
	open = [];
	for (const name of names.splice(0)) await deleteDB(name);
});

describe('the two copies', () => {
	for (const size of [20, 200])
		it(`bring back a database that was wiped (${size} events)`, async () => {
			const name = newName();
			const log = logOf(size);
			const before = await openLearner(name);
			for (const event of log) await before.store.append([event]);
			await before.store.saveSession(session('s'));
			await shut(before);
			await deleteDB(name);

			const after = await openLearner(name);
			expect(after.healed.database).toBe(log.length);
			expect(ids(await after.store.allEvents())).toEqual(ids(log));
			expect(await cardsOf(after.store)).toEqual(foldLog(log).cards);
			expect(await after.store.session('s')).toEqual(session('s'));
		});

	it('leave practice open that was ended, and taken up again by an undo', async () => {
		const name = newName();
		const before = await openLearner(name);
		const { open: _open, ...ended } = session('s');
		for (const record of [session('s'), ended, session('s')])
			await before.store.saveSession(record);
		await shut(before);
		const after = await openLearner(name);
		expect(await after.store.session('s')).toEqual(session('s'));
		await shut(after);
		await deleteDB(name);
		expect(await (await openLearner(name)).store.session('s')).toEqual(session('s'));
	});

	it('bring back what the database alone has lost, and nothing twice', async () => {
		const name = newName();
		const log = logOf(20);
		const before = await openLearner(name);
		for (const event of log) await before.store.append([event]);
		for (const event of log.slice(3, 7))
			await before.store.connection.current.delete('events', event.id);
		await before.store.rebuild();
		await shut(before);

		const after = await openLearner(name);
		expect(after.healed.database).toBe(4);
		expect(await cardsOf(after.store)).toEqual(foldLog(log).cards);
		await shut(after);
		expect((await openLearner(name)).healed).toEqual({ database: 0, journal: 0, unread: 0 });
	});

	it('write the journal anew when its files are gone', async () => {
		const name = newName();
		const log = logOf(20);
		const before = await openLearner(name);
		for (const event of log) await before.store.append([event]);
		await shut(before);
		await shut(await openLearner(name));
		const folder = await journalFolder(name);
		for await (const file of folder.keys()) await folder.removeEntry(file).catch(() => undefined);

		const after = await openLearner(name);
		expect(after.healed).toEqual({ database: 0, journal: log.length, unread: 0 });
		await shut(after);
		expect(await idsInJournal(name)).toEqual(new Set(ids(log)));
	});

	it('begin a journal for who learnt before there was one, without a word', async () => {
		const name = newName();
		const log = logOf(20);
		const store = new LearnerStore(await openDatabase(name));
		for (const event of log) await store.append([event]);
		store.connection.close();
		const after = await openLearner(name);
		expect(after.healed).toEqual({ database: 0, journal: 0, unread: 0 });
		await shut(after);
		expect(await idsInJournal(name)).toEqual(new Set(ids(log)));
	});

	it('keep an answer in the journal that the database refuses, say so, and take it in later', async () => {
		const name = newName();
		const [event] = logOf(20);
		const before = await openLearner(name);
		const put = IDBObjectStore.prototype.add;
		IDBObjectStore.prototype.add = () => {
			throw new DOMException('no room', 'QuotaExceededError');
		};
		try {
			await expect(before.store.append([event!])).rejects.toMatchObject({
				kind: 'full',
				inJournal: true
			});
		} finally {
			IDBObjectStore.prototype.add = put;
		}
		await shut(before);
		const after = await openLearner(name);
		expect(after.healed.database).toBe(1);
		expect(ids(await after.store.allEvents())).toEqual([event!.id]);
	});

	it('pay the journal what it is owed once there is room, and never say that a full disk has kept it', async () => {
		const name = newName();
		const log = logOf(20);
		const before = await openLearner(name);
		const append = before.journal.append.bind(before.journal);
		before.journal.append = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
		await expect(before.store.append([log[0]!])).rejects.toMatchObject({ kind: 'full' });
		before.journal.append = append;
		await before.store.append([log[1]!]);
		await shut(before);
		await deleteDB(name);
		const after = await openLearner(name);
		expect(ids(await after.store.allEvents())).toEqual(ids(log.slice(0, 2)));
	});

	it('say how many lines were beyond reading when both copies are damaged', async () => {
		const name = newName();
		const log = logOf(20);
		const before = await openLearner(name);
		for (const event of log) await before.store.append([event]);
		await shut(before);
		await deleteDB(name);
		const folder = await journalFolder(name);
		for await (const file of folder.values()) await flipBit(file as FileSystemFileHandle);
		expect((await openLearner(name)).healed).toMatchObject({ database: log.length - 1, unread: 1 });
	});

	it('derive everything anew when a line of the journal is damaged: the disk may have changed a card, too', async () => {
		const name = newName();
		const log = logOf(20);
		const before = await openLearner(name);
		for (const event of log) await before.store.append([event]);
		const { current } = before.store.connection;
		const [record] = await current.getAll('cards');
		await current.put('cards', { ...record!, card: { ...record!.card, answers: 99 } });
		await shut(before);
		const folder = await journalFolder(name);
		for await (const file of folder.values()) await flipBit(file as FileSystemFileHandle);
		const after = await openLearner(name);
		expect(await cardsOf(after.store)).toEqual(foldLog(log).cards);
	});

	it('go on with the database alone where there is no journal', async () => {
		const name = newName();
		const states: string[] = [];
		const store = new LearnerStore(await openDatabase(name));
		store.keepSecondCopy(new TwoCopies(Promise.resolve(null), (state) => states.push(state)));
		const log = logOf(20);
		for (const event of log) await store.append([event]);
		expect(ids(await store.allEvents())).toEqual(ids(log));
		expect(states).toEqual([]);
		store.connection.close();
	});
});
