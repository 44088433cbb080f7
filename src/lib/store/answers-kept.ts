import type { IDBPObjectStore } from 'idb';
import type { LocalDay } from '../core/memory/event';
import type { FootnoteDatabase } from './database-schema';

/** How many answers stand, and the first and the last day with one. */
export type AnswersKept =
	| { answers: number; firstDay: LocalDay; lastDay: LocalDay }
	| { answers: 0; firstDay: null; lastDay: null };

/** So many days at a time: those of decades together would hold up the page. */
const DAYS = 1000;

/** @param days the store of a transaction, in which nothing else is waited for */
export async function readAnswersKept(
	days: IDBPObjectStore<FootnoteDatabase, ['days'], 'days'>
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
