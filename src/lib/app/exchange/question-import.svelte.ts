import { dateOf } from '../date-of';
import { clock } from '../clock';
import type { FootnoteApp } from '../footnote-app.svelte';
import { addImport, draftsOf, takeImportBack, type AddedImport } from './add-import';
import { ColumnChoice } from './column-choice.svelte';
import type { BroughtBank, ExchangeRefusal, TableReading } from './exchange-work';
import { offerOf, type ImportOffer } from './import-offer';
import { workApart } from './work-apart';

/** How far it has come: nothing given yet, being read, refused, a table to be explained, to be decided, on the shelf, taken back. */
export type ImportStep =
	/** `cancelled`: the name of a file whose reading was called off. */
	| { at: 'waiting'; cancelled: string | null }
	/** 0–1. */
	| { at: 'reading'; name: string; share: number }
	| { at: 'refused'; name: string; refusal: ExchangeRefusal }
	| { at: 'columns'; choice: ColumnChoice }
	/** `isTable`: its columns can be named otherwise. `failure`: why the last try to keep it failed. */
	| { at: 'offered'; offer: ImportOffer; isTable: boolean; busy: boolean; failure: unknown }
	| { at: 'added'; offer: ImportOffer; added: AddedImport; busy: boolean; failure: unknown }
	| { at: 'taken-back'; offer: ImportOffer };

/** The way of another program's questions from their file to the shelf: read first, kept when the learner says so. */
export class QuestionImport {
	#step = $state.raw<ImportStep>({ at: 'waiting', cancelled: null });
	#failure = $state.raw<unknown>(null);
	#reading: AbortController | null = null;
	/** What was read last, and how. */
	#given: { file: File; table: TableReading | null } | null = null;

	constructor(private readonly app: FootnoteApp) {}

	get step(): ImportStep {
		return this.#step;
	}

	/** Why what is here could not be read to compare with; null when it could. */
	get failure(): unknown {
		return this.#failure;
	}

	/**
	 * Of two files that are given one after the other the later one counts.
	 * @param table how it is to be read, where a person said what its columns are
	 */
	async read(file: File, table: TableReading | null = null): Promise<void> {
		this.#given = { file, table };
		await this.#apart(file.name, async (reading) => {
			const banks: BroughtBank[] = [];
			const outcome = await workApart(
				{ work: 'read', file, date: today(), table },
				(news) => {
					if ('bank' in news) banks.push(news.bank);
					else if (!reading.aborted)
						this.#step = { at: 'reading', name: file.name, share: news.done };
				},
				reading
			);
			if (outcome.work === 'refused') {
				const { refusal } = outcome;
				if (refusal.code === 'columns') return this.#columnsOf(file, reading);
				return { at: 'refused', name: file.name, refusal };
			}
			const offer = await offerOf(this.app, { ...outcome, file: file.name, banks });
			return { at: 'offered', offer, isTable: outcome.isTable, busy: false, failure: null };
		});
	}

	/** Shows what the columns of the table were taken for, to be said otherwise. */
	async askColumns(): Promise<void> {
		if (!this.#given) return;
		const { file, table } = this.#given;
		await this.#apart(file.name, (reading) => this.#columnsOf(file, reading, table));
	}

	/** Reads the table as it was explained. */
	async takeColumns(): Promise<void> {
		const step = this.#step;
		if (step.at === 'columns') await this.read(step.choice.file, step.choice.reading);
	}

	async #columnsOf(
		file: File,
		signal: AbortSignal,
		before: TableReading | null = null
	): Promise<ImportStep> {
		const delimiter = before?.delimiter ?? null;
		const outcome = await workApart({ work: 'table', file, delimiter }, undefined, signal);
		if (outcome.work === 'refused')
			return { at: 'refused', name: file.name, refusal: outcome.refusal };
		const choice = new ColumnChoice(file, outcome.table, before, today());
		return { at: 'columns', choice };
	}

	/** Shows that something is read, and then what came of it, unless another file was given meanwhile. */
	async #apart(name: string, work: (reading: AbortSignal) => Promise<ImportStep>): Promise<void> {
		this.#reading?.abort();
		const { signal } = (this.#reading = new AbortController());
		this.#failure = null;
		this.#step = { at: 'reading', name, share: 0 };
		try {
			const step = await work(signal);
			if (!signal.aborted) this.#step = step;
		} catch (error) {
			if (signal.aborted) return;
			this.#failure = error;
			this.#step = { at: 'waiting', cancelled: null };
		}
	}

	/** Ends the reading, wherever it is. */
	cancel(): void {
		this.#reading?.abort();
		const cancelled = this.#step.at === 'reading' ? this.#step.name : null;
		this.#step = { at: 'waiting', cancelled };
	}

	async add(): Promise<void> {
		const step = this.#step;
		if (step.at !== 'offered' || step.busy) return;
		const { offer } = step;
		this.#step = { ...step, busy: true };
		try {
			const added = await addImport(this.app, offer);
			this.#step = { at: 'added', offer, added, busy: false, failure: null };
		} catch (failure) {
			this.#step = { ...step, failure };
		}
	}

	/** Takes it off the shelf again, all of it. */
	async takeBack(): Promise<void> {
		const step = this.#step;
		if (step.at !== 'added' || step.busy) return;
		this.#step = { ...step, busy: true };
		try {
			await takeImportBack(this.app, step.added);
			this.#step = { at: 'taken-back', offer: step.offer };
		} catch (failure) {
			this.#step = { ...step, failure };
		}
	}

	/** Makes drafts of it. @returns whether it could be done */
	async edit(): Promise<boolean> {
		const step = this.#step;
		if (step.at !== 'offered' || step.busy) return false;
		this.#step = { ...step, busy: true };
		try {
			await draftsOf(step.offer);
			return true;
		} catch (failure) {
			this.#step = { ...step, failure };
			return false;
		}
	}

	/** Not now: nothing is kept. */
	leave(): void {
		this.#reading?.abort();
		this.#step = { at: 'waiting', cancelled: null };
	}
}

const today = () => dateOf(clock.nowMs()) ?? '1970-01-01';
