import * as fc from 'fast-check';
import { deleteDB } from 'idb';
import { afterEach, describe, expect, it } from 'vitest';
import { arbitraryLog } from '../core/memory/arbitrary-log';
import type { LearnerEvent } from '../core/memory/event';
import { isFault } from '../core/memory/finding';
import { foldLog } from '../core/memory/fold';
import { checkStore } from './check-store';
import { compareCopies, type Healed } from './compare-copies';
import type { SessionRecord } from './database-schema';
import { Journal } from './journal/journal';
import { LearnerStore } from './learner-store';
import { openDatabase } from './open-database';
import { Cancelled, Pace } from './pace';
import { replaceCopies } from './replace-copies';
import { StorageFault } from './storage-fault';
import type { LogContent, WholeLog } from './take-in';
import { TwoCopies } from './two-copies';

interface Tab {
	store: LearnerStore;
	journal: Journal;
	healed: Healed;
}

let serial = 0;
let tabs: Tab[] = [];
const names: string[] = [];

function newName(): string {
	names.push(`replace-${Date.now()}-${serial++}`);
	return names.at(-1)!;
}

/** As the app opens: both copies, compared. */
async function openTab(name: string): Promise<Tab> {
	const opened = (await Journal.open(name))!;
	// Small enough for these logs to lie in segments.
	const store = new LearnerStore(await openDatabase(name), { segment: 4, loose: 6 });
	await store.setMeta('device', 'here');
	const healed = await compareCopies(store, opened.journal);
	store.keepSecondCopy(new TwoCopies(Promise.resolve(opened.journal), () => undefined));
	const tab = { store, journal: opened.journal, healed };
	tabs.push(tab);
	return tab;
}

/** All at once, as when the browser is killed: nothing that was under way goes on. */
function kill({ store, journal }: Tab): void {
	store.connection.close();
	journal.close();
}

const session = (id: string): SessionRecord => ({
	id,
	plan: { mode: 'study', bank: 'b', seed: 'x', items: [] },
	startedMs: 1,
	drafts: {},
	marked: [],
	spentMs: {}
});

const samples = fc
	.sample(arbitraryLog(200), { numRuns: 40, seed: 5 })
	.sort((a, b) => b.length - a.length);
