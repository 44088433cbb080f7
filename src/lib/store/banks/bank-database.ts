import { openDB, unwrap, type DBSchema, type IDBPDatabase } from 'idb';
import type { Bank } from '../../core/bank/bank';
import type { DraftTexts } from '../../core/author/edit-history';
import type { BankSummary } from '../../core/bank/summarise-bank';
import { createImages, type ImageBlobs, type ImageTable } from '../image-records';
import { releaseOnLeave } from '../release-on-leave';

/** What is known of a bank that was opened here without reading it. */
export interface OpenedSummary extends BankSummary {
	/** The `BANK_SHAPE` that it was parsed to. */
	shape: number;
	/** When it was first put on the shelf, and when its newest revision was; milliseconds since the epoch. */
	addedMs: number;
	changedMs: number;
}

/** A bank that someone gave to the learner: parsed once, and its texts and pictures as they came, so that it can be parsed anew. */
export interface OpenedBank {
	summary: OpenedSummary;
	bank: Bank;
	texts: DraftTexts;
	images: ImageBlobs;
}

export interface BankDatabase extends DBSchema, ImageTable {
	summaries: { key: string; value: OpenedSummary };
	banks: { key: string; value: Bank };
	texts: { key: string; value: { id: string; texts: DraftTexts } };
}

/**
 * A database of its own: what was given to a learner is no part of their log, and neither may harm the other. The
 * summaries lie apart, since they are read before the first screen.
 * @throws DOMException when the browser refuses
 */
export async function openBankDatabase(name: string): Promise<IDBPDatabase<BankDatabase>> {
	const database = await openDB<BankDatabase>(name, 2, {
		upgrade(database, before) {
			if (before < 1)
				for (const store of ['summaries', 'banks', 'texts'] as const)
					database.createObjectStore(store, { keyPath: 'id' });
			if (before < 2) createImages(database as never);
		},
		blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close()
	});
	releaseOnLeave(unwrap(database));
	return database;
}
