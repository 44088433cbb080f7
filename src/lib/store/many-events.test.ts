import * as fc from 'fast-check';
import { deleteDB } from 'idb';
import { afterEach, describe, expect, it } from 'vitest';
import { arbitraryLog } from '../core/memory/arbitrary-log';
import type { EventId, LearnerEvent } from '../core/memory/event';
import { isFault } from '../core/memory/finding';
import { foldLog } from '../core/memory/fold';
import type { ManyEvents } from '../core/memory/many-events';
import { unionOf } from '../core/memory/union-of';
import { isWide } from '../core/memory/wide-event';
import { checkStore } from './check-store';
import { compareCopies } from './compare-copies';
import { Journal } from './journal/journal';
import { LearnerStore } from './learner-store';
import { openDatabase } from './open-database';
import { Overtaken } from './overtaken';
import { Cancelled, Pace } from './pace';
import { StorageFault } from './storage-fault';
import { takeOutMany } from './take-out-many';
import { TwoCopies } from './two-copies';

interface Tab {
	store: LearnerStore;
	journal: Journal;
}

const names = new Set<string>();
let tabs: Tab[] = [];

async function openTab(name: string): Promise<Tab> {
	names.add(name);
	const opened = (await Journal.open(name))!;
	// Small enough for these logs to lie in segments.
	const store = new LearnerStore(await openDatabase(name), { segment: 4, loose: 6 });
	if (!(await store.meta('device'))) await store.setMeta('device', 'here');
	await compareCopies(store, opened.journal);
	store.keepSecondCopy(new TwoCopies(Promise.resolve(opened.journal), () => undefined));
	const tab = { store, journal: opened.journal };
	tabs.push(tab);
	return tab;
}

/** All at once, as when the browser is killed: nothing that was under way goes on. */
function kill({ store, journal }: Tab): void {
	store.connection.close();
	journal.close();
}

async function clear(): Promise<void> {
	tabs.forEach(kill);
	tabs = [];
	for (const name of names) await deleteDB(name);
	names.clear();
}
afterEach(clear);

const newName = () => `many-${crypto.randomUUID()}`;
const noBackup = () => Promise.resolve(null);

/** Many events that lie in a list all the same. */
function listed(given: readonly LearnerEvent[]): ManyEvents {
	const { events } = unionOf(given);
	const keys = events.map((event) =>
		'question' in event ? `${event.bank}\n${event.question}` : ''
	);
	const cards = [...new Set(keys)];
	const numbers = new Map(events.map(({ id }, nth) => [id, nth]));
	return {
		count: events.length,
		cards: cards.map((key) => key.split('\n') as [string, string]),
		id: (nth) => events[nth]!.id,
		event: (nth) => structuredClone(events[nth]!),
		cardOf: (nth) => cards.indexOf(keys[nth]!),
		ofCard: (card) => [...keys.keys()].filter((nth) => keys[nth] === cards[card]),
		find: (id) => numbers.get(id) ?? -1
	};
}

/** A log's events about single questions with other ids, half of them about questions of a bank that it knows nothing of. */
const outside = (log: readonly LearnerEvent[]): LearnerEvent[] =>
	(
		JSON.parse(
			JSON.stringify(log)
				.replace(/(-7\w{3}-\w{4}-)\w{4}/g, '$1beef')
				.replaceAll('"bank":"a"', '"bank":"c"')
		) as LearnerEvent[]
	).filter((event) => !isWide(event) && event.type !== 'undone');

async function expectLog({ store }: Tab, log: readonly LearnerEvent[]): Promise<void> {
	const { events } = unionOf(log);
	expect(await store.allEvents()).toEqual(events);
	const { cards, days, settings } = foldLog(events);
	const kept = await store.allCards();
	expect(new Map(kept.map((card) => [`${card.bank}\n${card.question}`, card]))).toEqual(cards);
	expect(new Map((await store.days(0)).map((day) => [day.day, day]))).toEqual(days);
	expect((await store.head()).settings).toEqual(settings);
	expect((await checkStore(store.connection)).filter(isFault)).toEqual([]);
}

async function expectInJournal(name: string, log: readonly LearnerEvent[]): Promise<void> {
	const opened = (await Journal.open(name))!;
	const ids = new Set<EventId>();
	for (const { name: file } of opened.files)
		for (const { events } of (await opened.journal.read(file, 0)).entries)
			for (const { id } of events) ids.add(id);
	opened.journal.close();
	expect([...ids].sort()).toEqual(log.map(({ id }) => id).sort());
}

