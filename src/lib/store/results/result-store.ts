import { SideDatabase } from '../side-database';
import { openResultDatabase, type ResultDatabase } from './result-database';
import type { Results } from './result-file';

/** What became of a file of results. `older`: a later one of the same person is here already. */
export type TakenResults = 'added' | 'renewed' | 'older' | 'same';

/** The results that learners sent to the author of a bank. All methods throw StorageFault where the browser's storage fails. */
export class ResultStore {
	#database: SideDatabase<ResultDatabase>;

	constructor(name = 'footnote-results') {
		this.#database = new SideDatabase(() => openResultDatabase(name));
	}

	/** Of one bank, by the day they were saved on, the last first. */
	async ofBank(bank: string): Promise<Results[]> {
		const range = IDBKeyRange.bound([bank], [bank, []]);
		const found = await this.#database.use((db) => db.getAll('results', range));
		return found.sort((a, b) => (a.saved < b.saved ? 1 : a.saved > b.saved ? -1 : 0));
	}

	/**
	 * Keeps results, all of them or none; of one person only the last ones are kept. On disk when it resolves.
	 * @returns what became of each, in the order given
	 */
	put(all: readonly Results[]): Promise<TakenResults[]> {
		return this.#database.use(async (db) => {
			const tx = db.transaction('results', 'readwrite', { durability: 'strict' });
			const taken: TakenResults[] = [];
			for (const results of all) {
				const here = await tx.store.get([results.bank, results.respondent]);
				const became = standing(results, here);
				if (became === 'added' || became === 'renewed') void tx.store.put(results);
				taken.push(became);
			}
			await tx.done;
			return taken;
		});
	}

	/** Takes results away; to be put back with `put`. */
	async remove(all: readonly Pick<Results, 'bank' | 'respondent'>[]): Promise<void> {
		await this.#database.use(async (db) => {
			const tx = db.transaction('results', 'readwrite', { durability: 'strict' });
			for (const { bank, respondent } of all) void tx.store.delete([bank, respondent]);
			await tx.done;
		});
	}

	close(): Promise<void> {
		return this.#database.close();
	}
}

function standing(results: Results, here: Results | undefined): TakenResults {
	if (!here) return 'added';
	if (JSON.stringify(here) === JSON.stringify(results)) return 'same';
	// Answers only ever come to a log, but for those that are taken back; the day decides before the number.
	if (here.saved !== results.saved) return here.saved > results.saved ? 'older' : 'renewed';
	return here.answers.length > results.answers.length ? 'older' : 'renewed';
}
