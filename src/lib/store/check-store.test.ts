import * as fc from 'fast-check';
import { deleteDB } from 'idb';
import { afterEach, expect, it } from 'vitest';
import { arbitraryHistories } from '../core/memory/arbitrary-histories';
import type { LearnerEvent } from '../core/memory/event';
import { isFault, type FindingCode } from '../core/memory/finding';
import { unionOf } from '../core/memory/union-of';
import { checkStore } from './check-store';
import type { CardRecord, Head } from './database-schema';
import { LearnerStore } from './learner-store';
import { openDatabase } from './open-database';

const opened: { name: string; store: LearnerStore }[] = [];

async function storeWith(events: readonly LearnerEvent[]): Promise<LearnerStore> {
	const name = `check-${crypto.randomUUID()}`;
	const store = new LearnerStore(await openDatabase(name));
	opened.push({ name, store });
	if (events.length > 0) await store.merge(events, []);
	return store;
}

afterEach(async () => {
	for (const { name, store } of opened.splice(0)) {
		store.connection.close();
		await deleteDB(name);
	}
});

const someLog = (seed: number) => {
	const [logs] = fc.sample(arbitraryHistories(200), { numRuns: 1, seed });
	return unionOf(logs!.flat()).events;
};

it('finds no fault in an empty database, nor in one that was written', async () => {
	expect(await checkStore((await storeWith([])).connection)).toEqual([]);
	for (const seed of [1, 2, 3, 4, 5]) {
		const log = someLog(seed);
		const store = await storeWith(log);
		const found = await checkStore(
			store.connection,
			log.map(({ id }) => id)
		);
		expect(found.filter(isFault)).toEqual([]);
	}
});

it('finds no fault after answers were taken in one at a time', async () => {
	const store = await storeWith([]);
	for (const event of someLog(6)) await store.append([event]);
	expect((await checkStore(store.connection)).filter(isFault)).toEqual([]);
});

type Damage = [name: string, code: FindingCode, damage: (store: LearnerStore) => Promise<unknown>];

const inCard = (change: (record: CardRecord) => void) => (store: LearnerStore) =>
	store.connection.use(async (db) => {
		const [record] = await db.getAll('cards');
		change(record!);
		await db.put('cards', record!);
	});
const inHead = (change: (head: Head) => void) => async (store: LearnerStore) => {
	const head = await store.head();
	change(head);
	await store.setMeta('head', head);
};

const damages: Damage[] = [
	['a card that is due later', 'card-differs', inCard(({ card }) => void (card.dueDay = 99_999))],
	['an index that hides a card', 'card-misplaced', inCard((record) => void (record.due = 1))],
	['cards that are gone', 'card-missing', (s) => s.connection.use((db) => db.clear('cards'))],
	['days that are gone', 'day-differs', (s) => s.connection.use((db) => db.clear('days'))],
	['counts that are gone', 'counts-differ', inHead((head) => head.banks.clear())],
	[
		'settings that were lost',
		'settings-differ',
		inHead(({ settings }) => void settings.newPerDay++)
	],
	['old rules', 'derived-version', inHead((head) => void head.derivedVersion--)],
	['no head', 'newest-differs', (s) => s.connection.use((db) => db.delete('meta', 'head'))],
	[
		'an event without its day',
		'event-malformed',
		(s) =>
			s.connection.use(async (db) => {
				const [event] = await db.getAll('events');
				await db.put('events', { ...event!, day: undefined } as unknown as LearnerEvent);
			})
	]
];

it.each(damages)('finds %s', async (_name, code, damage) => {
	const store = await storeWith(someLog(3));
	await damage(store);
	const found = (await checkStore(store.connection)).filter(isFault);
	expect(found.map((finding) => finding.code)).toContain(code);
});

it('finds nothing any more after a rebuild', async () => {
	const store = await storeWith(someLog(3));
	for (const [, code, damage] of damages) if (code !== 'event-malformed') await damage(store);
	expect((await checkStore(store.connection)).filter(isFault)).not.toEqual([]);
	await store.rebuild();
	expect((await checkStore(store.connection)).filter(isFault)).toEqual([]);
});

it('finds what only one of the two copies holds', async () => {
	const log = someLog(2);
	const store = await storeWith(log.slice(0, -1));
	const journal = log.slice(1).map(({ id }) => id);
	const found = (await checkStore(store.connection, journal)).filter(isFault);
	expect(found).toMatchObject([
		{ code: 'only-in-journal', place: log.at(-1)!.id },
		{ code: 'only-in-database', place: log[0]!.id }
	]);
});
