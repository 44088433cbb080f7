import { openDB, unwrap, type DBSchema, type IDBPDatabase } from 'idb';
import type { DraftTexts } from '../../core/author/edit-history';
import { createImages, type ImageTable } from '../image-records';
import { releaseOnLeave } from '../release-on-leave';

/** What a list of drafts shows, so that none has to be read for it. */
export interface DraftSummary {
	title: string;
	facts: number;
	questions: number;
}

/** A bank that is being written in this browser. */
export interface DraftRecord {
	/** A random UUID: the bank's own id may still change. */
	id: string;
	/** The bank's file, the texts of its sources and the cards of its pictures (core/bank/image-card.ts), by file name. */
	texts: DraftTexts;
	about: DraftSummary;
	/** The bank that it was begun from, where it was not begun empty; `file` where that came as a file of this name. */
	from: { bank: string; revision: number; file?: string } | null;
	/** Counts up with each save, so that a tab that saves what it read long ago is refused. */
	saves: number;
	/** Milliseconds since the epoch. */
	createdMs: number;
	changedMs: number;
	/** When it was put away; null while it is in use. */
	retiredMs: number | null;
}

/** Why a state of a draft was kept. `before-restore`: an earlier one was about to take its place. */
export type RevisionReason = 'opened' | 'worked-on' | 'before-restore' | 'published';

/** A draft as it stood at one moment. */
export interface RevisionRecord {
	draft: string;
	/** Milliseconds since the epoch. */
	atMs: number;
	reason: RevisionReason;
	about: DraftSummary;
	texts: DraftTexts;
}

export interface DraftDatabase extends DBSchema, ImageTable {
	drafts: { key: string; value: DraftRecord };
	revisions: { key: [string, number]; value: RevisionRecord };
}

/**
 * A database of its own: an author's work is no part of the learner's log, and neither may harm the other.
 * @throws DOMException when the browser refuses
 */
export async function openDrafts(name: string): Promise<IDBPDatabase<DraftDatabase>> {
	const database = await openDB<DraftDatabase>(name, 2, {
		upgrade(database, before) {
			if (before < 1) {
				database.createObjectStore('drafts', { keyPath: 'id' });
				database.createObjectStore('revisions', { keyPath: ['draft', 'atMs'] });
			}
			if (before < 2) createImages(database as never);
		},
		blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close()
	});
	releaseOnLeave(unwrap(database));
	return database;
}
