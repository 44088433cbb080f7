import { afterEach, describe, expect, it } from 'vitest';
import { givenUp } from '../core/memory/testing/given-up';
import type { Answered, LearnerEvent } from '../core/memory/event';
import { compareCopies } from './compare-copies';
import type { SessionRecord } from './database-schema';
import { Journal } from './journal/journal';
import { LearnerStore } from './learner-store';
import { openDatabase } from './open-database';
import { TwoCopies, type CopyState } from './two-copies';

interface Learner {
	store: LearnerStore;
	journal: Journal;
	states: CopyState[];
}

let serial = 0;
const open: Learner[] = [];
const newName = () => `two-copies-${Date.now()}-${serial++}`;

async function openLearner(name: string): Promise<Learner> {
	const opened = await Journal.open(name);
	if (!opened) throw new Error('This browser has no file system for sites.');
	const store = new LearnerStore(await openDatabase(name));
	await compareCopies(store, opened.journal);
	const states: CopyState[] = [];
	store.keepSecondCopy(
		new TwoCopies(Promise.resolve(opened.journal), (state) => states.push(state))
	);
	const learner = { store, journal: opened.journal, states };
	open.push(learner);
	return learner;
}

async function shut({ store, journal }: Learner): Promise<void> {
	store.connection.close();
	// A worker that has ended gives its handle back a little later; the file is turned away from before.
	await journal.turn();
	journal.close();
}

afterEach(() => {
	for (const { store, journal } of open.splice(0)) {
		store.connection.close();
		journal.close();
	}
});

const full = () => new DOMException('no room', 'QuotaExceededError');

async function withFullDatabase(work: () => Promise<void>): Promise<void> {
	const { add } = IDBObjectStore.prototype;
	IDBObjectStore.prototype.add = () => {
		throw full();
	};
	try {
		await work();
	} finally {
		IDBObjectStore.prototype.add = add;
	}
}

async function withFullJournal({ journal }: Learner, work: () => Promise<unknown>): Promise<void> {
	const append = journal.append.bind(journal);
	journal.append = () => Promise.reject(full());
	try {
		await work();
	} finally {
		journal.append = append;
	}
}

const stamp = (n: number) => ({
	id: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`,
	atMs: n,
	offsetMin: 0,
	day: 0,
	device: 'd'
});

const answer = (n: number): Answered => givenUp(stamp(n), 'q', { mode: 'test' });

const ids = (events: readonly LearnerEvent[]) => events.map(({ id }) => id);

describe('where the database has no room', () => {
	it.each<[string, LearnerEvent]>([
		['a reset', { ...stamp(2), type: 'reset' }],
		['a change of settings', { ...stamp(2), type: 'settings-changed', settings: { newPerDay: 5 } }],
		['what takes a reset back', { ...stamp(2), type: 'undone', target: stamp(1).id }]
	])('%s that was refused does not come out of the second copy later', async (_, event) => {
		const name = newName();
		const before = await openLearner(name);
		await before.store.append([answer(1)]);
		await withFullDatabase(() =>
			expect(before.store.append([event])).rejects.toMatchObject({ kind: 'full', inJournal: false })
		);
		// What is owed is paid before it, if anything is.
		await before.store.append([answer(3)]);
		await shut(before);
		const after = await openLearner(name);
		expect(ids(await after.store.allEvents())).toEqual(ids([answer(1), answer(3)]));
	});
});

describe('where the journal has no room', () => {
	it('a reset is kept by the database, and the journal gets it when there is room', async () => {
		const name = newName();
		const before = await openLearner(name);
		const reset: LearnerEvent = { ...stamp(2), type: 'reset' };
		await withFullJournal(before, () => before.store.append([reset]));
		expect(before.states.at(-1)).toBe('failing');
		await before.store.append([answer(3)]);
		expect(before.states.at(-1)).toBe('ok');
		const { own } = await before.journal.list();
		const { entries } = await before.journal.read(own, 0);
		expect(ids(entries.flatMap(({ events }) => events))).toEqual(ids([reset, answer(3)]));
	});

	it('what was added from a backup gets there with the next start, all of it', async () => {
		const name = newName();
		const before = await openLearner(name);
		await before.store.append([answer(1)]);
		const many = Array.from({ length: 300 }, (_, n) => answer(n + 2));
		await withFullJournal(before, () => before.store.merge(many, []));
		// A tab that ends before it could try again.
		before.store.connection.close();
		before.journal.close();
		const after = await openLearner(name);
		const { files } = await after.journal.list();
		const parts = await Promise.all(files.map((file) => after.journal.read(file.name, 0)));
		const kept = parts.flatMap(({ entries }) => entries.flatMap(({ events }) => ids(events)));
		expect(new Set(kept).size).toBe(301);
	});

	it('a test is not said to be handed in, and is over when it is handed in again', async () => {
		const learner = await openLearner(newName());
		const { store } = learner;
		const over: SessionRecord = {
			id: 's',
			plan: { mode: 'test', bank: 'b', seed: 'x', items: [] },
			startedMs: 1,
			drafts: {},
			marked: [],
			spentMs: {}
		};
		await store.saveOpenSession({ ...over, open: 1 });
		await withFullJournal(learner, () =>
			expect(store.handIn([answer(1)], over)).rejects.toMatchObject({ kind: 'full' })
		);
		// By then the answers are stamped anew.
		expect(await store.handIn([answer(2)], over)).toEqual(over);
		expect(ids(await store.allEvents())).toEqual(ids([answer(1)]));
	});
});
