import * as fc from 'fast-check';
import { deleteDB } from 'idb';
import { afterEach, describe, expect, it } from 'vitest';
import { givenUp } from '../core/memory/testing/given-up';
import { arbitraryLog } from '../core/memory/arbitrary-log';
import type { Answered, LearnerEvent } from '../core/memory/event';
import { foldLog } from '../core/memory/fold';
import { readBackup } from './backup/read-backup';
import { writeBackup } from './backup/write-backup';
import type { BankCounts, SessionRecord } from './database-schema';
import { LearnerStore } from './learner-store';
import { DatabaseUnavailable } from './database-unavailable';
import { openDatabase } from './open-database';

let serial = 0;
const opened: { name: string; store: LearnerStore }[] = [];

async function freshStore(): Promise<LearnerStore> {
	const name = `test-${Date.now()}-${serial++}`;
	const store = new LearnerStore(await openDatabase(name));
	opened.push({ name, store });
	return store;
}

afterEach(async () => {
	for (const { name, store } of opened.splice(0)) {
		store.connection.close();
		await deleteDB(name);
	}
});

function answer(n: number, over: Partial<Answered> = {}): Answered {
	const id = `019a0000-0000-7000-8000-${String(n).padStart(12, '0')}`;
	return givenUp({ id, atMs: n, offsetMin: 0, day: 20_000, device: 'd' }, `q${n}`, over);
}

const session = (id: string, startedMs: number, open?: 1): SessionRecord => ({
	id,
	plan: { mode: 'study', bank: 'b', seed: 'x', items: [] },
	...(open ? { open } : {}),
	startedMs,
	drafts: {},
	marked: [],
	spentMs: {}
});

async function derivedOf(store: LearnerStore) {
	const cards = new Map(
		(await store.allCards()).map((card) => [`${card.bank}\n${card.question}`, card])
	);
	const days = new Map((await store.days(0)).map((day) => [day.day, day]));
	return { cards, days, settings: (await store.head()).settings };
}

/** A bank whose last card was forgotten counts as one never begun. */
const countsThatMatter = (counts: Map<string, BankCounts>) =>
	[...counts].filter(([, of]) => Object.values(of).some((count) => count > 0)).sort();

