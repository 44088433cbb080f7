import type { LearnerEvent } from '../../core/memory/event';
import type { LearnerStore } from '../../store/learner-store';
import type { Pace } from '../../store/pace';
import { changePlaces } from '../../store/places';
import { replaceCopies } from '../../store/replace-copies';
import { autoBackup, backupOf } from '../auto-backup';
import { clock } from '../clock';
import { eventsIn, type HistoryParcel } from './history';

/** What is to be known of the learner whose history it is. */
export interface HistoryAbout {
	/** The program it was learnt in. */
	program: string;
	/** Hour at which the learner's day ends, 0–23. */
	dayEndHour: number;
	/** By the learner's calendar. */
	today: number;
}

export interface HistoryAdded {
	/** Entries of the log that were new. */
	added: number;
	/** Reviews among them, and those that were here already. */
	reviews: number;
	known: number;
	/** Of all entries in the order of their ids, whether each was new: by this it is taken out again. */
	fresh: Uint8Array;
	/** Questions of these banks that are due today. */
	due: number;
}

/**
 * Adds what was learnt elsewhere to the log, as a backup is added: both copies, all or nothing. What is there already is
 * left as it is.
 * @throws Cancelled, StorageFault; then nothing was added
 */
export async function addHistory(
	store: LearnerStore,
	parcels: readonly HistoryParcel[],
	about: HistoryAbout,
	pace: Pace
): Promise<HistoryAdded> {
	const events = await eventsOf(parcels, about, pace.part(0, 0.15));
	pace.check(0.15);
	// It only adds; where no backup can be kept first, it need not wait for one.
	await autoBackup(store, 'restore', pace.part(0.15, 0.3)).catch(() => pace.check(0.3));
	const merged = await store.merge(events, [], pace.part(0.3, 1));
	const isNew = new Set(merged.events.map(({ id }) => id));
	const fresh = Uint8Array.from(events, ({ id }) => (isNew.has(id) ? 1 : 0));
	const banks = new Set(parcels.map(({ bank }) => bank));
	const due = await store.countDue(about.today, banks);
	let [reviews, known] = [0, 0];
	for (const [at, { type }] of events.entries()) {
		if (type !== 'answered') continue;
		if (fresh[at] === 1) reviews++;
		else known++;
	}
	return { added: merged.added, reviews, known, fresh, due };
}

/**
 * Takes out again what `addHistory` added, and nothing else: the log without it takes the place of the log, after a backup.
 * @throws Cancelled, StorageFault; what kept the backup from being made. Then nothing was taken out
 */
export async function takeHistoryOut(
	store: LearnerStore,
	parcels: readonly HistoryParcel[],
	about: HistoryAbout,
	fresh: Uint8Array,
	pace: Pace
): Promise<void> {
	const added = await addedIds(parcels, about, fresh, pace.part(0, 0.1));
	const kept = await replaceCopies(
		store,
		({ events, sessions }) => ({ events: events.filter(({ id }) => !added.has(id)), sessions }),
		(before) => backupOf(store, before, 'restore', pace.part(0.3, 0.6)),
		pace.part(0.1, 1)
	);
	// A log that is empty because its learner wanted it so is not taken for one that was lost.
	if (kept && (await store.head()).newest === null)
		await changePlaces(store.connection.current.name, { declined: kept.name }).catch(
			() => undefined
		);
}

/** By themselves: the events would be held in memory beside those of the log. */
async function addedIds(
	parcels: readonly HistoryParcel[],
	about: HistoryAbout,
	fresh: Uint8Array,
	pace: Pace
): Promise<ReadonlySet<string>> {
	const events = await eventsOf(parcels, about, pace);
	return new Set(events.flatMap(({ id }, at) => (fresh[at] === 1 ? id : [])));
}

/** In the order of the log, one of each id. */
async function eventsOf(
	parcels: readonly HistoryParcel[],
	{ program, dayEndHour }: HistoryAbout,
	pace: Pace
): Promise<LearnerEvent[]> {
	const events: LearnerEvent[] = [];
	const about = { program, dayEndHour, offsetMin: clock.offsetMin };
	for (const [at, parcel] of parcels.entries()) {
		for (const event of eventsIn(parcel, about)) events.push(event);
		await pace.step(at + 1, parcels.length + 1);
	}
	events.sort((one, other) =>
		one.atMs !== other.atMs ? one.atMs - other.atMs : one.id < other.id ? -1 : 1
	);
	// A card that two decks of one file hold is one card all the same.
	return events.filter(({ id }, at) => events[at - 1]?.id !== id);
}
