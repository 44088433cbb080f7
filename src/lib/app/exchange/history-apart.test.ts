import { deleteDB } from 'idb';
import { afterEach, expect, it, vi } from 'vitest';
import type { LearnerEvent } from '../../core/memory/event';
import { isFault } from '../../core/memory/finding';
import { foldLog } from '../../core/memory/fold';
import type { ReadItem } from '../../exchange/formats/read-set';
import { Cancelled, Pace } from '../../store/pace';
import { automaticBackups } from '../automatic-backups';
import { gate, untilWaiting } from '../../store/testing/tabs';
import { StorageFault } from '../../store/storage-fault';
import { checkData, repairData } from '../data-check';
import { FootnoteApp } from '../footnote-app.svelte';
import { lostLog } from '../lost-log';
import { packHistory, sizeOf, sumOf, type HistoryParcel } from './history';
import { addHistoryApart, takeHistoryOutApart } from './history-apart';

const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 5, 1, 12);
const names: string[] = [];
const apps: FootnoteApp[] = [];

async function open(name = `history-${crypto.randomUUID()}`): Promise<FootnoteApp> {
	const app = await FootnoteApp.open(name);
	names.push(name);
	apps.push(app);
	return app;
}
async function close(app: FootnoteApp): Promise<void> {
	app.store.connection.close();
	(await app.journal)?.close();
}
afterEach(async () => {
	for (const app of apps.splice(0)) await close(app);
	for (const name of names.splice(0)) await deleteDB(name);
});

/** So many cards, answered every third day up to now; one of them is set aside, one flagged and never answered. */
function parcel(cards = 300, each = 8): HistoryParcel {
	const items = Array.from({ length: cards }, (_, at) => ({
		question: `q${at}`,
		item: {
			place: {},
			group: [],
			ownId: `guid-${at}#0`,
			entry: { type: 'card', stem: 's', back: 'b' },
			madeMs: NOW - 400 * DAY_MS,
			suspended: at === 1,
			flagged: at === 2,
			...(at !== 2 && {
				reviews: Array.from({ length: each }, (_, nth) => ({
					atMs: NOW - (each - nth) * 3 * DAY_MS + at,
					rating: (['good', 'again', 'hard', 'easy'] as const)[(at + nth) % 4]!,
					tookMs: 900
				}))
			})
		} satisfies ReadItem
	}));
	return {
		bank: 'b',
		questions: items.map(() => ({ type: 'card', wording: 'w', key: 'k' })),
		history: packHistory(items, NOW)
	};
}
const about = ({ settings, today }: FootnoteApp) => ({
	program: 'anki',
	dayEndHour: settings.dayEndHour,
	today
});
const own = (app: FootnoteApp, question: string): LearnerEvent => ({
	...app.stamp(),
	type: 'flagged',
	bank: 'b',
	question,
	on: true
});
const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);
const standing = async ({ store }: FootnoteApp) => {
	const events = await store.allEvents();
	const cards = await store.allCards();
	return { events: events.sort(byId), cards, days: await store.days(0) };
};

it('comes into a log that lies in memory, which no worker sees, and goes again', async () => {
	const ownFactory = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB')!;
	Object.defineProperty(globalThis, 'indexedDB', { value: undefined, configurable: true });
	try {
		const app = await open();
		expect(app.inMemory?.why).toBe('missing');
		const kept = await addHistoryApart(app, [parcel(30)], about(app), new Pace());
		expect(kept.added).toBe(29 * 8 + 2);
		expect((await standing(app)).events).toHaveLength(29 * 8 + 2);
		await takeHistoryOutApart(app, kept, new Pace());
		expect((await standing(app)).events).toEqual([]);
		await close(app);
		apps.pop();
	} finally {
		Object.defineProperty(globalThis, 'indexedDB', ownFactory);
	}
});

