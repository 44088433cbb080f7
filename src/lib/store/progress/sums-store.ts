import { openDB, type DBSchema } from 'idb';
import type { KeptSums } from '../../core/insight/progress/sum-log';
import type { DeviceId, EventId } from '../../core/memory/event';
import type { Generation } from '../journal/generation';

/** Which log it is, as far as that can be told without reading it. */
export interface LogIdentity {
	generation: Generation;
	/** The browser's own name, which a database that is made anew lacks, or has anew. */
	device: DeviceId;
	/** See `MetaValues.writtenAnew`; '' where it never was. */
	writtenAnew: string;
}

/** Sums of the events of a log up to one of them, and what they were made of. */
export interface SumsRecord {
	log: LogIdentity;
	/** How many writes it had seen by then: there are never fewer. */
	writes: number;
	/** The segments that are in the sums, each whole: all whose last event is not after `sums.upTo`, as that index has them. */
	segments: [device: DeviceId, number: number][];
	/** Events up to `sums.upTo` that are in the sums as well, and were in no segment yet, in order. */
	late: EventId[];
	sums: KeptSums;
}

interface SumsDatabase extends DBSchema {
	sums: { key: string; value: SumsRecord };
}

/*
 * What the progress figures are made of, so that the next visit need not read years of answers again. It follows from the
 * log alone, so it lies in a database of its own: none of it belongs into a backup, and it may be lost without harm.
 */
const open = () =>
	openDB<SumsDatabase>('footnote-sums', 1, {
		upgrade: (db) => void db.createObjectStore('sums')
	});

/** @param learner the name of the learner's database. Never throws: what cannot be read is not there */
export async function readSums(learner: string): Promise<SumsRecord | null> {
	try {
		const db = await open();
		const record = await db.get('sums', learner).finally(() => db.close());
		return record ?? null;
	} catch {
		return null;
	}
}

/** Never throws: where they cannot be kept, all is read again the next time. */
export async function keepSums(learner: string, record: SumsRecord): Promise<void> {
	try {
		const db = await open();
		const tx = db.transaction('sums', 'readwrite');
		await Promise.all([tx.store.put(record, learner), tx.done]).finally(() => db.close());
	} catch {
		// A full disk, or a browser that keeps nothing.
	}
}

/** As `keepSums`: takes them away, where another log stands now. Sums that stay do not fit it. */
export async function forgetSums(learner: string): Promise<void> {
	try {
		const db = await open();
		const tx = db.transaction('sums', 'readwrite');
		await Promise.all([tx.store.delete(learner), tx.done]).finally(() => db.close());
	} catch {
		// They are not used in any case.
	}
}