describe('the store', () => {
	it('keeps, write by write, exactly the cards and days that a replay of the log gives', async () => {
		await fc.assert(
			fc.asyncProperty(arbitraryLog(25), async (log) => {
				const store = await freshStore();
				for (const event of log) await store.append([event]);
				const incremental = await derivedOf(store);
				expect(incremental).toEqual(foldLog(log));
				const counts = (await store.head()).banks;
				await store.rebuild();
				expect(await derivedOf(store)).toEqual(incremental);
				expect(countsThatMatter((await store.head()).banks)).toEqual(countsThatMatter(counts));
			}),
			{ numRuns: 40 }
		);
	});

	it('keeps the same when the card is read first, in two tabs that take turns', async () => {
		const turn = fc.record({ tab: fc.nat(1), reads: fc.boolean() });
		await fc.assert(
			fc.asyncProperty(
				arbitraryLog(25),
				fc.array(turn, { minLength: 25, maxLength: 25 }),
				async (log, turns) => {
					const first = await freshStore();
					const { name } = opened.at(-1)!;
					const second = new LearnerStore(await openDatabase(name));
					for (const [index, event] of log.entries()) {
						const { tab, reads } = turns[index]!;
						const store = tab ? second : first;
						if (reads && 'question' in event && event.bank && event.question)
							await store.card(event.bank, event.question);
						await store.append([event]);
					}
					second.connection.close();
					expect(await derivedOf(first)).toEqual(foldLog(log));
				}
			),
			{ numRuns: 40 }
		);
	});

	it('notices that another tab wrote between reading a card and answering it', async () => {
		const store = await freshStore();
		const other = new LearnerStore(await openDatabase(opened.at(-1)!.name));
		await store.card('b', 'q1');
		await other.append([answer(1, { question: 'q1', day: 19_999 })]);
		const ours = answer(2, { question: 'q1', session: 't' });
		await store.append([ours]);
		other.connection.close();
		expect(await derivedOf(store)).toEqual(
			foldLog([answer(1, { question: 'q1', day: 19_999 }), ours])
		);
	});

	it('keeps nothing of an append that fails half-way', async () => {
		const store = await freshStore();
		await store.append([answer(1)]);
		const before = await derivedOf(store);
		await expect(store.append([answer(2), answer(2)])).rejects.toThrow();
		expect(await derivedOf(store)).toEqual(before);
		expect(await store.allEvents()).toHaveLength(1);
	});

	it('finds by index what is due, missed and newly met', async () => {
		const store = await freshStore();
		await store.append([
			answer(1),
			answer(2, { outcome: 'right', score: 1 }),
			answer(3, { day: 19_000, outcome: 'right', score: 1 })
		]);
		expect((await store.cardsMissed()).map((card) => card.question)).toEqual(['q1']);
		expect((await store.cardsDue(20_000)).map((card) => card.question)).toEqual(['q3']);
		expect(await store.countIntroduced(20_000)).toBe(2);
		const flag = { ...answer(4), type: 'flagged', on: true } as never;
		await store.append([flag]);
		expect(await store.countMet('b')).toBe(3);
		expect(await store.countCards('b')).toBe(4);
		expect(await store.nextDueDay(20_000, new Set(['b']))).toBe(20_001);
		expect(await store.nextDueDay(20_000, new Set(['gone']))).toBeNull();
	});

	it('tells the first screen what is due, met and missed without reading a card', async () => {
		const store = await freshStore();
		const right = { outcome: 'right', score: 1 } as const;
		await store.append([
			answer(1),
			answer(2, right),
			answer(3, { ...right, day: 19_000, session: 'older' }),
			answer(4, { ...right, day: 19_000, bank: 'c' })
		]);
		const open: Omit<SessionRecord, 'id' | 'startedMs'> = {
			plan: { mode: 'study', bank: 'b', seed: 'x', items: [] },
			open: 1,
			drafts: {},
			marked: [],
			spentMs: {}
		};
		await store.saveSession({ ...open, id: 's', startedMs: 2 });
		await store.saveSession({ ...open, id: 'older', startedMs: 1 });
		const seen = await store.overview(20_000, 19_500, new Set(['b', 'c']));
		expect(seen).toMatchObject({ introduced: 2, activeDays: [20_000], nextDueDay: 20_001 });
		expect(seen.due).toEqual(
			new Map([
				['b', 1],
				['c', 1]
			])
		);
		expect(seen.banks).toEqual(
			new Map([
				['b', { met: 3, missed: 1, leeches: 0 }],
				['c', { met: 1, missed: 0, leeches: 0 }]
			])
		);
		expect(seen.week.map((day) => day.answered)).toEqual([2]);
		expect(seen.unfinished?.session.id).toBe('s');
		expect(seen.unfinished?.events.map((event) => event.id)).toEqual(
			[1, 2, 4].map((n) => answer(n).id)
		);
	});

	it('knows how much is due on a day, and when some questions of a bank are', async () => {
		const store = await freshStore();
		await store.append([answer(1), answer(2)]);
		const place = { bank: 'b', question: 'q1', offsetMin: 0, day: 20_000, device: 'd' };
		await store.append([{ ...place, id: answer(3).id, atMs: 3, type: 'due-set', due: 20_050 }]);
		const load = await store.loadOf([20_049, 20_050], 'b', ['q1', 'unknown']);
		expect([...load.due]).toEqual([
			[20_049, 0],
			[20_050, 1]
		]);
		expect([...load.siblings]).toEqual([20_050]);
	});

	it('counts what is set aside because it keeps slipping, until it is taken up again', async () => {
		const store = await freshStore();
		const leeches = async () => (await store.head()).banks.get('b')?.leeches;
		// Learnt on the first day, forgotten on each of the next eight.
		for (let day = 1; day <= 8; day++)
			await store.append([answer(day, { question: 'q', day: 20_000 + day, session: `${day}` })]);
		expect(await leeches()).toBe(0);
		await store.append([answer(9, { question: 'q', day: 20_009, session: '9' })]);
		expect(await leeches()).toBe(1);
		await store.rebuild();
		expect(await leeches()).toBe(1);
		const { atMs, offsetMin, day, device, bank, question } = answer(10, { question: 'q' });
		const stamp = { atMs, offsetMin, day, device, bank, question };
		await store.append([{ ...stamp, id: answer(10).id, type: 'resumed' }]);
		expect(await leeches()).toBe(0);
		await store.append([
			{ atMs, offsetMin, day, device, id: answer(11).id, type: 'undone', target: answer(10).id }
		]);
		expect(await leeches()).toBe(1);
	});

	it('takes a suspended or retired question out of what is due and missed, and puts it back', async () => {
		const store = await freshStore();
		const place = { bank: 'b', question: 'q1', offsetMin: 0, day: 20_000, device: 'd' };
		await store.append([answer(1)]);
		await store.append([{ ...place, id: answer(2).id, atMs: 2, type: 'suspended' }]);
		expect(await store.cardsMissed()).toEqual([]);
		expect(await store.cardsDue(30_000)).toEqual([]);
		await store.append([{ ...place, id: answer(3).id, atMs: 3, type: 'resumed' }]);
		expect(await store.cardsMissed()).toHaveLength(1);
		expect(await store.cardsDue(30_000)).toHaveLength(1);
	});

	it('is written to by two tabs at once without losing an answer', async () => {
		const store = await freshStore();
		const other = new LearnerStore(await openDatabase(opened.at(-1)!.name));
		const numbers = Array.from({ length: 40 }, (_, n) => n + 1);
		await Promise.all(numbers.map((n) => (n % 2 ? store : other).append([answer(n)])));
		other.connection.close();
		expect(await store.allEvents()).toHaveLength(40);
		expect(await derivedOf(store)).toEqual(foldLog(numbers.map((n) => answer(n))));
	});

	it('takes an append that is done again for the same one', async () => {
		const store = await freshStore();
		const event = answer(1, { question: 'q1' });
		await store.append([event]);
		const once = await derivedOf(store);
		await store.append([event]);
		await store.card('b', 'q1');
		await store.append([event]);
		expect(await derivedOf(store)).toEqual(once);
	});

	it('goes on when the browser has dropped the connection', async () => {
		const store = await freshStore();
		await store.card('b', 'q1');
		store.connection.current.close();
		await store.append([answer(1, { question: 'q1' })]);
		store.connection.current.close();
		expect(await store.allEvents()).toHaveLength(1);
		store.connection.current.close();
		await store.saveSession(session('s', 1, 1));
		expect((await store.session('s'))?.open).toBe(1);
	});

	it('says that the disk is full, keeps nothing of that answer, and takes it once there is room', async () => {
		const store = await freshStore();
		const put = IDBObjectStore.prototype.put;
		IDBObjectStore.prototype.put = () => {
			throw new DOMException('no room', 'QuotaExceededError');
		};
		try {
			await expect(store.append([answer(1)])).rejects.toMatchObject({ kind: 'full' });
			expect(await store.allEvents()).toEqual([]);
		} finally {
			IDBObjectStore.prototype.put = put;
		}
		await store.append([answer(1)]);
		expect(await derivedOf(store)).toEqual(foldLog([answer(1)]));
	});

	it('begins nothing after it was closed for a newer version of the app', async () => {
		const store = await freshStore();
		store.connection.close();
		await expect(store.append([answer(1)])).rejects.toMatchObject({ kind: 'closed' });
	});

	it('tells the newest of the open sessions and passes over the ended ones', async () => {
		const store = await freshStore();
		for (const record of [session('old', 1, 1), session('done', 2), session('new', 3, 1)])
			await store.saveSession(record);
		expect((await store.overview(1, 1, new Set(['b']))).unfinished?.session.id).toBe('new');
	});
});