/** The same log with ids that begin in another way, what they point at included. */
const asOf = (log: LearnerEvent[], prefix: string) =>
	JSON.parse(JSON.stringify(log).replace(/"..(\w{6}-\w{4}-7)/g, `"${prefix}$1`)) as LearnerEvent[];
const joined = (from: number) =>
	[0, 1, 2, 3, 4].flatMap((n) => asOf(samples[from / 10 + n]!, `${from + n}`));
/** Two logs that have nothing in common. */
const OLD: LogContent = { events: joined(10), sessions: [session('old')] };
const NEW: LogContent = { events: joined(20), sessions: [session('new')] };

const ids = (events: readonly LearnerEvent[]) => events.map(({ id }) => id).sort();

async function expectLog({ store }: Tab, { events, sessions }: LogContent): Promise<void> {
	expect(ids(await store.allEvents())).toEqual(ids(events));
	expect((await store.allSessions()).map(({ id }) => id)).toEqual(sessions.map(({ id }) => id));
	const cards = new Map((await store.allCards()).map((c) => [`${c.bank}\n${c.question}`, c]));
	const derived = foldLog(events);
	expect(cards).toEqual(derived.cards);
	expect(await store.days(0)).toEqual([...derived.days.values()].sort((a, b) => a.day - b.day));
	expect((await checkStore(store.connection)).filter(isFault)).toEqual([]);
}

/** A learner with the old log in both copies. */
async function learner(): Promise<{ name: string; tab: Tab }> {
	const name = newName();
	const tab = await openTab(name);
	await tab.store.merge(OLD.events, OLD.sessions);
	return { name, tab };
}

const noBackup = () => Promise.resolve(null);
const replace = (tab: Tab, content: LogContent, pace = new Pace()) =>
	replaceCopies(tab.store, content, noBackup, pace);

afterEach(async () => {
	tabs.forEach(kill);
	tabs = [];
	for (const name of names.splice(0)) await deleteDB(name);
});

describe('a log that takes the place of another', () => {
	it('is all there is, in both copies, and stays so at every start', async () => {
		const { name, tab } = await learner();
		await replace(tab, NEW);
		await expectLog(tab, NEW);
		kill(tab);
		for (let start = 0; start < 2; start++) {
			const again = await openTab(name);
			expect(again.healed).toEqual({ database: 0, journal: 0, unread: 0 });
			await expectLog(again, NEW);
			kill(again);
		}
		await deleteDB(name);
		const after = await openTab(name);
		expect(after.healed.database).toBe(NEW.events.length);
		await expectLog(after, NEW);
	});

	it('goes on as any other, and is taken back by putting in what was there', async () => {
		const { name, tab } = await learner();
		let before: WholeLog | null = null;
		await replaceCopies(tab.store, NEW, async (log) => void (before = log), new Pace());
		const [more] = asOf(samples[2]!.slice(0, 1), '30');
		await tab.store.append([more!]);
		await expectLog(tab, { ...NEW, events: [...NEW.events, more!] });
		await replace(tab, before!);
		await expectLog(tab, OLD);
		kill(tab);
		await deleteDB(name);
		await expectLog(await openTab(name), OLD);
	});

	it('waits for an answer that came after the backup, and makes another one', async () => {
		const { name, tab } = await learner();
		const other = await openTab(name);
		const [late] = asOf(samples[2]!.slice(0, 1), '30');
		const kept: number[] = [];
		const keep = async ({ events }: WholeLog) => {
			kept.push(events.length);
			if (kept.length === 1) await other.store.append([late!]);
		};
		await replaceCopies(tab.store, NEW, keep, new Pace());
		expect(kept).toEqual([OLD.events.length, OLD.events.length + 1]);
		await expectLog(tab, NEW);
	});

	for (const isDone of [true, false])
		it(`comes though the journal is late with each of its steps once, ${isDone ? 'and does it all the same' : 'and does not do it'}`, async () => {
			const { name, tab } = await learner();
			const { journal } = tab;
			const late: string[] = [];
			for (const step of ['turn', 'append', 'list'] as const) {
				const work = journal[step].bind(journal) as (ask: never) => Promise<never>;
				journal[step] = async (ask?: unknown) => {
					if (late.includes(step)) return work(ask as never);
					late.push(step);
					if (isDone) await work(ask as never);
					throw new StorageFault('lost', 'The journal did not answer in time.');
				};
			}
			await replace(tab, NEW);
			expect(late).toEqual(['turn', 'append', 'list']);
			await expectLog(tab, NEW);
			kill(tab);
			await deleteDB(name);
			await expectLog(await openTab(name), NEW);
		});

	it('does not come without a backup of what goes', async () => {
		const { name, tab } = await learner();
		const keep = () => Promise.reject(new Error('no room'));
		await expect(replaceCopies(tab.store, NEW, keep, new Pace())).rejects.toThrow('no room');
		await expectLog(tab, OLD);
		kill(tab);
		await expectLog(await openTab(name), OLD);
	});

	it('leaves another tab nothing to write to, until that is loaded again', async () => {
		const { name, tab } = await learner();
		const other = await openTab(name);
		const [late, later] = asOf(samples[2]!, '30');
		await other.store.append([late!]);
		await replace(tab, NEW);
		await expect(other.store.append([later!])).rejects.toMatchObject({
			kind: 'replaced',
			inJournal: false
		});
		for (const write of [
			() => other.store.saveSession(session('stale')),
			() => other.store.saveOpenSession({ ...session('stale'), open: 1 }),
			() => other.store.handIn([later!], session('stale')),
			() => other.store.merge([later!], [])
		])
			await expect(write()).rejects.toMatchObject({ kind: 'replaced' });
		await expectLog(tab, NEW);
		kill(other);
		const again = await openTab(name);
		await expectLog(again, NEW);
		await again.store.append([later!]);
		kill(again);
		kill(tab);
		await deleteDB(name);
		await expectLog(await openTab(name), { ...NEW, events: [...NEW.events, later!] });
	});

	it('changes nothing when it is called off, at whatever moment', async () => {
		const { name, tab } = await learner();
		let seen = 0;
		await replace(tab, OLD, new Pace(() => void seen++));
		expect(seen).toBeGreaterThan(4);
		for (let moment = 1; moment < seen; moment++) {
			const calling = new AbortController();
			let count = 0;
			const pace = new Pace(() => void (++count === moment && calling.abort()), calling.signal);
			// The abort is noticed at the next step.
			await expect(replace(tab, NEW, pace)).rejects.toThrow(Cancelled);
			await expectLog(tab, OLD);
		}
		kill(tab);
		const again = await openTab(name);
		expect(again.healed.database).toBe(0);
		await expectLog(again, OLD);
	});
});

describe('a replacement that is killed', () => {
	/** What never comes back until the kill. */
	const steps: {
		at: string;
		hang: (tab: Tab, hung: () => Promise<never>) => void;
		/** Which log is found by the next start, with the database and without. */
		found: LogContent;
		foundWithout: LogContent;
	}[] = [
		{
			at: 'while the new files are written',
			hang: ({ journal }, hung) => void (journal.append = hung),
			found: OLD,
			foundWithout: OLD
		},
		{
			at: 'before the database is written',
			hang: ({ store }, hung) => void (store.replace = hung),
			found: OLD,
			foundWithout: OLD
		},
		{
			at: 'before the new files are marked',
			hang: ({ journal }, hung) => void (journal.mark = hung),
			found: NEW,
			foundWithout: OLD
		},
		{
			at: 'before the old files are removed',
			hang: ({ journal }, hung) => void (journal.remove = hung),
			found: NEW,
			foundWithout: NEW
		}
	];

	for (const { at, hang, found, foundWithout } of steps)
		for (const isLost of [false, true])
			it(`${at} leaves one whole log${isLost ? ', when the database is lost with it' : ''}`, async () => {
				const { name, tab } = await learner();
				let die = () => {};
				const hanging = new Promise<void>((reached) =>
					hang(tab, () => {
						reached();
						return new Promise((_, reject) => (die = () => reject(new Error('killed'))));
					})
				);
				const replacing = replace(tab, NEW).catch(() => undefined);
				await hanging;
				kill(tab);
				die();
				await replacing;
				if (isLost) await deleteDB(name);

				const log = isLost ? foundWithout : found;
				for (let start = 0; start < 2; start++) {
					const after = await openTab(name);
					await expectLog(after, log);
					kill(after);
				}
				// And neither copy remembers anything else.
				await deleteDB(name);
				await expectLog(await openTab(name), log);
			});
});
