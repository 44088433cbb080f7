import { DERIVED_VERSION } from '../core/memory/card';
import { DEFAULT_SETTINGS } from '../core/memory/default-settings';
import type { LearnerEvent } from '../core/memory/event';
import { recount } from './bank-counts';
import type { CardRecord, Head } from './database-schema';
import type { Writing } from './writing';

export const EMPTY_HEAD: Head = {
	writes: 0,
	newest: null,
	settings: DEFAULT_SETTINGS,
	loose: 0,
	banks: new Map(),
	derivedVersion: DERIVED_VERSION
};

export async function readHead(tx: Writing): Promise<Head> {
	return ((await tx.objectStore('meta').get('head')) as Head | undefined) ?? EMPTY_HEAD;
}

/** @throws DOMException at once, and not by the promise, when the browser does not take the request: see `sent` */
export function putHead(tx: Writing, head: Head): Promise<void> {
	const request = tx.objectStore('meta').put(head, 'head');
	return request.then(() => undefined);
}

/** The head once an event has been added. */
export function renewed(head: Head, event: LearnerEvent): Head {
	const newest = head.newest && head.newest > event.id ? head.newest : event.id;
	// Where a tab of an older app writes by its own rules, the next start of a newer one derives everything again.
	const derivedVersion = Math.min(head.derivedVersion, DERIVED_VERSION);
	return { ...head, writes: head.writes + 1, newest, loose: head.loose + 1, derivedVersion };
}

/** The head after a card has changed, come or gone. */
export function recounted(head: Head, before?: CardRecord, after?: CardRecord): Head {
	return { ...head, banks: recount(head.banks, before, after) };
}