it('comes into both copies, is scheduled at once, and a second time adds nothing', async () => {
	const app = await open();
	await app.append([own(app, 'q0')]);
	const shares: number[] = [];
	const kept = await addHistoryApart(app, [parcel()], about(app), new Pace((n) => shares.push(n)));
	expect(kept).toMatchObject({ added: 299 * 8 + 2, reviews: 299 * 8, known: 0 });
	expect(shares.at(-1)).toBe(1);
	expect(shares).toEqual(shares.toSorted((a, b) => a - b));

	const { events, cards, days } = await standing(app);
	expect(events).toHaveLength(299 * 8 + 3);
	const derived = foldLog(events);
	expect(cards).toEqual([...derived.cards.values()].sort(byQuestion));
	expect(days).toEqual([...derived.days.values()].sort((a, b) => a.day - b.day));
	expect(await app.store.card('b', 'q0')).toMatchObject({ reps: 8, flagged: true });
	expect(await app.store.card('b', 'q1')).toMatchObject({ suspended: true });
	expect(kept.due).toBe(
		cards.filter(({ dueDay, suspended }) => dueDay !== null && !suspended && dueDay <= app.today)
			.length
	);
	const check = await checkData(app);
	expect(check.twoCopies).toBe(true);
	expect(check.findings.filter(isFault)).toEqual([]);

	const again = await addHistoryApart(app, [parcel()], about(app), new Pace());
	expect(again).toMatchObject({ added: 0, reviews: 0, known: 299 * 8 });
});

const byQuestion = (one: { question: string }, other: { question: string }) =>
	one.question < other.question ? -1 : 1;

it('is taken out again without what was answered here, after the next start, too', async () => {
	const app = await open();
	await addHistoryApart(app, [parcel(10, 2)], about(app), new Pace());
	await app.append([own(app, 'q0')]);
	const before = await standing(app);
	// The same cards, learnt on for longer.
	const kept = await addHistoryApart(app, [parcel(300, 8)], about(app), new Pace());
	expect(kept.known).toBe(9 * 2);
	const later = own(app, 'q5');
	await app.append([later]);
	await takeHistoryOutApart(app, kept, new Pace());
	const after = await standing(app);
	expect(after.events).toEqual([...before.events, later]);
	expect(after.cards).toEqual([...foldLog(after.events).cards.values()].sort(byQuestion));
	expect(after.days).toEqual(before.days);

	// Its tab goes on writing, and what is gone does not come back out of the second copy.
	const last = own(app, 'q6');
	await app.append([last]);
	await close(app);
	const next = await open(names.at(-1)!);
	expect((await standing(next)).events).toEqual([...after.events, last]);
	expect((await checkData(next)).findings.filter(isFault)).toEqual([]);
});

it('leaves an empty log when nothing else was there, and no question where the answers are', async () => {
	const app = await open();
	const kept = await addHistoryApart(app, [parcel(3, 2)], about(app), new Pace());
	await takeHistoryOutApart(app, kept, new Pace());
	expect(await standing(app)).toEqual({ events: [], cards: [], days: [] });
	await close(app);
	const next = await open(names.at(-1)!);
	expect((await automaticBackups(next.store))?.length).toBe(1);
	expect(await lostLog(next)).toBeNull();
});

it('is called off with nothing of it kept', async () => {
	const app = await open();
	await app.append([own(app, 'q0')]);
	const before = await standing(app);
	for (const from of [0, 0.15, 0.2]) {
		const off = new AbortController();
		const pace = new Pace((share) => share >= from && off.abort(), off.signal);
		await expect(addHistoryApart(app, [parcel()], about(app), pace)).rejects.toThrow(Cancelled);
		expect(await standing(app)).toEqual(before);
	}
});

/** From now on the worker that writes histories breaks as soon as it has said this. */
function breakAfter(isSaid: (message: object) => boolean): void {
	const Own = Worker;
	vi.stubGlobal(
		'Worker',
		class extends Own {
			override set onmessage(take: (message: MessageEvent) => void) {
				super.onmessage = (message: MessageEvent) => {
					const data = message.data as object | null;
					take.call(this, message);
					if (data && isSaid(data)) this.onerror?.(new ErrorEvent('error', { message: 'Broken.' }));
				};
			}
		}
	);
}
const isKept = (message: object) => 'kept' in message;
const asks = (operation: string) => (message: object) =>
	'operation' in message && message.operation === operation;

