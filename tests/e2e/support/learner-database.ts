import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import type { SessionPlan } from '../../../src/lib/core/quiz/session-plan';
import type { FootnoteDatabase } from '../../../src/lib/store/database-schema';

type Store = 'events' | 'cards' | 'days' | 'sessions';

/** All records of one store of the page's own database. */
export async function readStore<S extends Store>(
	page: Page,
	store: S
): Promise<FootnoteDatabase[S]['value'][]> {
	const records = await page.evaluate(
		(name) =>
			new Promise<unknown[]>((resolve, reject) => {
				const opening = indexedDB.open('footnote');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const db = opening.result;
					const reading = db.transaction(name).objectStore(name).getAll();
					reading.onsuccess = () => {
						db.close();
						resolve(reading.result);
					};
					reading.onerror = () => reject(reading.error);
				};
			}),
		store
	);
	return records as FootnoteDatabase[S]['value'][];
}

/** The answers that stand: those not taken back. */
export async function standingAnswers(page: Page) {
	const events = await readStore(page, 'events');
	const undone = new Set(events.flatMap((event) => (event.type === 'undone' ? event.target : [])));
	return events.filter((event) => event.type === 'answered' && !undone.has(event.id));
}

/** Puts a session's plan into the database, as starting it would, and gives its id. The app must have been open. */
export async function putSession(
	page: Page,
	plan: Omit<SessionPlan, 'seed'> & { seed?: string }
): Promise<string> {
	const id = randomUUID();
	await page.evaluate(
		({ plan, id }) =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('footnote');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const db = opening.result;
					const tx = db.transaction('sessions', 'readwrite');
					tx.objectStore('sessions').put({
						id,
						plan,
						open: 1,
						startedMs: Date.now(),
						drafts: {},
						marked: [],
						spentMs: {}
					});
					tx.oncomplete = () => {
						db.close();
						resolve();
					};
					tx.onerror = () => reject(tx.error);
				};
			}),
		{ plan: { seed: 'a seed for the tests', ...plan }, id }
	);
	return id;
}

/** As if the questions had had another key when they were answered; `compared`: and nobody was to notice any more. */
export async function pretendOlderKey(page: Page, { compared = false } = {}): Promise<void> {
	await page.evaluate(
		(compared) =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('footnote');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const db = opening.result;
					const tx = db.transaction(['events', 'cards', 'meta'], 'readwrite');
					tx.objectStore('events').openCursor().onsuccess = ({ target }) => {
						const cursor = (target as IDBRequest<IDBCursorWithValue | null>).result;
						cursor?.update({ ...cursor.value, key: 'an older key' });
						cursor?.continue();
					};
					tx.objectStore('cards').openCursor().onsuccess = ({ target }) => {
						const cursor = (target as IDBRequest<IDBCursorWithValue | null>).result;
						if (!cursor) return;
						const { card, ...record } = cursor.value;
						cursor.update({ ...record, card: { ...card, key: 'an older key' } });
						cursor.continue();
					};
					if (!compared) tx.objectStore('meta').put({}, 'bankDigests');
					tx.oncomplete = () => (db.close(), resolve());
					tx.onerror = () => reject(tx.error);
				};
			}),
		compared
	);
}
