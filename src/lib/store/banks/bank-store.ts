import type { IDBPTransaction } from 'idb';
import type { Bank } from '../../core/bank/bank';
import type { DraftTexts } from '../../core/author/edit-history';
import { byDigest, imagesOfOwner } from '../image-records';
import { SideDatabase } from '../side-database';
import {
	openBankDatabase,
	type BankDatabase,
	type OpenedBank,
	type OpenedSummary
} from './bank-database';
import { isParsed, isSummary } from './sound-opened';

const ALL: ['summaries', 'banks', 'texts', 'images'] = ['summaries', 'banks', 'texts', 'images'];

/** What a bank is told by that was compared with what is to take its place. */
type Compared = Pick<OpenedSummary, 'digest' | 'revision'>;

/** Another tab changed the bank since it was compared with what is to take its place. */
export class BankOvertaken extends Error {
	override name = 'BankOvertaken';
	constructor() {
		super(
			'The bank was changed in another tab meanwhile. Nothing was changed here; open it again.'
		);
	}
}

/** The banks that were opened in this browser. All methods throw StorageFault where the browser's storage fails. */
export class BankStore {
	#database: SideDatabase<BankDatabase>;

	constructor(name = 'footnote-banks') {
		this.#database = new SideDatabase(() => openBankDatabase(name));
	}

	/** The last added first; a record that is damaged is passed over. */
	async summaries(): Promise<OpenedSummary[]> {
		const found = await this.#database.use((db) => db.getAll('summaries'));
		return found.filter(isSummary).sort((a, b) => b.addedMs - a.addedMs);
	}

	/** The bank as it was parsed; null where there is none, or none that this version of the app can use as it is. */
	async bank(id: string): Promise<Bank | null> {
		return (await this.parsed(id))?.bank ?? null;
	}

	/** As `bank`, with the summary of that very content. */
	async parsed(id: string): Promise<Pick<OpenedBank, 'summary' | 'bank'> | null> {
		const [summary, bank] = await this.#database.use(async (db) => {
			const tx = db.transaction(['summaries', 'banks']);
			return Promise.all([tx.objectStore('summaries').get(id), tx.objectStore('banks').get(id)]);
		});
		return isSummary(summary) && isParsed(bank, summary) ? { summary, bank } : null;
	}

	/** A bank's texts as they came; null where there is none of that id. */
	async texts(id: string): Promise<DraftTexts | null> {
		return (await this.#database.use((db) => db.get('texts', id)))?.texts ?? null;
	}

	/** A picture of any of the banks; null where there is none of that digest. */
	async image(digest: string): Promise<Blob | null> {
		const found = await this.#database.use((db) => db.getFromIndex('images', 'digest', digest));
		return found?.blob ?? null;
	}

	/**
	 * Keeps a bank, in the place of the one of its id that is here; on disk when it resolves.
	 * @param over the digest and revision that were compared with it; null where there was none
	 * @throws NotStorable; BankOvertaken when another tab changed what is here: then nothing was changed
	 */
	async put(opened: OpenedBank, over: Compared | null): Promise<void> {
		await this.putAll([{ opened, over }]);
	}

	/**
	 * Keeps several banks in one transaction: all of them or none.
	 * @returns what was here of their ids before, for `takeBack`
	 * @throws as `put`
	 */
	async putAll(
		banks: readonly { opened: OpenedBank; over: Compared | null }[]
	): Promise<OpenedBank[]> {
		const { storable } = await import('./storable');
		return this.#database.use(async (db) => {
			const tx = db.transaction(ALL, 'readwrite', { durability: 'strict' });
			// It may fail while something else is waited for; that is told below.
			tx.done.catch(() => undefined);
			try {
				const before: OpenedBank[] = [];
				for (const { opened, over } of banks) {
					const { summary } = opened;
					const kept = await readWhole(tx, summary.id);
					// What is damaged is in no list, so nothing was compared with it.
					const here = isSummary(kept.summary) ? kept.summary : undefined;
					const isSame = here?.digest === over?.digest && here?.revision === over?.revision;
					// Written already by this very call, whose connection broke before it was told.
					const isWritten = here?.changedMs === summary.changedMs && here.digest === summary.digest;
					if (!isSame && !isWritten) throw new BankOvertaken();
					const whole = wholeOf(kept);
					if (whole && !isWritten) before.push(whole);
					// Each is let go of once it is written: copies of all of a large import are too much.
					await writeInSteps(tx, storable(opened));
				}
				await tx.done;
				return before;
			} catch (error) {
				try {
					tx.abort();
				} catch {
					// It has aborted by itself already.
				}
				throw tx.error ?? error;
			}
		});
	}

	/**
	 * Takes back what `putAll` did, in one transaction.
	 * @param added the summaries that were put
	 * @param before what `putAll` gave
	 * @throws BankOvertaken where one of them was changed or taken away since: then nothing was changed
	 */
	async takeBack(added: readonly OpenedSummary[], before: readonly OpenedBank[]): Promise<void> {
		await this.#database.use(async (db) => {
			const tx = db.transaction(ALL, 'readwrite', { durability: 'strict' });
			for (const { id, changedMs, digest } of added) {
				const here = await tx.objectStore('summaries').get(id);
				if (here?.changedMs !== changedMs || here.digest !== digest) return giveUp(tx);
				clear(tx, id);
			}
			for (const opened of before) write(tx, opened);
			await tx.done;
		});
	}

	/** Keeps what a bank is when it is parsed anew; passed over where it was changed or taken away meanwhile. */
	async renew(summary: OpenedSummary, bank: Bank): Promise<void> {
		await this.#database.use(async (db) => {
			const tx = db.transaction(['summaries', 'banks'], 'readwrite');
			const here = await tx.objectStore('summaries').get(summary.id);
			if (here?.changedMs === summary.changedMs) {
				void tx.objectStore('summaries').put(summary);
				void tx.objectStore('banks').put(bank);
			}
			await tx.done;
		});
	}

	/** Takes a bank away and gives what was kept of it, to be put back; null where there was none, or it was damaged. */
	remove(id: string): Promise<OpenedBank | null> {
		return this.#database.use(async (db) => {
			const tx = db.transaction(ALL, 'readwrite', { durability: 'strict' });
			const kept = await readWhole(tx, id);
			clear(tx, id);
			await tx.done;
			return wholeOf(kept);
		});
	}

	close(): Promise<void> {
		return this.#database.close();
	}
}

