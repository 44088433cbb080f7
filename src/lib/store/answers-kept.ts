import type { IDBPObjectStore } from 'idb';
import type { DeviceId, LocalDay } from '../core/memory/event';
import type { FootnoteDatabase, Head } from './database-schema';
import { EMPTY_HEAD } from './head';

/** How many answers stand, and the first and the last day with one. */
export type AnswersKept =
	| { answers: number; firstDay: LocalDay; lastDay: LocalDay }
	| { answers: 0; firstDay: null; lastDay: null };

/** Which state of which database it is: the same one holds the same. */
export interface Stand {
	/** What the database calls itself by; another one once it was made anew. */
	device: DeviceId;
	/** How many writes it had seen. */
	writes: number;
}

export async function readStand(
	meta: IDBPObjectStore<FootnoteDatabase, ['days', 'meta'], 'meta'>
): Promise<Stand> {
	const [device, head] = await Promise.all([meta.get('device'), meta.get('head')]);
	return {
		device: (device as DeviceId | undefined) ?? '',
		writes: ((head as Head | undefined) ?? EMPTY_HEAD).writes
	};
}

/** So many days at a time: those of decades together would hold up the page. */
const DAYS = 1000;

/** @param days the store of a transaction, in which nothing else is waited for */
export async function readAnswersKept(
	days: IDBPObjectStore<FootnoteDatabase, ['days', 'meta'], 'days'>
): Promise<AnswersKept> {
	let answers = 0;
	let firstDay: LocalDay | null = null;
	let lastDay: LocalDay | null = null;
	for (;;) {
		const after = lastDay === null ? null : IDBKeyRange.lowerBound(lastDay, true);
		const some = await days.getAll(after, DAYS);
		for (const { day, answered } of some) {
			answers += answered;
			firstDay ??= day;
			lastDay = day;
		}
		if (some.length < DAYS) break;
	}
	return firstDay === null || lastDay === null
		? { answers: 0, firstDay: null, lastDay: null }
		: { answers, firstDay, lastDay };
}
