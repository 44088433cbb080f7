import { compareCopies, type Healed } from '../store/compare-copies';
import { Journal } from '../store/journal/journal';
import type { LearnerStore } from '../store/learner-store';
import type { InMemory } from './in-memory.svelte';
import type { KeptMark } from './kept-mark';

/** The journal with its files; null where this browser has none. */
export type Opened = Awaited<ReturnType<typeof Journal.open>>;

export const NOTHING_HEALED: Healed = { database: 0, journal: 0, unread: 0 };

/** The learner's log as it was opened. */
export interface StartedStore {
	store: LearnerStore;
	first: FirstReads;
	/** Null where the database is the browser's own. */
	inMemory: InMemory | null;
	mark: KeptMark;
}

export interface FirstReads {
	/** What the database calls itself by. */
	device: string;
	/** What one copy got back from the other. */
	healed: Healed;
	journal: Journal | null;
	/** The second copy could not be compared, and may hold what is not here. */
	unread: boolean;
}

/**
 * The first that is read of a database that was opened, before the first screen: an empty database beside a journal that
 * is not was lost, and is no new learner's.
 * @param whole all of both copies is read, and not only what came since they were compared last
 * @throws StorageFault when it cannot be read
 */
export async function firstReads(
	store: LearnerStore,
	name: string,
	opening: Promise<Opened>,
	whole = false
): Promise<FirstReads> {
	let device = await store.meta('device');
	if (!device) {
		device = crypto.randomUUID();
		await store.setMeta('device', device);
	}
	let opened = await opening;
	let healed = await healedFrom(store, opened, whole);
	if (!healed && Journal.isKnown && (await store.head()).newest === null) {
		// A busy computer may be too slow for the journal; where all may depend on it, it is asked once more.
		opened?.journal.close();
		opened = await Journal.open(name);
		healed = await healedFrom(store, opened, whole);
	}
	const unread = !healed && Journal.isKnown;
	if (!healed) await store.takeUpGeneration();
	await store.bringUpToDate();
	await store.head();
	const journal = opened?.journal ?? null;
	return { device, healed: healed ?? NOTHING_HEALED, journal, unread };
}

/** Where comparing fails both copies stay as they are, and it is tried again at the next start: null. */
async function healedFrom(
	store: LearnerStore,
	opened: Opened,
	whole: boolean
): Promise<Healed | null> {
	if (!opened) return null;
	try {
		return await compareCopies(store, opened.journal, whole);
	} catch {
		// Which of the two it was is found out here: a database that cannot be read is no good start.
		await store.readAll();
		return null;
	}
}
