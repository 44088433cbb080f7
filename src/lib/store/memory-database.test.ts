import * as fc from 'fast-check';
import { deleteDB } from 'idb';
import { afterEach, expect, it } from 'vitest';
import { arbitraryLog } from '../core/memory/arbitrary-log';
import { canonicalText } from '../core/memory/canonical-text';
import { BankStore } from './banks/bank-store';
import type { Connection } from './connection';
import type { SessionRecord } from './database-schema';
import { DraftStore } from './drafts/draft-store';
import { LearnerStore } from './learner-store';
import { openInMemory, standInForDatabases } from './memory-database';
import { openDatabase } from './open-database';

let serial = 0;
const open: Connection[] = [];
const names: string[] = [];
const given = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB')!;

function newName(): string {
	names.push(`memory-${Date.now()}-${serial++}`);
	return names.at(-1)!;
}

async function openStore(name: string, where: 'memory' | 'browser'): Promise<LearnerStore> {
	const connection =
		where === 'memory' ? await openDatabase(name, {}, openInMemory) : await openDatabase(name);
	open.push(connection);
	return new LearnerStore(connection, { loose: 20, segment: 10 });
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

/** All that a learner would see of it, by every kind of read that there is. */
async function seen(store: LearnerStore): Promise<string> {
	const cards = await store.allCards();
	const banks = new Set(cards.map(({ bank }) => bank));
	const days = await store.days(0);
	const [first, last] = [days[0]?.day ?? 0, days.at(-1)?.day ?? 0];
	const events = await store.allEvents();
	const { settings, newest, loose } = await store.head();
	return canonicalText({
		events,
		cards,
		days,
		kept: await store.answersKept(),
		head: { settings, newest, loose },
		sessions: await store.allSessions(),
		wide: await store.wideEvents(),
		newest: events[0] ? await store.newest(7, events[0].id) : [],
		due: await store.cardsDue(last),
		missed: await store.cardsMissed(),
		ahead: await store.dueDaysAfter(first, last + 400, banks),
		next: await store.nextDueDay(first, banks),
		ofBanks: await Promise.all([...banks].map((bank) => store.cardsOfBank(bank))),
		missing: [...(await store.missing(['none', ...events.map(({ id }) => id)]))]
	});
}

afterEach(async () => {
	Object.defineProperty(globalThis, 'indexedDB', given);
	for (const connection of open.splice(0)) connection.close();
	for (const name of names.splice(0)) await deleteDB(name);
});

it('shows the same as the browser’s own, whatever is written, one by one, merged and sealed', async () => {
	await fc.assert(
		fc.asyncProperty(arbitraryLog(60), arbitraryLog(60), async (one, other) => {
			const results: string[] = [];
			for (const where of ['memory', 'browser'] as const) {
				const store = await openStore(newName(), where);
				for (const event of one) await store.append([event], session('s'));
				while (await store.seal());
				const between = await seen(store);
				await store.merge(other, [session('t')]);
				results.push(between + (await seen(store)));
			}
			expect(results[0]).toBe(results[1]);
		}),
		{ numRuns: 8, seed: 11 }
	);
});

it('is another than the browser’s of the same name, and is there again when it is opened again', async () => {
	const name = newName();
	const own = await openStore(name, 'browser');
	const inMemory = await openStore(name, 'memory');
	await own.setMeta('device', 'own');
	await inMemory.setMeta('device', 'in memory');
	expect(await own.meta('device')).toBe('own');
	inMemory.connection.close();
	expect(await (await openStore(name, 'memory')).meta('device')).toBe('in memory');
	expect(await (await openStore(name, 'browser')).meta('device')).toBe('own');
});

it('takes an aborted write back whole', async () => {
	const store = await openStore(newName(), 'memory');
	await store.setMeta('device', 'before');
	const failing = store.connection.use(async (db) => {
		const tx = db.transaction('meta', 'readwrite');
		await tx.store.put('after', 'device');
		tx.abort();
		await tx.done;
	});
	await expect(failing).rejects.toMatchObject({ name: 'StorageFault' });
	expect(await store.meta('device')).toBe('before');
});

it('stands in for the databases of banks and drafts where the browser gives none, also once they have failed', async () => {
	Object.defineProperty(globalThis, 'indexedDB', { value: undefined, configurable: true });
	const drafts = new DraftStore(newName());
	const banks = new BankStore(newName());
	await expect(drafts.list()).rejects.toThrow();
	await expect(banks.summaries()).rejects.toThrow();
	standInForDatabases();
	const about = { title: 'A bank', facts: 0, questions: 0 };
	const { id } = await drafts.create({ 'bank.yaml': 'id: a' }, about, null, 5);
	await drafts.addImage(id, 'digest', new Blob(['picture']));
	await drafts.keepRevision(id, { 'bank.yaml': 'id: a' }, about, 'opened', 6);
	expect((await drafts.list()).map((draft) => draft.id)).toEqual([id]);
	expect(await (await drafts.image('digest'))?.text()).toBe('picture');
	expect(await drafts.revisions(id)).toHaveLength(1);
	expect(await banks.summaries()).toEqual([]);
	await drafts.close();
	await banks.close();
});
