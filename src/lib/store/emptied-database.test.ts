import * as fc from 'fast-check';
import { deleteDB } from 'idb';
import { afterEach, describe, expect, it } from 'vitest';
import { arbitraryLog } from '../core/memory/arbitrary-log';
import type { LearnerEvent } from '../core/memory/event';
import { foldLog } from '../core/memory/fold';
import { compareCopies } from './compare-copies';
import { EmptiedDatabase } from './emptied-database';
import { Journal } from './journal/journal';
import { LearnerStore } from './learner-store';
import { openDatabase } from './open-database';
import { Pace } from './pace';
import { replaceCopies } from './replace-copies';
import { TwoCopies } from './two-copies';

const DEVICE = 'this-browser';

let serial = 0;
const opened: { store: LearnerStore; journal: Journal | null; name: string }[] = [];

/** As a tab opens: what was found when the database was opened again stands in `found`. */
async function openTab(name = `emptied-${Date.now()}-${serial++}`, withJournal = true) {
	const journal = withJournal ? (await Journal.open(name))!.journal : null;
	const connection = await openDatabase(name);
	const store = new LearnerStore(connection);
	await store.setMeta('device', DEVICE);
	if (journal) await compareCopies(store, journal);
	const states: string[] = [];
	const copies = new TwoCopies(Promise.resolve(journal), (state) => states.push(state));
	store.keepSecondCopy(copies);
	const emptied = new EmptiedDatabase(store, DEVICE, Promise.resolve(journal));
	/** Whether the next start may have more. */
	const found: boolean[] = [];
	connection.onReopened(async (reopened) => {
		const now = await emptied.heal(reopened);
		if (now) found.push(now.waiting);
	});
	const tab = { name, store, journal, found, states };
	opened.push(tab);
	return tab;
}

/** The browser deletes the database under the tab, as when it opens LevelDB again after a write onto a full disk. */
async function deleteUnder({ store, name }: { store: LearnerStore; name: string }): Promise<void> {
	store.connection.current.close();
	await deleteDB(name);
}

const LOG = fc
	.sample(arbitraryLog(40), { numRuns: 20, seed: 7 })
	.sort((a, b) => b.length - a.length)[0]!;
const ids = (events: readonly LearnerEvent[]) => events.map(({ id }) => id).sort();
const cardsOf = async (store: LearnerStore) =>
	new Map((await store.allCards()).map((card) => [`${card.bank}\n${card.question}`, card]));

afterEach(async () => {
	for (const { store, journal } of opened) {
		store.connection.close();
		journal?.close();
	}
	for (const { name } of opened.splice(0)) await deleteDB(name);
});

describe('a database that is emptied under an open tab', () => {
	it('is healed before the next write, which lands in it', async () => {
		const tab = await openTab();
		for (const event of LOG.slice(0, -1)) await tab.store.append([event]);
		await deleteUnder(tab);
		await tab.store.append([LOG.at(-1)!]);
		expect(tab.found).toHaveLength(1);
		expect(ids(await tab.store.allEvents())).toEqual(ids(LOG));
		expect(await cardsOf(tab.store)).toEqual(foldLog(LOG).cards);
		expect(await tab.store.meta('device')).toBe(DEVICE);
	});

	it('is healed once for reads and writes that come at the same time', async () => {
		const tab = await openTab();
		for (const event of LOG.slice(0, -1)) await tab.store.append([event]);
		await deleteUnder(tab);
		const [, events, head] = await Promise.all([
			tab.store.append([LOG.at(-1)!]),
			tab.store.allEvents(),
			tab.store.head(),
			tab.store.allCards()
		]);
		expect(tab.found).toHaveLength(1);
		expect(events.length).toBeGreaterThanOrEqual(LOG.length - 1);
		expect(head.newest).not.toBeNull();
		expect(await cardsOf(tab.store)).toEqual(foldLog(LOG).cards);
	});

	it('is told from one whose connection was lost and that is whole', async () => {
		const tab = await openTab();
		for (const event of LOG.slice(0, -1)) await tab.store.append([event]);
		tab.store.connection.current.close();
		await tab.store.append([LOG.at(-1)!]);
		expect(tab.found).toEqual([]);
		expect(ids(await tab.store.allEvents())).toEqual(ids(LOG));
	});

	it('is told where there is no journal to heal it from', async () => {
		const tab = await openTab(undefined, false);
		await tab.store.append([LOG[0]!]);
		await deleteUnder(tab);
		await tab.store.append([LOG[1]!]);
		expect(tab.found).toEqual([false]);
		expect(ids(await tab.store.allEvents())).toEqual([LOG[1]!.id]);
	});

	it('is tried again where the journal cannot be read, and nothing counts as kept until then', async () => {
		const tab = await openTab();
		for (const event of LOG.slice(0, -1)) await tab.store.append([event]);
		await deleteUnder(tab);
		const journal = tab.journal!;
		const readOwn = journal.readOwn.bind(journal);
		journal.readOwn = () => Promise.reject(new DOMException('worn out', 'UnknownError'));
		await expect(tab.store.append([LOG.at(-1)!])).rejects.toMatchObject({ kind: 'lost' });
		journal.readOwn = readOwn;
		await tab.store.append([LOG.at(-1)!]);
		expect(tab.found).toEqual([true]);
		expect(ids(await tab.store.allEvents())).toEqual(ids(LOG));
	});

	it('has what older files hold with the next start', async () => {
		const tab = await openTab();
		for (const event of LOG.slice(0, 5)) await tab.store.append([event]);
		await tab.journal!.turn();
		for (const event of LOG.slice(5, -1)) await tab.store.append([event]);
		await deleteUnder(tab);
		await tab.store.append([LOG.at(-1)!]);
		expect(ids(await tab.store.allEvents())).toEqual(ids(LOG.slice(5)));
		await compareCopies(tab.store, tab.journal!);
		expect(ids(await tab.store.allEvents())).toEqual(ids(LOG));
		expect(await cardsOf(tab.store)).toEqual(foldLog(LOG).cards);
	});

	it('keeps its generation, so that a log which replaced another goes on', async () => {
		const tab = await openTab();
		await tab.store.append([LOG[0]!]);
		const content = { events: LOG.slice(1, -1), sessions: [] };
		await replaceCopies(tab.store, content, async () => null, new Pace());
		await deleteUnder(tab);
		await tab.store.append([LOG.at(-1)!]);
		await compareCopies(tab.store, tab.journal!);
		expect(ids(await tab.store.allEvents())).toEqual(ids(LOG.slice(1)));
	});

	it('does not wait for itself when it is emptied while the log is replaced', async () => {
		const tab = await openTab();
		await tab.store.append([LOG[0]!]);
		const replacing = replaceCopies(
			tab.store,
			{ events: LOG.slice(1), sessions: [] },
			() => deleteUnder(tab),
			new Pace()
		);
		await replacing;
		expect(ids(await tab.store.allEvents())).toEqual(ids(LOG.slice(1)));
	});
});