type Writing = IDBPTransaction<BankDatabase, typeof ALL, 'readwrite'>;

async function readWhole(tx: Writing, id: string) {
	const [summary, bank, texts, images] = await Promise.all([
		tx.objectStore('summaries').get(id),
		tx.objectStore('banks').get(id),
		tx.objectStore('texts').get(id),
		tx.objectStore('images').getAll(imagesOfOwner(id))
	]);
	return { summary, bank, texts, images };
}

/** Null where there is none, or a part of it is gone. */
function wholeOf(kept: Awaited<ReturnType<typeof readWhole>>): OpenedBank | null {
	const { summary, bank, texts, images } = kept;
	if (!summary || !bank || !texts) return null;
	return { summary, bank, texts: texts.texts, images: byDigest(images) };
}

function clear(tx: Writing, id: string): void {
	for (const store of ['summaries', 'banks', 'texts'] as const)
		void tx.objectStore(store).delete(id);
	void tx.objectStore('images').delete(imagesOfOwner(id));
}

function write(tx: Writing, { summary, bank, texts, images }: OpenedBank): void {
	void tx.objectStore('summaries').put(summary);
	void tx.objectStore('banks').put(bank);
	void tx.objectStore('texts').put({ id: summary.id, texts });
	void tx.objectStore('images').delete(imagesOfOwner(summary.id));
	for (const [digest, blob] of images)
		void tx.objectStore('images').put({ owner: summary.id, digest, blob });
}

/** So many pictures are sent at once. */
const STEP_IMAGES = 50;

/** As `write`, so that the page has its turn between the parts. */
async function writeInSteps(
	tx: Writing,
	{ summary, bank, texts, images }: OpenedBank
): Promise<void> {
	await tx.objectStore('banks').put(bank);
	await tx.objectStore('texts').put({ id: summary.id, texts });
	await tx.objectStore('images').delete(imagesOfOwner(summary.id));
	const pictures = [...images];
	for (let at = 0; at < pictures.length; at += STEP_IMAGES)
		await Promise.all(
			pictures
				.slice(at, at + STEP_IMAGES)
				.map(([digest, blob]) => tx.objectStore('images').put({ owner: summary.id, digest, blob }))
		);
	await tx.objectStore('summaries').put(summary);
}

async function giveUp(tx: Writing): Promise<never> {
	tx.abort();
	await tx.done.catch(() => undefined);
	throw new BankOvertaken();
}
