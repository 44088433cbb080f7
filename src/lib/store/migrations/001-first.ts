import type { IDBPDatabase } from 'idb';
import type { FootnoteDatabase } from '../database-schema';

/** Version 1: the log, the cards and days cached from it, the sessions, and a few single values. */
export function migrateToFirst(db: IDBPDatabase<FootnoteDatabase>): void {
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
}
