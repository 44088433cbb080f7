import type { Page } from '@playwright/test';
import { DERIVED_VERSION } from '../../../src/lib/core/memory/card';
import type { LearnerEvent } from '../../../src/lib/core/memory/event';
import { foldLog } from '../../../src/lib/core/memory/fold';
import { countBanks } from '../../../src/lib/store/bank-counts';
import { toCardRecord } from '../../../src/lib/store/card-record';

/** What a tab of an older version does when a newer one asks it to let go. */
export type OldTab = 'lets go' | 'lets go late' | 'is writing' | 'never lets go';

/** How long the one that is late takes, in ms. */
const LATE_MS = 2000;

/**
 * Makes a database as the first version of Footnote left it, with that log, and closes it.
 * The schema is written out here, since it must stay as it was.
 */
export async function writeFirstVersion(page: Page, log: LearnerEvent[]): Promise<void> {
	const { cards, days, settings } = foldLog(log);
	const records = [...cards.values()].map(toCardRecord);
	const newest = log.at(-1)?.id ?? null;
	await page.evaluate(
		async ({ log, records, days, head, banks }) => {
			const opening = indexedDB.open('footnote', 1);
			opening.onupgradeneeded = () => {
				const db = opening.result;
				const events = db.createObjectStore('events', { keyPath: 'id' });
				events.createIndex('by-card', ['bank', 'question']);
				events.createIndex('by-session', 'session');
				const cards = db.createObjectStore('cards', { keyPath: ['bank', 'question'] });
				cards.createIndex('by-due', 'due');
				cards.createIndex('by-first', 'first');
				cards.createIndex('by-missed', 'missed');
				db.createObjectStore('days', { keyPath: 'day' });
				const sessions = db.createObjectStore('sessions', { keyPath: 'id' });
				sessions.createIndex('by-open', ['open', 'startedMs']);
				db.createObjectStore('meta');
			};
			await new Promise<void>((done, fail) => {
				opening.onerror = () => fail(opening.error);
				opening.onsuccess = () => {
					const db = opening.result;
					const tx = db.transaction([...db.objectStoreNames], 'readwrite');
					for (const event of log) tx.objectStore('events').put(event);
					for (const record of records) tx.objectStore('cards').put(record);
					for (const day of days) tx.objectStore('days').put(day);
					tx.objectStore('meta').put({ ...head, banks: new Map(banks) }, 'head');
					tx.objectStore('meta').put(crypto.randomUUID(), 'device');
					tx.oncomplete = () => (db.close(), done());
					tx.onabort = () => fail(tx.error);
				};
			});
		},
		{
			log,
			records,
			days: [...days.values()],
			head: { writes: 1, newest, settings, wide: [], derivedVersion: DERIVED_VERSION },
			banks: [...countBanks(records)]
		}
	);
}

/** Keeps the database of the first version open in that page, as a tab does that was opened before the update. */
export async function holdOpen(page: Page, manner: OldTab): Promise<void> {
	await page.evaluate(
		async ({ manner, lateMs }) => {
			const opening = indexedDB.open('footnote', 1);
			const db = await new Promise<IDBDatabase>((done, fail) => {
				opening.onsuccess = () => done(opening.result);
				opening.onerror = () => fail(opening.error);
			});
			db.onversionchange = () => {
				if (manner === 'lets go late') setTimeout(() => db.close(), lateMs);
				else if (manner !== 'never lets go') db.close();
			};
			if (manner !== 'is writing') return;
			// A transaction that is kept busy for a while, and that closing must wait for.
			const tx = db.transaction('meta', 'readwrite');
			const endMs = performance.now() + lateMs;
			const spin = () => {
				if (performance.now() < endMs) tx.objectStore('meta').get('head').onsuccess = spin;
			};
			spin();
		},
		{ manner, lateMs: LATE_MS }
	);
}
