import { deleteDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { givenUp } from '../core/memory/testing/given-up';
import type { EventId, LearnerEvent } from '../core/memory/event';
import type { ManyEvents } from '../core/memory/many-events';
import { isFault } from '../core/memory/finding';
import { checkStore } from './check-store';
import { compareCopies } from './compare-copies';
import { Journal } from './journal/journal';
import { openDebts } from './journal-debts';
import { LearnerStore } from './learner-store';
import { openDatabase } from './open-database';
import { Pace } from './pace';
import { StorageFault } from './storage-fault';
import { takeOutMany } from './take-out-many';
import { TwoCopies, type CopyState } from './two-copies';

interface Tab {
	store: LearnerStore;
	journal: Journal;
	states: CopyState[];
}

const names = new Set<string>();
const tabs: Tab[] = [];
const newName = () => `large-${crypto.randomUUID()}`;

async function openTab(name: string, { alone = false } = {}): Promise<Tab> {
	names.add(name);
	const opened = (await Journal.open(name))!;
	const store = new LearnerStore(await openDatabase(name), { segment: 4, loose: 6 });
	if (!(await store.meta('device'))) await store.setMeta('device', 'here');
	await compareCopies(store, opened.journal);
	const states: CopyState[] = [];
	const told = (state: CopyState) => void states.push(state);
	store.keepSecondCopy(new TwoCopies(Promise.resolve(opened.journal), told, alone));
	const tab = { store, journal: opened.journal, states };
	tabs.push(tab);
	return tab;
}

/** All at once, as when the browser is killed. */
function kill({ store, journal }: Tab): void {
	store.connection.close();
	journal.close();
}

afterEach(async () => {
	vi.restoreAllMocks();
	tabs.splice(0).forEach(kill);
	for (const name of names) await deleteDB(name);
	names.clear();
});

const stamp = (n: number) => ({
	id: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`,
	atMs: n,
	offsetMin: 0,
	day: 0,
	device: 'here'
});
const answer = (n: number) => givenUp(stamp(n), `q${n % 5}`);
const answers = (from: number, count: number) =>
	Array.from({ length: count }, (_, nth) => answer(from + nth));

function listed(events: LearnerEvent[]): ManyEvents {
	const question = (nth: number) => (events[nth] as { question: string }).question;
	const cards = [...new Set(events.map((_, nth) => question(nth)))];
	return {
		count: events.length,
		cards: cards.map((one) => ['b', one]),
		id: (nth) => events[nth]!.id,
		event: (nth) => structuredClone(events[nth]!),
		cardOf: (nth) => cards.indexOf(question(nth)),
		ofCard: (card) => [...events.keys()].filter((nth) => question(nth) === cards[card]),
		find: (id) => events.findIndex((event) => event.id === id)
	};
}

const ids = (events: readonly LearnerEvent[]) => events.map(({ id }) => id);

async function inJournal(name: string): Promise<EventId[]> {
	const opened = (await Journal.open(name))!;
	const found = new Set<EventId>();
	for (const { name: file } of opened.files)
		for (const { events } of (await opened.journal.read(file, 0)).entries)
			for (const { id } of events) found.add(id);
	opened.journal.close();
	return [...found].sort();
}

const full = () => Promise.reject(new DOMException('no room', 'QuotaExceededError'));

/** The next write that is waited for on disk goes through, and its news is lost. */
function loseNewsOnce(): void {
	let isLost = false;
	const commit = IDBTransaction.prototype.commit;
	vi.spyOn(IDBTransaction.prototype, 'commit').mockImplementation(function (this: IDBTransaction) {
		commit.call(this);
		if (this.durability !== 'strict' || isLost) return;
		isLost = true;
		throw new DOMException('The connection was lost.', 'UnknownError');
	});
}

describe('a large write whose second copy did not get there', () => {
	it.each(['merge', 'addMany'] as const)(
		'gets it with the next start, though another large write after it did get there: %s',
		async (first) => {
			const name = newName();
			const tab = await openTab(name);
			const { append } = tab.journal;
			tab.journal.append = full;
			if (first === 'merge') await tab.store.merge(answers(1, 20), []);
			else await tab.store.addMany(listed(answers(1, 20)), new Pace());
			expect(tab.states.at(-1)).toBe('failing');
			// What it owes is forgotten, as where it was another tab's or a worker's.
			tab.store.keepSecondCopy(new TwoCopies(Promise.resolve(tab.journal), () => undefined));
			tab.journal.append = append;
			await tab.store.merge(answers(101, 20), []);
			await tab.store.addMany(listed(answers(201, 20)), new Pace());
			expect(await openDebts(tab.store)).toHaveLength(1);
			kill(tab);
			expect(await inJournal(name)).toHaveLength(40);

			const next = await openTab(name);
			expect(await openDebts(next.store)).toEqual([]);
			kill(next);
			expect(await inJournal(name)).toHaveLength(60);
		}
	);

	it('is written whole by the next start where a version before had noted that it is owed', async () => {
		const name = newName();
		const tab = await openTab(name);
		tab.journal.append = full;
		await tab.store.merge(answers(1, 300), []);
		await tab.store.setMeta('journalDebts', []);
		await tab.store.setMeta('journalOwed', true);
		kill(tab);
		const next = await openTab(name);
		expect(await next.store.meta('journalOwed')).toBe(false);
		kill(next);
		expect(await inJournal(name)).toHaveLength(300);
	});

	it('says until then that the second copy lacks something, where that is too much to be held', async () => {
		const tab = await openTab(newName());
		const { append } = tab.journal;
		let lines = 0;
		tab.journal.append = (entry) => (++lines > 4 ? full() : append.call(tab.journal, entry));
		await tab.store.addMany(listed(answers(1, 4500)), new Pace());
		tab.journal.append = append;
		await tab.store.append([answer(9001)]);
		expect(tab.states.at(-1)).toBe('failing');
	});
});

describe('a large write that was kept, and only the news of it was lost', () => {
	it.each(['merge', 'addMany'] as const)(
		'counts what it added, and its second copy is written: %s',
		async (way) => {
			const name = newName();
			const tab = await openTab(name);
			await tab.store.append([answer(1)]);
			const coming = answers(1, 30);
			loseNewsOnce();
			if (way === 'merge') {
				const { events } = await tab.store.merge(coming, []);
				expect(ids(events)).toEqual(ids(coming.slice(1)));
			} else {
				const fresh = await tab.store.addMany(listed(coming), new Pace());
				expect([...fresh]).toEqual([0, ...Array<number>(29).fill(1)]);
			}
			vi.restoreAllMocks();
			expect(await openDebts(tab.store)).toEqual([]);
			expect(ids(await tab.store.allEvents())).toEqual(ids(coming));
			kill(tab);
			expect(await inJournal(name)).toEqual(ids(coming));
		}
	);

	it('counts so as well where others write all the time', async () => {
		const tab = await openTab(newName());
		await tab.store.append([answer(1)]);
		const readAll = tab.store.readAll.bind(tab.store);
		let n = 500;
		tab.store.readAll = async () => {
			const all = await readAll();
			await tab.store.append([answer(++n)]);
			return all;
		};
		// Three tries find that something was written meanwhile; the fourth is at once, and the fourth that is kept.
		const commit = IDBTransaction.prototype.commit;
		let kept = 0;
		vi.spyOn(IDBTransaction.prototype, 'commit').mockImplementation(function (
			this: IDBTransaction
		) {
			commit.call(this);
			if (this.durability === 'strict' && ++kept === 4)
				throw new DOMException('The connection was lost.', 'UnknownError');
		});
		const { events } = await tab.store.merge(answers(1, 10), []);
		expect(n).toBe(503);
		expect(ids(events)).toEqual(ids(answers(2, 9)));
	});
});

describe('a large write where the journal is the one copy that stays', () => {
	const late = () => Promise.reject(new StorageFault('lost', 'The journal did not answer.'));

	it.each(['merge', 'addMany'] as const)('is kept though a line is late: %s', async (way) => {
		const name = newName();
		const tab = await openTab(name, { alone: true });
		const { append } = tab.journal;
		let lines = 0;
		tab.journal.append = (entry) => (++lines === 2 ? late() : append.call(tab.journal, entry));
		const coming = answers(1, 1200);
		if (way === 'merge') await tab.store.merge(coming, []);
		else await tab.store.addMany(listed(coming), new Pace());
		expect(lines).toBe(4);
		kill(tab);
		expect(await inJournal(name)).toEqual(ids(coming));
	});

	it.each(['merge', 'addMany'] as const)(
		'is there whole or not at all where a line does not get there: %s',
		async (way) => {
			const name = newName();
			const tab = await openTab(name, { alone: true });
			await tab.store.append([answer(9000)]);
			const { append } = tab.journal;
			let lines = 0;
			tab.journal.append = (entry) => (++lines > 3 ? full() : append.call(tab.journal, entry));
			const coming = answers(1, 2500);
			const adding =
				way === 'merge'
					? tab.store.merge(coming, [])
					: tab.store.addMany(listed(coming), new Pace());
			await expect(adding).rejects.toMatchObject({ name: 'QuotaExceededError' });
			expect(ids(await tab.store.allEvents())).toEqual(ids([answer(9000)]));
			// And what is answered from then on is kept as before.
			tab.journal.append = append;
			await tab.store.append([answer(9001)]);
			kill(tab);
			expect(await inJournal(name)).toEqual(ids([answer(9000), answer(9001)]));
		}
	);
});

describe('a log with records that cannot be read', () => {
	/** Empties a loose one and one within a segment. */
	async function harm({ store }: Tab): Promise<void> {
		await store.connection.use(async (db) => {
			const tx = db.transaction(['events', 'segments', 'wide'], 'readwrite');
			const key = (await tx.objectStore('events').getAllKeys())[0]!;
			await tx.objectStore('events').put({ id: key } as LearnerEvent);
			const [segment] = await tx.objectStore('segments').getAll();
			segment!.events[1] = null as never;
			await tx.objectStore('segments').put(segment!);
			await tx.objectStore('wide').put({ id: 'odd' } as LearnerEvent);
			await tx.done;
		});
	}

	it('takes many events in, counts what is loose, and is repaired afterwards', async () => {
		const name = newName();
		const tab = await openTab(name);
		await tab.store.merge(answers(1, 9), []);
		await harm(tab);
		await tab.store.addMany(listed(answers(101, 3)), new Pace());
		const loose = await tab.store.connection.use((db) => db.count('events'));
		expect((await tab.store.head()).loose).toBe(loose);
		await compareCopies(tab.store, tab.journal, true);
		expect(ids(await tab.store.allEvents())).toEqual(ids([...answers(1, 9), ...answers(101, 3)]));
	});

	it.each([
		['a record', harm],
		[
			'a segment',
			({ store }: Tab) => store.connection.use((db) => db.delete('segments', ['here', 1]))
		]
	])('lets nothing be taken out before it is repaired, and loses nothing: %s', async (_, hurt) => {
		const name = newName();
		const tab = await openTab(name);
		await tab.store.merge(answers(1, 17), []);
		const many = listed(answers(101, 3));
		const fresh = await tab.store.addMany(many, new Pace());
		await hurt(tab);
		const out = () => takeOutMany(tab.store, many, fresh, () => Promise.resolve(null), new Pace());
		await expect(out()).rejects.toMatchObject({ name: 'Unreadable' });
		await compareCopies(tab.store, tab.journal, true);
		await out();
		expect(ids(await tab.store.allEvents())).toEqual(ids(answers(1, 17)));
		expect((await checkStore(tab.store.connection)).filter(isFault)).toEqual([]);
		kill(tab);
		expect(await inJournal(name)).toEqual(ids(answers(1, 17)));
	});
});
