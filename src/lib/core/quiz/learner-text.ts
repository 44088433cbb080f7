/** The longest typed answer that is looked at, in UTF-16 units; what stands beyond it is passed over. */
export const LONGEST_TEXT = 1_000;

/** Typed text, cut to what is looked at; empty for anything that is not text (the log may come from elsewhere). */
export function learnerText(value: unknown): string {
	return typeof value === 'string' ? value.slice(0, LONGEST_TEXT) : '';
}

/** The entry of a learner's record under `key`, never one inherited from Object; '' when there is none. */
export function entryOf(record: unknown, key: string): string {
	if (typeof record !== 'object' || record === null || !Object.hasOwn(record, key)) return '';
	return learnerText((record as Record<string, unknown>)[key]);
}

/** The texts of a learner's list; empty for anything that is not a list. */
export function textsOf(list: unknown): string[] {
	return Array.isArray(list) ? list.filter((entry) => typeof entry === 'string') : [];
}
