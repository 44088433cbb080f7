import { deleteDB } from 'idb';
import { afterEach, expect, vi } from 'vitest';
import { givenUp } from '../../core/memory/testing/given-up';
import type { EventId, LearnerEvent } from '../../core/memory/event';
import type { ManyEvents } from '../../core/memory/many-events';
import { compareCopies } from '../compare-copies';
import { Journal } from '../journal/journal';
import { LearnerStore } from '../learner-store';
import { openDatabase } from '../open-database';
import { StorageFault } from '../storage-fault';
import { TwoCopies, type CopyState } from '../two-copies';

export interface Tab {
	store: LearnerStore;
	journal: Journal;
	states: CopyState[];
}

const names = new Set<string>();
const tabs: Tab[] = [];
export const newName = () => `large-${crypto.randomUUID()}`;

/**
 * A tab with both copies, whose log lies in segments of four.
 * @param alone its database counts as one in memory
 * @param memory the name of its database, where it has one of its own
 */
export async function openTab(name: string, { alone = false, memory = name } = {}): Promise<Tab> {
	names.add(name).add(memory);
	const opened = (await Journal.open(name))!;
	const connection = await openDatabase(memory);
	// Memories of two tabs bear the same name.
	Object.defineProperty(connection.current, 'name', { value: name });
	const store = new LearnerStore(connection, { segment: 4, loose: 6 });
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
export function kill({ store, journal }: Tab): void {
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
export const answer = (n: number) => givenUp(stamp(n), `q${n % 5}`);
export const answers = (from: number, count: number) =>
	Array.from({ length: count }, (_, nth) => answer(from + nth));

/** Many events that lie in a list all the same. */
export function listed(events: LearnerEvent[]): ManyEvents {
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

export const ids = (events: readonly LearnerEvent[]) => events.map(({ id }) => id);

/** The ids of all that the journal holds, in whatever file. */
export async function inJournal(name: string): Promise<EventId[]> {
	const opened = (await Journal.open(name))!;
	const found = new Set<EventId>();
	for (const { name: file } of opened.files)
		for (const { events } of (await opened.journal.read(file, 0)).entries)
			for (const { id } of events) found.add(id);
	opened.journal.close();
	return [...found].sort();
}

export const full = () => Promise.reject(new DOMException('no room', 'QuotaExceededError'));

export const late = () =>
	Promise.reject(new StorageFault('lost', 'The journal did not answer in time.'));

/** A gate that something waits at: when it was reached, and how it is opened. */
export function gate() {
	let [open, reach] = [() => {}, () => {}];
	const opened = new Promise<void>((resolve) => (open = resolve));
	const reached = new Promise<void>((resolve) => (reach = resolve));
	const wait = () => (reach(), opened);
	return { wait, reached, open };
}

/** Until somebody waits for both copies of this database in this way. */
export function untilWaiting(name: string, mode: LockMode): Promise<void> {
	return expect
		.poll(async () => {
			const { pending = [] } = await navigator.locks.query();
			return pending.map((lock) => `${lock.name} ${lock.mode}`);
		})
		.toContain(`footnote-copies:${name} ${mode}`);
}