it('is added where its worker breaks after the database has it, and goes out again', async () => {
	const app = await open();
	breakAfter(isKept);
	const kept = await addHistoryApart(app, [parcel(20, 3)], about(app), new Pace());
	vi.unstubAllGlobals();
	expect(kept).toMatchObject({ added: 19 * 3 + 2, reviews: 19 * 3, due: null });
	expect((await standing(app)).events).toHaveLength(19 * 3 + 2);
	await takeHistoryOutApart(app, kept, new Pace());
	expect((await standing(app)).events).toEqual([]);
});

it('is added where the page cannot read what its worker says in the end', async () => {
	const app = await open();
	const Own = Worker;
	vi.stubGlobal(
		'Worker',
		class extends Own {
			constructor(url: string | URL, options?: WorkerOptions) {
				super(url, options);
				this.addEventListener('message', (event: MessageEvent<object | null>) => {
					if (!event.data || !('outcome' in event.data)) return;
					event.stopImmediatePropagation();
					this.dispatchEvent(new MessageEvent('messageerror'));
				});
			}
		}
	);
	const kept = await addHistoryApart(app, [parcel(20, 3)], about(app), new Pace());
	vi.unstubAllGlobals();
	expect(kept).toMatchObject({ added: 19 * 3 + 2, due: null });
	expect((await standing(app)).events).toHaveLength(19 * 3 + 2);
});

it('is in both copies with the next start, where its worker breaks before the second has it', async () => {
	const app = await open();
	breakAfter(isKept);
	await addHistoryApart(app, [parcel(20, 3)], about(app), new Pace());
	vi.unstubAllGlobals();
	await close(app);
	const name = names.at(-1)!;
	await close(await open(name));
	await deleteDB(name);
	expect((await standing(await open(name))).events).toHaveLength(19 * 3 + 2);
});

it('is said to lack its second copy where that did not get there, until it has', async () => {
	for (const isBroken of [false, true]) {
		const app = await open();
		await app.append([own(app, 'q0')]);
		expect(app.secondCopy).toBe('ok');
		const journal = (await app.journal)!;
		const { appendLine } = journal;
		if (isBroken) breakAfter(isKept);
		else journal.appendLine = () => Promise.reject(new StorageFault('full', 'No room.'));
		await addHistoryApart(app, [parcel(20, 3)], about(app), new Pace());
		vi.unstubAllGlobals();
		journal.appendLine = appendLine;
		await app.append([own(app, 'q1')]);
		expect(app.secondCopy).toBe('failing');
		await repairData(app, []);
		expect(app.secondCopy).toBe('ok');
	}
});

it('is not added where its worker breaks before that', async () => {
	const app = await open();
	breakAfter((message) => 'done' in message);
	const adding = addHistoryApart(app, [parcel(20, 3)], about(app), new Pace());
	await expect(adding).rejects.toThrow('Broken.');
	vi.unstubAllGlobals();
	expect((await standing(app)).events).toEqual([]);
});

it('is added where what is due then cannot be counted any more', async () => {
	const app = await open();
	const { addHistory } = await import('./history-work');
	app.store.countDue = () => Promise.reject(new DOMException('lost', 'UnknownError'));
	const added = await addHistory(app.store, [parcel(20, 3)], about(app), new Pace());
	expect(added).toMatchObject({ added: 19 * 3 + 2, due: null });
});

it('goes out of a log of which some cannot be read, which is repaired first', async () => {
	const app = await open();
	const mine = own(app, 'q0');
	await app.append([mine]);
	const kept = await addHistoryApart(app, [parcel(20, 3)], about(app), new Pace());
	await app.store.connection.use((db) => db.put('events', { id: mine.id } as LearnerEvent));
	await takeHistoryOutApart(app, kept, new Pace());
	expect((await standing(app)).events).toEqual([mine]);
	expect((await checkData(app)).findings.filter(isFault)).toEqual([]);
});

it('goes out though a record can be read in neither copy, which stays where it is', async () => {
	const app = await open();
	const mine = own(app, 'q0');
	await app.append([mine]);
	const added = await addHistoryApart(app, [parcel(20, 3)], about(app), new Pace());
	const odd = { id: own(app, 'q1').id, odd: true } as never;
	await app.store.connection.use((db) => db.put('events', odd));
	await takeHistoryOutApart(app, added, new Pace());
	expect((await standing(app)).events).toEqual([mine]);
	expect(await app.store.connection.use((db) => db.count('events'))).toBe(2);
});

