import type { LearnerStore } from '../../store/learner-store';
import type { Pace } from '../../store/pace';
import { changePlaces } from '../../store/places';
import { takeOutMany } from '../../store/take-out-many';
import { backupInSlices } from '../auto-backup';
import { clock } from '../clock';
import { openDebts } from '../../store/journal-debts';
import type { HistoryParcel } from './history';
import type { TakeOut } from './history-messages';
import { HistoryRows } from './history-rows';

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
	/** The second copy may lack some of it until the next start. */
	owed: boolean;
	/** Questions of these banks that are due today; null where they could not be counted. */
	due: number | null;
}

/**
 * Adds what was learnt elsewhere to the log: both copies, all or nothing. What is there already is left as it is.
 * @param whenKept hears of it as soon as it is in the database; what fails from then on undoes nothing
 * @throws Cancelled, StorageFault; then nothing was added
 */
export async function addHistory(
	store: LearnerStore,
	parcels: readonly HistoryParcel[],
	about: HistoryAbout,
	pace: Pace,
	whenKept: (added: HistoryAdded) => void = () => undefined
): Promise<HistoryAdded> {
	const rows = await rowsOf(parcels, about, pace.part(0, 0.05));
	const { writes } = await store.head();
	// It only adds; where no backup can be kept first, it need not wait for one.
	await backupInSlices(store, writes, pace.part(0.05, 0.2)).catch(() => pace.check(0.2));
	const fresh = await store.addMany(rows, pace.part(0.2, 1), (kept) =>
		whenKept({ ...countsOf(rows, kept), fresh: kept, owed: true, due: null })
	);
	const banks = new Set(parcels.map(({ bank }) => bank));
	// It is there, even where this cannot be told any more.
	const due = await store.countDue(about.today, banks).catch(() => null);
	const debts = await openDebts(store).catch(() => [null]);
	return { ...countsOf(rows, fresh), fresh, owed: debts.length > 0, due };
}

function countsOf(rows: HistoryRows, fresh: Uint8Array) {
	let [added, reviews, known] = [0, 0, 0];
	for (const [nth, isFresh] of fresh.entries()) {
		added += isFresh;
		if (!rows.isAnswer(nth)) continue;
		if (isFresh === 1) reviews++;
		else known++;
	}
	return { added, reviews, known };
}

/**
 * Takes out again what `addHistory` added, and nothing else, after a backup.
 * @throws Cancelled, StorageFault; what kept the backup from being made. Then nothing was taken out
 */
export async function takeHistoryOut(
	store: LearnerStore,
	parcels: readonly HistoryParcel[],
	about: HistoryAbout,
	{ fresh, isRepaired }: TakeOut,
	pace: Pace
): Promise<void> {
	const rows = await rowsOf(parcels, about, pace.part(0, 0.05));
	const work = pace.part(0.05, 1);
	const kept = await takeOutMany(
		store,
		rows,
		fresh,
		(writes) => backupInSlices(store, writes, work.part(0.25, 0.6)),
		work,
		isRepaired
	);
	// A log that is empty because its learner wanted it so is not taken for one that was lost.
	if (kept && (await store.head()).newest === null)
		await changePlaces(store.connection.current.name, { declined: kept.name }).catch(
			() => undefined
		);
}

const rowsOf = (
	parcels: readonly HistoryParcel[],
	{ program, dayEndHour }: HistoryAbout,
	pace: Pace
) => HistoryRows.of(parcels, { program, dayEndHour, offsetMin: clock.offsetMin }, pace);
