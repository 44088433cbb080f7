import { COLUMN_ROLES, lackOf, type Mapping } from '../../exchange/formats/csv/mapping';
import type { TableSample } from '../../exchange/formats/csv/sample-table';
import { gatherRemarks, type Cause } from '../../exchange/formats/gather-remarks';
import type { Remark } from '../../exchange/formats/remark';
import { bringBanks } from './bring-banks';
import type { TableReading } from './exchange-work';
import { firstLook, type Look } from './import-offer';
import type { BroughtBank, MadeBank } from './make-banks';
import { WorkApart, workApart } from './work-apart';

/** What comes of the first rows, as the columns are named now. */
export interface TriedRows {
	/** Rows with something in them that were tried, and the questions they became. */
	rows: number;
	questions: number;
	look: Look[];
	causes: Cause[];
	/** Rows that are left out, by their lines. */
	leftOut: ReadonlySet<number>;
}

/** A person says what the columns of a table are, and sees what comes of it. */
export class ColumnChoice {
	#table = $state.raw() as TableSample;
	#mapping = $state.raw() as Mapping;
	#tried = $state.raw<TriedRows | null>(null);
	#failure = $state.raw<unknown>(null);
	#delimiter: string | null;
	#trying: AbortController | null = null;

	/** @param before how it was read, where it was. @param date of the import, YYYY-MM-DD */
	constructor(
		readonly file: File,
		table: TableSample,
		before: TableReading | null,
		private readonly date: string
	) {
		this.#table = table;
		this.#delimiter = before?.delimiter ?? null;
		this.#mapping = before?.mapping ?? table.mapping;
		void this.#try();
	}

	get table(): TableSample {
		return this.#table;
	}

	get mapping(): Mapping {
		return this.#mapping;
	}

	/** What has to be named yet; null where nothing has. */
	get lack(): ReturnType<typeof lackOf> {
		return lackOf(this.#mapping);
	}

	/** Null while nothing was tried yet, or something is not named. */
	get tried(): TriedRows | null {
		return this.#tried;
	}

	/** Why the table could not be looked at once more; null when it could. */
	get failure(): unknown {
		return this.#failure;
	}

	get reading(): TableReading {
		return { delimiter: this.#delimiter, mapping: this.#mapping };
	}

	change(part: Partial<Omit<Mapping, 'columns'>>): void {
		this.#mapping = { ...this.#mapping, ...part };
		void this.#try();
	}

	/** @param role one of `COLUMN_ROLES`; any other changes nothing */
	name(column: number, role: string): void {
		const known = COLUMN_ROLES.find((each) => each === role);
		if (!known) return;
		this.#mapping = { ...this.#mapping, columns: this.#mapping.columns.with(column, known) };
		void this.#try();
	}

	/** Parts the table anew; what was said of its columns holds no more. */
	async part(delimiter: string): Promise<void> {
		await this.#work(async (signal) => {
			const ask = { work: 'table', file: this.file, delimiter } as const;
			const outcome = await workApart(ask, undefined, signal);
			if (signal.aborted || outcome.work === 'refused') return;
			this.#delimiter = delimiter;
			this.#table = outcome.table;
			this.#mapping = outcome.table.mapping;
			void this.#try();
		});
	}

	async #try(): Promise<void> {
		const mapping = this.#mapping;
		if (lackOf(mapping)) {
			this.#trying?.abort();
			this.#tried = null;
			return;
		}
		const { rows } = this.#table;
		await this.#work(async (signal) => {
			const made: MadeBank[] = [];
			const { name } = this.file;
			const apart = new WorkApart(signal);
			try {
				const outcome = await apart.ask(
					{ work: 'try-rows', name, rows, mapping, date: this.date },
					(news) => void ('made' in news && made.push(news.made))
				);
				if (outcome.work === 'refused') return;
				const brought = await bringBanks(apart, made);
				if (signal.aborted || 'refusal' in brought) return;
				const remarks = [...outcome.remarks, ...brought.remarks];
				this.#tried = triedRows(rows.slice(mapping.headerRows), brought.banks, remarks);
			} finally {
				apart.end();
			}
		});
	}

	/** Of two changes the later one counts. */
	async #work(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
		this.#trying?.abort();
		const { signal } = (this.#trying = new AbortController());
		this.#failure = null;
		try {
			await work(signal);
		} catch (error) {
			if (!signal.aborted) this.#failure = error;
		}
	}
}

function triedRows(
	rows: readonly { line: number }[],
	banks: readonly BroughtBank[],
	remarks: readonly Remark[]
): TriedRows {
	const lines = new Set(rows.map(({ line }) => line));
	return {
		rows: rows.length,
		questions: banks.reduce((sum, { bank }) => sum + bank.questions.length, 0),
		look: firstLook(banks.map(({ bank }) => bank)),
		causes: gatherRemarks(remarks),
		leftOut: new Set(
			remarks.flatMap(({ kind, place: { line } }) =>
				kind === 'left-out' && line !== undefined && lines.has(line) ? line : []
			)
		)
	};
}
