import type { Schedule } from './card';
import type { LocalDay, Rating, Settings } from './event';
import { intervalRange, seededInterval } from './fsrs';
import type { Memory } from './memory-model';

/** The days on which a question may come back: all are as good, as far as its memory goes. */
export interface DueRange {
	first: LocalDay;
	last: LocalDay;
	/** The one that the model names. */
	ideal: LocalDay;
}

/** An answer that moves the memory: what was known before it and after it, how it was rated, and its day. */
export interface Counted {
	before: Schedule;
	memory: Memory;
	rating: Rating;
	day: LocalDay;
}

/**
 * The days that FSRS's fuzz allows after an answer. On Good and Easy none comes sooner than the interval before would have
 * had it, as far as the model allows that: who knew it is never asked more often than who did not.
 */
export function dueRange(answer: Counted, settings: Settings): DueRange {
	const { before, memory, rating, day } = answer;
	const { least, ideal, most } = intervalRange(memory, elapsedDays(answer), settings);
	const knew = rating === 'good' || rating === 'easy';
	const known = before.lastDay !== null && before.dueDay !== null;
	const earlier = knew && known ? before.dueDay! - before.lastDay! : 0;
	return { first: day + clamp(earlier, least, most), ideal: day + ideal, last: day + most };
}

/** Where nobody chose a day: one of them by the seed. */
export function seededDay(answer: Counted, seed: string, settings: Settings): LocalDay {
	const interval = seededInterval(answer.memory, elapsedDays(answer), seed, settings);
	return within(dueRange(answer, settings), answer.day + interval);
}

/** The day of the range that is closest to a wanted one. */
export function within({ first, last }: DueRange, day: LocalDay): LocalDay {
	return clamp(day, first, last);
}

const elapsedDays = ({ before, day }: Counted) =>
	before.lastDay === null ? 0 : Math.max(0, day - before.lastDay);

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);
