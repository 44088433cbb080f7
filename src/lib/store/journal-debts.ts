import type { EventId } from '../core/memory/event';
import type { Connection } from './connection';
import type { LearnerStore } from './learner-store';
import { heldIds } from './read-log';
import type { Writing } from './writing';

/**
 * A write of many events, by an id of its own, whose second copy is still on its way. It is noted in the transaction of the
 * write itself, so that it stands there just when the events do: the next start compares both copies whole where any is left.
 */
export type JournalDebt = string;

/**
 * Writes many events in one transaction, and notes that the second copy lacks them.
 * @param work may be done again after a connection that was lost, when nothing of it was kept
 * @param firstOf the first event that it added, null where it added none
 * @returns what `work` gave, also where it was kept and only the news of that was lost
 * @throws StorageFault, and what `work` throws; then nothing was kept
 */
export function writeOwing<T>(
	store: LearnerStore,
	debt: JournalDebt,
	work: (tx: Writing) => Promise<T>,
	firstOf: (result: T) => EventId | null
): Promise<T> {
	let last: { result: T } | null = null;
	return store.write(async (tx) => {
		const debts = tx.objectStore('meta');
		const open = ((await debts.get('journalDebts')) as JournalDebt[] | undefined) ?? [];
		if (last && (open.includes(debt) || (await isThere(tx, firstOf(last.result)))))
			return last.result;
		const result = await work(tx);
		await debts.put([...open, debt], 'journalDebts');
		last = { result };
		return result;
	});
}

/** Another tab may have paid a debt before its own tab heard that it was made. */
async function isThere(tx: Writing, first: EventId | null): Promise<boolean> {
	return first !== null && (await heldIds(tx, [first])).has(first);
}

/**
 * All that are open; null among them where a version before this one left one behind (one that still runs in another
 * tab may yet write what it owes: the note of that version cannot tell).
 */
export function openDebts({ connection }: LearnerStore): Promise<(JournalDebt | null)[]> {
	return connection.use(async (db) => {
		const meta = db.transaction('meta').store;
		const [debts, isOwed] = await Promise.all([meta.get('journalDebts'), meta.get('journalOwed')]);
		return [...((debts as JournalDebt[] | undefined) ?? []), ...(isOwed === true ? [null] : [])];
	});
}

/** The second copy has what these wrote; those of other works stay open. */
export function settleDebts(
	connection: Connection,
	settled: readonly (JournalDebt | null)[]
): Promise<void> {
	return connection.use(async (db) => {
		const tx = db.transaction('meta', 'readwrite');
		tx.done.catch(() => undefined);
		const debts = ((await tx.store.get('journalDebts')) as JournalDebt[] | undefined) ?? [];
		await tx.store.put(
			debts.filter((debt) => !settled.includes(debt)),
			'journalDebts'
		);
		if (settled.includes(null)) await tx.store.put(false, 'journalOwed');
		await tx.done;
	});
}
