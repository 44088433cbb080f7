import type { KeptSums } from '../../core/insight/progress/sum-log';
import type { DeviceId, EventId, Settings } from '../../core/memory/event';
import type { LogIdentity } from './log-identity';
import { inSumsDatabase } from './sums-database';

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

/** How much of which log the sums hold, which is read without them. */
export interface Held {
	log: LogIdentity;
	/** How many segments. */
	segments: number;
	/** By which weights they were made. */
	weights: Settings['weights'];
	/** The last event that they may hold. */
	upTo: EventId;
	/** By which rules they were made. */
	rules: string;
}

/** @param learner the name of the learner's database. Never throws: what cannot be read is not there */
export async function readSums(learner: string): Promise<SumsRecord | null> {
	try {
		return (await inSumsDatabase((db) => db.get('sums', learner))) ?? null;
	} catch {
		return null;
	}
}

/** As `readSums`. */
export async function readHeld(learner: string): Promise<Held | null> {
	try {
		return (await inSumsDatabase((db) => db.get('held', learner))) ?? null;
	} catch {
		return null;
	}
}

/** Never throws: where they cannot be kept, all is read again the next time. */
export async function keepSums(learner: string, record: SumsRecord): Promise<void> {
	try {
		await inSumsDatabase(async (db) => {
			const tx = db.transaction(['sums', 'held'], 'readwrite');
			await Promise.all([
				tx.objectStore('sums').put(record, learner),
				tx.objectStore('held').put(heldIn(record), learner),
				tx.done
			]);
		});
	} catch {
		// A full disk, or a browser that keeps nothing.
	}
}

/** As `keepSums`: the sums that are kept are as they should be. */
export async function confirmHeld(learner: string, record: SumsRecord): Promise<void> {
	await inSumsDatabase((db) => db.put('held', heldIn(record), learner)).catch(() => undefined);
}

/** As `keepSums`: whoever asks what is held is to look at the sums themselves, which may not fit any more. */
export async function doubtHeld(learner: string): Promise<void> {
	await inSumsDatabase((db) => db.delete('held', learner)).catch(() => undefined);
}

/** As `keepSums`: takes them away, where another log stands now. Sums that stay do not fit it. */
export async function forgetSums(learner: string): Promise<void> {
	try {
		await inSumsDatabase(async (db) => {
			const tx = db.transaction(['sums', 'held'], 'readwrite');
			await Promise.all([
				tx.objectStore('sums').delete(learner),
				tx.objectStore('held').delete(learner),
				tx.done
			]);
		});
	} catch {
		// They are not used in any case.
	}
}

function heldIn({ log, segments, sums }: SumsRecord): Held {
	const { weights, upTo, rules } = sums;
	return { log, segments: segments.length, weights, upTo, rules };
}
