import * as fc from 'fast-check';
import { deleteDB } from 'idb';
import { afterEach, describe, expect, it } from 'vitest';
import { arbitraryHistories } from '../core/memory/arbitrary-histories';
import type { LearnerEvent } from '../core/memory/event';
import { isFault, type FindingCode } from '../core/memory/finding';
import { foldLog } from '../core/memory/fold';
import { unionOf } from '../core/memory/union-of';
import { isWide } from '../core/memory/wide-event';
import { checkStore } from './check-store';
import { Keeper } from './keeper';
import { LearnerStore } from './learner-store';
import { openDatabase } from './open-database';
import type { Sealing } from './sealing';

const SMALL: Sealing = { segment: 4, loose: 6 };
const opened: { name: string; store: LearnerStore }[] = [];

async function openStore(sealing: Sealing, name = `seal-${crypto.randomUUID()}`) {
	const store = new LearnerStore(await openDatabase(name), sealing);
	opened.push({ name, store });
	if (!(await store.meta('device'))) await store.setMeta('device', 'this-device');
	return store;
}

async function close() {
	const closing = opened.splice(0);
	for (const { store } of closing) store.connection.close();
	for (const name of new Set(closing.map((one) => one.name))) await deleteDB(name);
}
afterEach(close);

/** 87 events, as one device comes to know them in order. */
const longLog = () =>
	unionOf(fc.sample(arbitraryHistories(200), { numRuns: 1, seed: 3 })[0]!.flat()).events;

const segmentsOf = (store: LearnerStore) => store.connection.use((db) => db.getAll('segments'));

async function sealAll(store: LearnerStore): Promise<void> {
	while (await store.seal());
}

async function expectToHold(store: LearnerStore, log: readonly LearnerEvent[]): Promise<void> {
	const { events } = unionOf(log);
	expect(await store.allEvents()).toEqual(events);
	expect(await store.wideEvents()).toEqual(events.filter(isWide));
	const { cards, days, settings } = foldLog(events);
	const kept = await store.allCards();
	expect(new Map(kept.map((card) => [`${card.bank}\n${card.question}`, card]))).toEqual(cards);
	expect(new Map((await store.days(0)).map((day) => [day.day, day]))).toEqual(days);
	expect((await store.head()).settings).toEqual(settings);
	expect((await checkStore(store.connection)).filter(isFault)).toEqual([]);
	for (const session of ['s1', 's2'])
		expect(await store.eventsOfSession(session)).toEqual(
			events.filter((event) => 'session' in event && event.session === session)
		);
}

describe('a sealed log', () => {
	it('gives the same as one that is not, whenever it is sealed and in whatever order events come', async () => {
		let segments = 0;
		await fc.assert(
			fc.asyncProperty(
				arbitraryHistories(40),
				fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }),
				async (logs, when) => {
					const store = await openStore(SMALL);
					// A log for each device, one after the other: most of the later ones come late.
					const events = logs.flat();
					for (const [index, event] of events.entries()) {
						await store.append([event]);
						if (when[index % when.length]) await store.seal();
					}
					await expectToHold(store, events);
					segments += (await segmentsOf(store)).length;
					await store.rebuild();
					await expectToHold(store, events);
					await close();
				}
			),
			{ numRuns: 40 }
		);
		expect(segments).toBeGreaterThan(50);
	});

	it('is the same when it comes in many at once', async () => {
		await fc.assert(
			fc.asyncProperty(arbitraryHistories(40), async (logs) => {
				const store = await openStore(SMALL);
				for (const log of logs) await store.merge(log.toReversed(), []);
				await expectToHold(store, logs.flat());
				await close();
			}),
			{ numRuns: 15 }
		);
	});

	it('takes no event twice, though it was sealed since it was first sent', async () => {
		const log = longLog();
		const store = await openStore(SMALL);
		for (const event of log) await store.append([event]);
		await sealAll(store);
		expect((await segmentsOf(store)).length).toBeGreaterThan(3);
		for (const event of log) await store.append([event]);
		for (const event of log) await store.mergeOne(event);
		await store.merge(log, []);
		await expectToHold(store, log);
		expect(await store.missing(['none', ...log.map(({ id }) => id)])).toEqual(new Set(['none']));
	});

	it('stays whole when two tabs seal and write at the same time', async () => {
		const log = longLog();
		const first = await openStore(SMALL);
		const { name } = opened.at(-1)!;
		const second = await openStore(SMALL, name);
		const keepers = [new Keeper(first, name), new Keeper(second, name)];
		const tabs = [first, second];
		for (const [index, event] of log.entries()) {
			const tab = tabs[index % 2]!;
			if ('question' in event && event.bank && event.question)
				await tab.card(event.bank, event.question);
			const sealing = keepers[(index >> 1) % 2]!.look();
			await tab.append([event]);
			await sealing;
		}
		await expectToHold(first, log);
		expect((await segmentsOf(first)).map(({ number }) => number)).toEqual(
			Array.from({ length: Math.floor((log.length - 2) / 4) }, (_, n) => n + 1)
		);
	});

	const damages: [string, FindingCode, (store: LearnerStore) => Promise<unknown>][] = [
		[
			'a segment was changed',
			'segment-checksum',
			async ({ connection }) => {
				const [segment] = await connection.current.getAll('segments');
				segment!.events[0]!.atMs++;
				await connection.current.put('segments', segment!);
			}
		],
		[
			'a segment is gone',
			'segment-missing',
			({ connection }) => connection.current.delete('segments', ['this-device', 1])
		],
		[
			'a sealed event lies beside its segment',
			'sealed-and-loose',
			({ connection }) => connection.current.put('events', longLog()[0]!)
		]
	];

	it.each(damages)('where %s is told, and written anew', async (_name, code, damage) => {
		const log = longLog();
		const store = await openStore(SMALL);
		await store.merge(log, []);
		await damage(store);
		const found = (await checkStore(store.connection)).filter(isFault);
		expect(found.map((finding) => finding.code)).toContain(code);
		await store.writeAnew(log, []);
		await expectToHold(store, log);
	});

	it('is written anew without a second copy, and loses nothing that can be read', async () => {
		const log = longLog();
		const store = await openStore(SMALL);
		await store.merge(log, []);
		await store.connection.current.put('events', log[0]!);
		const [segment] = await segmentsOf(store);
		await store.connection.current.put('segments', { ...segment!, checksum: 0 });
		await store.writeAnew([], []);
		await expectToHold(store, log);
	});
});
