import type { DraftTexts } from '../../core/author/edit-history';
import { IMAGE_FILE } from '../../core/bank/bank-files';
import { readCard } from '../../core/bank/image-card';
import { byDigest, imagesOfOwner, type ImageBlobs } from '../image-records';
import { SideDatabase } from '../side-database';
import {
	openDrafts,
	type DraftDatabase,
	type DraftRecord,
	type DraftSummary,
	type RevisionReason,
	type RevisionRecord
} from './draft-database';

/** States of a draft that are kept, the published ones not counted. */
const REVISIONS = 60;

/** Someone else saved the draft since it was read: what is saved now would take the place of that. */
export class DraftOvertaken extends Error {
	override name = 'DraftOvertaken';
	constructor() {
		super('The draft was changed in another tab.');
	}
}

/** What a draft begins with. */
export interface DraftBeginning {
	texts: DraftTexts;
	about: DraftSummary;
	from: DraftRecord['from'];
	/** Those that the texts have cards of. */
	images: ImageBlobs;
}

/** The banks that are being written in this browser. All methods throw StorageFault where the browser's storage fails. */
export class DraftStore {
	#database: SideDatabase<DraftDatabase>;

	constructor(name = 'footnote-drafts') {
		this.#database = new SideDatabase(() => openDrafts(name));
	}

	/** All drafts, the last changed first, those put away at the end. */
	async list(): Promise<DraftRecord[]> {
		const drafts = await this.#use((db) => db.getAll('drafts'));
		const age = (draft: DraftRecord) => draft.retiredMs ?? Infinity;
		return drafts.sort((a, b) =>
			age(a) === age(b) ? b.changedMs - a.changedMs : age(a) < age(b) ? 1 : -1
		);
	}