describe('a test open in two tabs', () => {
	const open: SessionRecord = {
		id: 's',
		plan: { mode: 'test', bank: 'b', seed: 'x', items: [] },
		open: 1,
		startedMs: 1,
		drafts: {},
		marked: [],
		spentMs: {}
	};
	const { open: _open, ...over } = open;

	it('is handed in once, and a late draft does not open it again', async () => {
		const store = await freshStore();
		expect(await store.saveOpenSession(open)).toBeNull();
		expect(await store.handIn([answer(1)], over)).toBeNull();
		expect(await store.handIn([answer(2)], { ...over, marked: ['late'] })).toEqual(over);
		expect(await store.saveOpenSession({ ...open, marked: ['late'] })).toEqual(over);
		expect(await store.session('s')).toEqual(over);
		expect(await store.allEvents()).toHaveLength(1);
	});
});

describe('a backup', () => {
	it('restored into an empty profile gives the same learner', async () => {
		await fc.assert(
			fc.asyncProperty(arbitraryLog(25), async (log) => {
				const store = await freshStore();
				for (const event of log) await store.append([event]);
				const sessions = await store.allSessions();
				const { file } = await writeBackup(await store.allEvents(), sessions, 5);
				const read = await readBackup(file);
				expect(read.ok).toBe(true);
				if (!read.ok) return;
				const empty = await freshStore();
				await empty.merge(read.backup.events, read.backup.sessions);
				expect(await derivedOf(empty)).toEqual(await derivedOf(store));
				expect(await empty.merge(read.backup.events, [])).toMatchObject({ added: 0 });
			}),
			{ numRuns: 20 }
		);
	});

	it('merges two devices into the union of their logs', async () => {
		const store = await freshStore();
		await store.append([answer(1), answer(3)]);
		const elsewhere: LearnerEvent[] = [answer(1), answer(2), answer(4)];
		expect(await store.merge(elsewhere, [])).toMatchObject({ added: 2 });
		expect(await derivedOf(store)).toEqual(foldLog([1, 2, 3, 4].map((n) => answer(n))));
	});
});

