import type { Page } from '@playwright/test';
import type { DayTally } from '../../../src/lib/core/memory/day-tally';
import type { LearnerEvent } from '../../../src/lib/core/memory/event';
import type { CardRecord, SessionRecord } from '../../../src/lib/store/database-schema';

/** What lies in the browser's database, read without any code of the app. */
export interface FoundLearner {
	/** False when there is no database, or one without stores. */
	exists: boolean;
	version: number;
	/** Segments and the unsealed ones, in order of id, each id once. */
	events: LearnerEvent[];
	/** How many segments, and how many events lie in a segment and beside it. */
	segments: number;
	twice: number;
	cards: CardRecord[];
	days: DayTally[];
	sessions: SessionRecord[];
	/** Why nothing could be read, or null. */
	error: string | null;
}

/** Reads all of it; the page must be of the app's origin. Never makes a database where there is none. */
export async function readLearner(page: Page, name = 'footnote'): Promise<FoundLearner> {
	const found = await page.evaluate(readInPage, name);
	const sealed = found.segments.flatMap((segment) => segment.events);
	const byId = new Map(
		[...sealed, ...found.events]
			// A damaged disk can empty a record.
			.filter((event) => typeof (event as LearnerEvent | null)?.id === 'string')
			.map((event) => [event.id, event])
	);
	return {
		...found,
		segments: found.segments.length,
		twice: sealed.length + found.events.length - byId.size,
		events: [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
	};
}

/** The ids of the log alone, which is all that a check of many thousands needs. */
export async function readIds(page: Page, name = 'footnote'): Promise<string[]> {
	return (await readLearner(page, name)).events.map(({ id }) => id);
}

async function readInPage(name: string) {
	const nothing = {
		exists: false,
		version: 0,
		events: [] as LearnerEvent[],
		segments: [] as { events: LearnerEvent[] }[],
		cards: [] as CardRecord[],
		days: [] as DayTally[],
		sessions: [] as SessionRecord[],
		error: null as string | null
	};
	const settled = <T>(request: IDBRequest<T>) =>
		new Promise<T>((done, fail) => {
			request.onsuccess = () => done(request.result);
			request.onerror = () => fail(request.error);
		});
	let db: IDBDatabase | undefined;
	try {
		const opening = indexedDB.open(name);
		// It is not there: none must be made.
		opening.onupgradeneeded = () => opening.transaction?.abort();
		db = await settled(opening);
		const stores = [...db.objectStoreNames];
		if (stores.length === 0) return nothing;
		const tx = db.transaction(stores);
		const all = <T>(store: string) =>
			stores.includes(store)
				? (settled(tx.objectStore(store).getAll()) as Promise<T[]>)
				: Promise.resolve([]);
		const [events, segments, cards, days, sessions] = await Promise.all([
			all<LearnerEvent>('events'),
			all<{ events: LearnerEvent[] }>('segments'),
			all<CardRecord>('cards'),
			all<DayTally>('days'),
			all<SessionRecord>('sessions')
		]);
		const { version } = db;
		return { ...nothing, exists: true, version, events, segments, cards, days, sessions };
	} catch (error) {
		const { name, message } = error as DOMException;
		return { ...nothing, error: name === 'AbortError' ? null : `${name}: ${message}` };
	} finally {
		db?.close();
	}
}