	/** Null where there is none of that id. */
	async read(id: string): Promise<DraftRecord | null> {
		return (await this.#use((db) => db.get('drafts', id))) ?? null;
	}

	/**
	 * @param atMs milliseconds since the epoch
	 * @param images those that the texts have cards of
	 */
	async create(
		texts: DraftTexts,
		about: DraftSummary,
		from: DraftRecord['from'],
		atMs: number,
		images: ImageBlobs = new Map()
	): Promise<DraftRecord> {
		const [draft] = await this.createAll([{ texts, about, from, images }], atMs);
		return draft!;
	}

	/** All of them in one transaction: where one cannot be kept, none is. @param atMs milliseconds since the epoch */
	async createAll(beginnings: readonly DraftBeginning[], atMs: number): Promise<DraftRecord[]> {
		const made = beginnings.map(({ texts, about, from, images }) => {
			const draft: DraftRecord = {
				id: crypto.randomUUID(),
				texts,
				about,
				from,
				saves: 0,
				createdMs: atMs,
				changedMs: atMs,
				retiredMs: null
			};
			return { draft, images };
		});
		await this.#use(async (db) => {
			const tx = db.transaction(['drafts', 'images'], 'readwrite');
			const puts = made.flatMap(({ draft, images }) => [
				() => tx.objectStore('drafts').put(draft),
				...[...images].map(
					([digest, blob]) =>
						() =>
							tx.objectStore('images').put({ owner: draft.id, digest, blob })
				)
			]);
			try {
				for (const put of puts) await put();
			} catch (error) {
				// What is refused before it is asked for ends no transaction by itself.
				tx.done.catch(() => undefined);
				try {
					tx.abort();
				} catch {
					// It has ended itself, as where the disk is full.
				}
				throw error;
			}
			await tx.done;
		});
		return made.map(({ draft }) => draft);
	}

	/**
	 * Keeps the texts as they stand; on disk when it resolves.
	 * @param saves what the draft's count was when it was read or last saved
	 * @returns the new count
	 * @throws DraftOvertaken when it was saved elsewhere meanwhile, or is gone; then nothing was changed
	 */
	save(
		id: string,
		texts: DraftTexts,
		about: DraftSummary,
		saves: number,
		atMs: number
	): Promise<number> {
		return this.#use(async (db) => {
			const tx = db.transaction('drafts', 'readwrite', { durability: 'strict' });
			const draft = await tx.store.get(id);
			if (!draft || draft.saves !== saves) {
				tx.abort();
				await tx.done.catch(() => undefined);
				throw new DraftOvertaken();
			}
			await tx.store.put({ ...draft, texts, about, saves: saves + 1, changedMs: atMs });
			await tx.done;
			return saves + 1;
		});
	}

	/** Puts a draft away, or with null takes it up again. */
	async retire(id: string, atMs: number | null): Promise<void> {
		await this.#use(async (db) => {
			const tx = db.transaction('drafts', 'readwrite');
			const draft = await tx.store.get(id);
			if (draft) await tx.store.put({ ...draft, retiredMs: atMs });
			await tx.done;
		});
	}

	/** Takes a draft away for good, with all its earlier states. */
	async remove(id: string): Promise<void> {
		await this.#use(async (db) => {
			const tx = db.transaction(['drafts', 'revisions', 'images'], 'readwrite');
			await tx.objectStore('images').delete(imagesOfOwner(id));
			await tx.objectStore('drafts').delete(id);
			await tx.objectStore('revisions').delete(statesOf(id));
			await tx.done;
		});
	}

	/** Keeps a picture, before any text of the draft has its card; on disk when it resolves. */
	async addImage(id: string, digest: string, blob: Blob): Promise<void> {
		await this.#use(async (db) => {
			const tx = db.transaction('images', 'readwrite', { durability: 'strict' });
			await tx.store.put({ owner: id, digest, blob });
			await tx.done;
		});
	}

	/** All pictures that are kept of a draft, those of earlier states too. */
	async images(id: string): Promise<ImageBlobs> {
		return byDigest(await this.#use((db) => db.getAll('images', imagesOfOwner(id))));
	}

	/** A picture of any draft; null where there is none of that digest. */
	async image(digest: string): Promise<Blob | null> {
		return (await this.#use((db) => db.getFromIndex('images', 'digest', digest)))?.blob ?? null;
	}

	/**
	 * Takes away the pictures that neither the draft nor any of its kept states has a card of. Only where nothing of the
	 * draft is open that could be undone: that may bring a picture back.
	 */
	async tidyImages(id: string): Promise<void> {
		await this.#use(async (db) => {
			const tx = db.transaction(['drafts', 'revisions', 'images'], 'readwrite');
			const [draft, states, kept] = await Promise.all([
				tx.objectStore('drafts').get(id),
				tx.objectStore('revisions').getAll(statesOf(id)),
				tx.objectStore('images').getAllKeys(imagesOfOwner(id))
			]);
			const texts = [...(draft ? [draft.texts] : []), ...states.map((state) => state.texts)];
			const shown = new Set(texts.flatMap(digestsIn));
			for (const key of kept) if (!shown.has(key[1])) void tx.objectStore('images').delete(key);
			await tx.done;
		});
	}

	/** Keeps a state of a draft, unless the newest one kept is the same; the oldest go, but for the published ones. */
	async keepRevision(
		id: string,
		texts: DraftTexts,
		about: DraftSummary,
		reason: RevisionReason,
		atMs: number
	): Promise<void> {
		await this.#use(async (db) => {
			const tx = db.transaction('revisions', 'readwrite');
			const kept = await tx.store.getAll(statesOf(id));
			const newest = kept.at(-1);
			const isSame = newest && sameTexts(newest.texts, texts);
			if (!isSame || reason === 'published') {
				// Two states of one millisecond would be one record.
				const at = Math.max(atMs, (newest?.atMs ?? 0) + 1);
				await tx.store.put({ draft: id, atMs: at, reason, about, texts });
			}
			const spare = kept.filter((state) => state.reason !== 'published');
			for (const state of spare.slice(0, Math.max(0, spare.length + 1 - REVISIONS)))
				await tx.store.delete([id, state.atMs]);
			await tx.done;
		});
	}

	/** The states of a draft that were kept, newest first. */
	async revisions(id: string): Promise<RevisionRecord[]> {
		return (await this.#use((db) => db.getAll('revisions', statesOf(id)))).reverse();
	}

	close(): Promise<void> {
		return this.#database.close();
	}

	#use: SideDatabase<DraftDatabase>['use'] = (work) => this.#database.use(work);
}

const digestsIn = (texts: DraftTexts): string[] =>
	Object.entries(texts).flatMap(([name, text]) =>
		IMAGE_FILE.test(name) ? (readCard(text)?.digest ?? []) : []
	);

const statesOf = (id: string) => IDBKeyRange.bound([id], [id, []]);

/** Whether two drafts say the same, to the letter. */
export function sameTexts(one: DraftTexts, other: DraftTexts): boolean {
	const names = Object.keys(one);
	return (
		names.length === Object.keys(other).length && names.every((name) => one[name] === other[name])
	);
}
