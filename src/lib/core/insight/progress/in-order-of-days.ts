import type { LocalDay } from '../../memory/event';

/** What is summed by days, the oldest day first: sums of sums are then the same in whatever order the days came. */
export function inOrderOfDays<T>(days: ReadonlyMap<LocalDay, T>): [LocalDay, T][] {
	return [...days].sort(([a], [b]) => a - b);
}