const undoing = (target: LearnerEvent, nth: number): LearnerEvent => ({
	id: `ffffffff-ffff-7000-8000-${String(nth).padStart(12, '0')}`,
	type: 'undone',
	target: target.id,
	...('question' in target && { bank: target.bank, question: target.question }),
	atMs: 281474976710655,
	offsetMin: 0,
	day: 1,
	device: 'here'
});

const isAnswer = ({ type }: LearnerEvent) => type === 'answered';

describe('many events at once', () => {
	it('come and go and come again as a replay of the log has it, whatever else is there', async () => {
		await fc.assert(
			fc.asyncProperty(
				arbitraryLog(60),
				arbitraryLog(60),
				fc.array(fc.boolean(), { minLength: 3, maxLength: 9 }),
				async (own, others, known) => {
					const name = newName();
					const tab = await openTab(name);
					const { store } = tab;
					const many = listed(outside(others));
					const all = Array.from({ length: many.count }, (_, nth) => many.event(nth));
					// Some of it is here before.
					const before = all.filter((_, nth) => known[nth % known.length]);
					await store.merge([...own, ...before], []);
					const fresh = await store.addMany(many, new Pace());
					expect([...fresh]).toEqual(all.map((_, nth) => (known[nth % known.length] ? 0 : 1)));
					await expectLog(tab, [...own, ...all]);

					// And some of it is taken back here, what was here before and what was not.
					const undone = all.filter(isAnswer).filter((_, at) => at % 3 === 0);
					const takenBack = undone.map(undoing);
					await store.append(takenBack);
					await expectLog(tab, [...own, ...all, ...takenBack]);
					await takeOutMany(store, many, fresh, noBackup, new Pace());
					const rest = [...own, ...before, ...takenBack];
					// What takes back what is not there is told, and was before.
					expect(await store.allEvents()).toEqual(unionOf(rest).events);
					const { cards, days } = foldLog(rest);
					const kept = await store.allCards();
					expect(new Map(kept.map((c) => [`${c.bank}\n${c.question}`, c]))).toEqual(cards);
					expect(new Map((await store.days(0)).map((day) => [day.day, day]))).toEqual(days);

					const again = await store.addMany(many, new Pace());
					expect(again).toEqual(fresh);
					await expectLog(tab, [...own, ...all, ...takenBack]);
					kill(tab);
					await expectInJournal(name, unionOf([...own, ...all, ...takenBack]).events);
					await clear();
				}
			),
			{ numRuns: 15 }
		);
	});

	it('leave no trace of what was called off, at whatever moment', async () => {
		const tab = await openTab(newName());
		await tab.store.merge(OWN, []);
		const offAt = async (work: (pace: Pace) => Promise<unknown>, left: LearnerEvent[]) => {
			for (let moment = 1; ; moment++) {
				const calling = new AbortController();
				let count = 0;
				const pace = new Pace(() => void (++count === moment && calling.abort()), calling.signal);
				const isDone = await work(pace).then(
					() => true,
					(error: unknown) => {
						expect(error).toBeInstanceOf(Cancelled);
						return false;
					}
				);
				if (isDone) return moment;
				await expectLog(tab, left);
			}
		};
		expect(await offAt((pace) => tab.store.addMany(MANY, pace), OWN)).toBeGreaterThan(4);
		await expectLog(tab, [...OWN, ...COMING]);
		const all = new Uint8Array(MANY.count).fill(1);
		const out = (pace: Pace) => takeOutMany(tab.store, MANY, all, noBackup, pace);
		expect(await offAt(out, [...OWN, ...COMING])).toBeGreaterThan(4);
		await expectLog(tab, OWN);
	});

	it('wait for an answer that is given meanwhile, and take it in', async () => {
		const name = newName();
		const tab = await openTab(name);
		const other = await openTab(name);
		const [late, later] = LATE;
		let isFirst = true;
		const between = (event: LearnerEvent) =>
			new Pace(() => {
				if (isFirst) void other.store.append([event]);
				isFirst = false;
			});
		await tab.store.merge(OWN, []);
		await tab.store.addMany(MANY, between(late!));
		await expectLog(tab, [...OWN, ...COMING, late!]);
		isFirst = true;
		const all = new Uint8Array(MANY.count).fill(1);
		let kept = 0;
		const keep = async () => {
			if (++kept === 1) await other.store.append([later!]);
		};
		await takeOutMany(tab.store, MANY, all, keep, new Pace());
		expect(kept).toBe(2);
		await expectLog(tab, [...OWN, late!, later!]);
	});

	it('come and go though the second copy is late with a line now and then', async () => {
		const name = newName();
		const tab = await openTab(name);
		await tab.store.merge(OWN, []);
		const append = tab.journal.append.bind(tab.journal);
		let lines = 0;
		tab.journal.append = (entry) =>
			++lines % 2 === 1
				? Promise.reject(new StorageFault('lost', 'The journal did not answer in time.'))
				: append(entry);
		const fresh = await tab.store.addMany(MANY, new Pace());
		expect(await tab.store.meta('journalDebts')).toEqual([]);
		await takeOutMany(tab.store, MANY, fresh, noBackup, new Pace());
		expect(lines).toBeGreaterThan(3);
		await expectLog(tab, OWN);
		kill(tab);
		await expectInJournal(name, OWN);
	});

	it('are taken in though someone writes all the time', async () => {
		const tab = await openTab(newName());
		await tab.store.merge(OWN, []);
		const { store } = tab;
		const head = store.head.bind(store);
		let writes = 0;
		store.head = async () => ({ ...(await head()), writes: --writes });
		const fresh = await store.addMany(MANY, new Pace());
		store.head = head;
		expect(writes).toBe(-3);
		expect(fresh.every((isFresh) => isFresh === 1)).toBe(true);
		await expectLog(tab, [...OWN, ...COMING]);
		store.head = async () => ({ ...(await head()), writes: --writes });
		await expect(takeOutMany(store, MANY, fresh, noBackup, new Pace())).rejects.toMatchObject({
			kind: 'lost',
			cause: expect.any(Overtaken) as unknown
		});
	});
});