describe('opening', () => {
	/** The browser answers the next calls with these errors, then as ever. @returns ends it */
	function failToOpen(...errors: DOMException[]): () => void {
		const { open } = IDBFactory.prototype;
		IDBFactory.prototype.open = function (...ask) {
			const error = errors.shift();
			if (error) throw error;
			return open.apply(this, ask);
		};
		return () => (IDBFactory.prototype.open = open);
	}
	const outOfReach = () =>
		new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError');

	it('is tried again where the browser lost its way to the storage for a moment', async () => {
		const name = `test-lost-${Date.now()}`;
		const end = failToOpen(outOfReach(), outOfReach());
		const connection = await openDatabase(name).finally(end);
		expect(connection.current.name).toBe(name);
		connection.close();
		await deleteDB(name);
	});

	it('tells storage that is out of reach from storage that is refused', async () => {
		const end = failToOpen(outOfReach(), outOfReach(), outOfReach());
		await expect(openDatabase('test-unreachable').finally(end)).rejects.toMatchObject({
			name: 'StorageFault',
			kind: 'lost'
		});
		const endAgain = failToOpen(new DOMException('No.', 'SecurityError'));
		await expect(openDatabase('test-refused').finally(endAgain)).rejects.toMatchObject({
			name: DatabaseUnavailable.name,
			reason: 'refused'
		});
	});

	it('says that a database of a newer app is newer, and leaves it alone', async () => {
		const store = await freshStore();
		const { name } = opened.at(-1)!;
		store.connection.close();
		await new Promise<void>((resolve, reject) => {
			const request = indexedDB.open(name, 99);
			request.onsuccess = () => (request.result.close(), resolve());
			request.onerror = () => reject(request.error);
		});
		await expect(openDatabase(name)).rejects.toMatchObject({
			name: DatabaseUnavailable.name,
			reason: 'newer'
		});
	});

	it('tells the tab whose database was closed for an upgrade', async () => {
		const name = `test-upgrade-${Date.now()}`;
		const closed = new Promise<void>(
			(resolve) => void openDatabase(name, { onSuperseded: resolve })
		);
		await openDatabase(name).then((db) => db.close());
		const request = indexedDB.open(name, 99);
		await closed;
		await new Promise((resolve) => (request.onsuccess = resolve));
		request.result.close();
		await deleteDB(name);
	});
});
