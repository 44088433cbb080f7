import type { IDBPDatabase } from 'idb';

/** A picture of a bank, apart from its texts, so that these are read without it. */
export interface ImageRecord {
	/** The draft or bank that it belongs to: what is taken away with that. */
	owner: string;
	/** See core/bank/image-card.ts. */
	digest: string;
	blob: Blob;
}

export interface ImageTable {
	images: { key: [string, string]; value: ImageRecord; indexes: { digest: string } };
}

/** Pictures by their digests. */
export type ImageBlobs = ReadonlyMap<string, Blob>;

/** In an upgrade. */
export function createImages(database: IDBPDatabase<never>): void {
	const plain = database as unknown as IDBPDatabase;
	plain
		.createObjectStore('images', { keyPath: ['owner', 'digest'] })
		.createIndex('digest', 'digest');
}

/** All pictures of a draft or bank. */
export const imagesOfOwner = (owner: string) => IDBKeyRange.bound([owner], [owner, []]);

export const byDigest = (records: readonly ImageRecord[]): ImageBlobs =>
	new Map(records.map(({ digest, blob }) => [digest, blob]));