const samples = fc
	.sample(arbitraryLog(200), { numRuns: 20, seed: 5 })
	.sort((a, b) => b.length - a.length);
const OWN = unionOf(samples[0]!).events;
const COMING = unionOf(outside(samples[1]!)).events;
const MANY = listed(COMING);
const LATE = unionOf(outside(samples[0]!.slice(0, 30))).events.map((event, nth) => ({
	...event,
	id: `fffffff0-ffff-7000-8000-${String(nth).padStart(12, '0')}`
}));

describe('many events that are killed on their way', () => {
	type Hang = (tab: Tab, hung: () => Promise<never>) => void;
	const inJournal: Hang = ({ journal }, hung) => void (journal.append = hung);
	const cases: {
		at: string;
		hang: Hang;
		work: 'in' | 'out';
		/** Whether they are there at the next start, and where the database is lost with it. */
		there: boolean;
		thereWithout: boolean;
	}[] = [
		{
			at: 'in, while the second copy is written',
			work: 'in',
			hang: inJournal,
			there: true,
			thereWithout: false
		},
		{
			at: 'out, while the new files are written',
			work: 'out',
			hang: inJournal,
			there: true,
			thereWithout: true
		},
		{
			at: 'out, before the database is written',
			work: 'out',
			hang: ({ store }, hung) => void (store.replace = hung),
			there: true,
			thereWithout: true
		},
		{
			at: 'out, before the new files are marked',
			work: 'out',
			hang: ({ journal }, hung) => void (journal.mark = hung),
			there: false,
			thereWithout: true
		},
		{
			at: 'out, before the old files are removed',
			work: 'out',
			hang: ({ journal }, hung) => void (journal.remove = hung),
			there: false,
			thereWithout: false
		}
	];
	for (const { at, hang, work, there, thereWithout } of cases)
		for (const isLost of [false, true])
			it(`${at}, are there whole or not at all${isLost ? ', when the database is lost with it' : ''}`, async () => {
				const name = newName();
				const tab = await openTab(name);
				await tab.store.merge(OWN, []);
				const all = new Uint8Array(MANY.count).fill(1);
				if (work === 'out') await tab.store.addMany(MANY, new Pace());
				let die = () => {};
				const hanging = new Promise<void>((reached) =>
					hang(tab, () => {
						reached();
						return new Promise((_, reject) => (die = () => reject(new Error('killed'))));
					})
				);
				const working = (
					work === 'in'
						? tab.store.addMany(MANY, new Pace())
						: takeOutMany(tab.store, MANY, all, noBackup, new Pace())
				).catch(() => undefined);
				await hanging;
				kill(tab);
				die();
				await working;
				if (isLost) await deleteDB(name);

				const log = (isLost ? thereWithout : there) ? [...OWN, ...COMING] : OWN;
				for (let start = 0; start < 2; start++) {
					const after = await openTab(name);
					await expectLog(after, log);
					kill(after);
				}
				// Both copies are whole again.
				await deleteDB(name);
				await expectLog(await openTab(name), log);
			});
});
