import type { BankId } from '../../core/bank/bank';
import { KNOWN_VERSION, type KnownBank } from '../../core/insight/progress/known-bank';
import { inSumsDatabase } from './sums-database';

/** A bank on the shelf, and which content of it that is. */
export interface BankMark {
	id: BankId;
	/** Another one whenever anything in the bank is. */
	content: string;
}

/** What the figures need of a bank, from an earlier visit. */
export interface KeptBank {
	/** Of which content, and made by which version of the app. */
	of: string;
	/** As JSON, which is read in a tenth of the time that so many small objects take. */
	text: string;
}

/** Banks as they were kept, by their ids: of which content, and what it is; null where it is damaged. */
export type KnownOnce = ReadonlyMap<BankId, { of: string; bank: KnownBank | null }>;

/**
 * The banks that were kept, whatever became of them.
 * @param learner the name of the learner's database. Never throws: what cannot be read is not there
 */
export async function readKnown(learner: string): Promise<KnownOnce> {
	try {
		const range = IDBKeyRange.bound([learner], [learner, []]);
		const [keys, records] = await inSumsDatabase((db) => {
			const { store } = db.transaction('banks');
			return Promise.all([store.getAllKeys(range), store.getAll(range)]);
		});
		return new Map(
			keys.map(([, id], at) => [id, { of: String(records[at]?.of), bank: bankIn(records[at], id) }])
		);
	} catch {
		// The page has them all.
		return new Map();
	}
}

/** Those of them that are still so on the shelf. */
export function stillKnown(known: KnownOnce, marks: readonly BankMark[]): Map<BankId, KnownBank> {
	return new Map(
		marks.flatMap((mark) => {
			const { of, bank } = known.get(mark.id) ?? {};
			return bank && of === ofWhat(mark) ? [[mark.id, bank]] : [];
		})
	);
}

/**
 * Keeps these banks for the next time, and takes away all that are not on the shelf any more. Never throws.
 * @param marks all of the shelf
 */
export async function keepKnown(
	learner: string,
	known: readonly KnownBank[],
	marks: readonly BankMark[]
): Promise<void> {
	const byId = new Map(marks.map((mark) => [mark.id, mark]));
	try {
		await inSumsDatabase(async (db) => {
			const tx = db.transaction('banks', 'readwrite');
			const kept = await tx.store.getAllKeys(IDBKeyRange.bound([learner], [learner, []]));
			const gone = kept.filter(([, id]) => !byId.has(id));
			await Promise.all([
				...gone.map((key) => tx.store.delete(key)),
				...known.flatMap((bank) => {
					const mark = byId.get(bank.id);
					if (!mark) return [];
					return [
						tx.store.put({ of: ofWhat(mark), text: JSON.stringify(bank) }, [learner, bank.id])
					];
				}),
				tx.done
			]);
		});
	} catch {
		// A full disk, or a browser that keeps nothing.
	}
}

const ofWhat = ({ content }: BankMark) => `${KNOWN_VERSION} ${content}`;

/** @param record may be anything. @returns null where it is damaged, or another bank's */
function bankIn(record: Partial<KeptBank> | undefined, id: BankId): KnownBank | null {
	try {
		const bank = JSON.parse(record?.text ?? 'null') as Partial<KnownBank> | null;
		return bank?.id === id && bank.facts && bank.questions ? (bank as KnownBank) : null;
	} catch {
		return null;
	}
}