it('is out where its worker breaks after the database has turned, and its tab goes on', async () => {
	const app = await open();
	const mine = own(app, 'q0');
	await app.append([mine]);
	const added = await addHistoryApart(app, [parcel(20, 3)], about(app), new Pace());
	breakAfter(asks('mark'));
	await takeHistoryOutApart(app, added, new Pace());
	vi.unstubAllGlobals();
	const later = own(app, 'q5');
	await app.append([later]);
	expect((await standing(app)).events).toEqual([mine, later]);
});

it('leaves the second copy where it was, where its worker breaks before that', async () => {
	const app = await open();
	await app.append([own(app, 'q0')]);
	const added = await addHistoryApart(app, [parcel(20, 3)], about(app), new Pace());
	breakAfter(asks('turn'));
	await expect(takeHistoryOutApart(app, added, new Pace())).rejects.toThrow('Broken.');
	vi.unstubAllGlobals();
	const later = own(app, 'q5');
	await app.append([later]);
	expect(app.secondCopy).toBe('ok');
	const name = names.at(-1)!;
	await close(app);
	await deleteDB(name);
	const { events } = await standing(await open(name));
	expect(events.map(({ id }) => id)).toContain(later.id);
});

it('goes out while another log is put in its place, and neither waits for the other for ever', async () => {
	const app = await open();
	await app.append([own(app, 'q0')]);
	const added = await addHistoryApart(app, [parcel(20, 3)], about(app), new Pace());
	const other = own(app, 'q7');
	const journal = (await app.journal)!;
	const { appendLine } = journal;
	const line = gate();
	journal.appendLine = async (bytes) => {
		await line.wait();
		return appendLine.call(journal, bytes);
	};
	const out = takeHistoryOutApart(app, added, new Pace());
	await line.reached;
	const content = { events: [other], sessions: [] };
	const replacing = app.replace(content, () => Promise.resolve(null), new Pace());
	await untilWaiting(names.at(-1)!, 'exclusive');
	line.open();
	await Promise.all([out, replacing]);
	await app.append([own(app, 'q8')]);
	expect((await standing(app)).events.map(({ id }) => id)).toContain(other.id);
});

it('is waited for by a log that takes its place, and does not come back after it', async () => {
	const app = await open();
	await app.append([own(app, 'q0')]);
	const journal = (await app.journal)!;
	const { appendLine } = journal;
	const line = gate();
	journal.appendLine = async (bytes) => {
		await line.wait();
		return appendLine.call(journal, bytes);
	};
	const adding = addHistoryApart(app, [parcel(20, 3)], about(app), new Pace());
	await line.reached;
	const mine = own(app, 'q7');
	const content = { events: [mine], sessions: [] };
	const replacing = app.replace(content, () => Promise.resolve(null), new Pace());
	await untilWaiting(names.at(-1)!, 'exclusive');
	line.open();
	await Promise.all([adding, replacing]);
	expect((await standing(app)).events).toEqual([mine]);
	const name = names.at(-1)!;
	await close(app);
	expect((await standing(await open(name))).events).toEqual([mine]);
});

it('leaves out what is dated in the future, and is counted in reviews, cards and years', () => {
	const item = (question: string, reviews: ReadItem['reviews'], flagged = false) => ({
		question,
		item: {
			place: {},
			group: [],
			entry: { type: 'card' as const, stem: 's', back: 'b' },
			flagged,
			reviews
		}
	});
	const at = (year: number, rating: 'good' | 'reset' = 'good') => ({
		atMs: Date.UTC(year, 5),
		rating,
		tookMs: 1
	});
	const history = packHistory(
		[
			item('a', [at(2020), at(2021, 'reset'), at(2027)]),
			item('b', [at(2022), at(2023)]),
			item('c', [], true),
			item('d', [at(2028)])
		],
		NOW
	);
	expect(sumOf([sizeOf(history), sizeOf(packHistory([], NOW))])).toEqual({
		reviews: 3,
		cards: 2,
		suspended: 0,
		flagged: 1,
		span: { fromMs: Date.UTC(2020, 5), toMs: Date.UTC(2023, 5) }
	});
});
