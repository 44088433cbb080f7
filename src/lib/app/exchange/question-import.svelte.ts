import type { BankSummary } from '../../core/bank/summarise-bank';
import { dateOf } from '../date-of';
import { clock } from '../clock';
import type { FootnoteApp } from '../footnote-app.svelte';
import { gatherRemarks } from '../../exchange/formats/gather-remarks';
import { Cancelled, Pace } from '../../store/pace';
import {
	addImport,
	draftsOf,
	takeBanksBack,
	takeHistoryBack,
	type AddedImport
} from './add-import';
import { ColumnChoice } from './column-choice.svelte';
import { bringBanks } from './bring-banks';
import type { ExchangeRefusal, TableReading } from './exchange-work';
import { offerOf, type ImportOffer } from './import-offer';
import type { MadeBank } from './make-banks';
import { WorkApart, workApart } from './work-apart';

/** How far it has come: nothing given yet, being read, refused, a table to be explained, to be decided, on the shelf, taken back. */
export type ImportStep =
	/** `cancelled`: the name of a file whose reading was called off. */
	| { at: 'waiting'; cancelled: string | null }
	/** 0–1. */
	| { at: 'reading'; name: string; share: number }
	| { at: 'refused'; name: string; refusal: ExchangeRefusal }
	| { at: 'columns'; choice: ColumnChoice }
	/** `isTable`: its columns can be named otherwise. */
	| ({ at: 'offered'; offer: ImportOffer; isTable: boolean } & Undertaking)
	| ({ at: 'added'; about: AddedAbout; added: AddedImport } & Undertaking)
	| { at: 'taken-back'; file: string; withHistory: boolean };

/** What is still to be known of an offer that was added: its banks are on the shelf, and need not be held here as well. */
type AddedAbout = Pick<ImportOffer, 'file' | 'causes'> & { banks: BankSummary[] };

/** What is done with an offer or with what was added. */
interface Undertaking {
	busy: boolean;
	/** How much of it is done, 0–1; null where that is not told, and it cannot be called off. */
	share: number | null;
	/** Why the last try failed; null when it did not. */
	failure: unknown;
	/** The last try was called off. */
	calledOff: boolean;
}
const AT_REST: Undertaking = { busy: false, share: null, failure: null, calledOff: false };

/** The way of another program's questions from their file to the shelf: read first, kept when the learner says so. */
export class QuestionImport {
	#step = $state.raw<ImportStep>({ at: 'waiting', cancelled: null });
	#failure = $state.raw<unknown>(null);
	#reading: AbortController | null = null;
	/** What was read last, and how. */
	#given: { file: File; table: TableReading | null } | null = null;
	#working: AbortController | null = null;

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
			const { name } = file;
			const tell = (share: number) => {
				if (!reading.aborted) this.#step = { at: 'reading', name, share };
			};
			const made: MadeBank[] = [];
			const outcome = await workApart(
				{ work: 'read', file, date: today(), nowMs: clock.nowMs(), table },
				(news) => {
					if ('made' in news) made.push(news.made);
					else tell(news.done / 2);
				},
				reading
			);
			if (outcome.work === 'refused') {
				const { refusal } = outcome;
				if (refusal.code === 'columns') return this.#columnsOf(file, reading);
				return { at: 'refused', name, refusal };
			}
			const brought = await this.#brought(made, tell, reading);
			if ('refusal' in brought) return { at: 'refused', name, ...brought };
			const { isTable, format } = outcome;
			const { banks, remarks } = brought;
			const causes = gatherRemarks(remarks, outcome.causes);
			if (banks.length === 0) {
				const refusal = { code: 'nothing', format, isTable, causes } as const;
				return { at: 'refused', name, refusal };
			}
			const offer = await offerOf(this.app, { ...outcome, causes, file: name, banks });
			return { at: 'offered', offer, isTable, ...AT_REST };
		});
	}

	/** In a worker that has read nothing. */
	async #brought(made: MadeBank[], tell: (share: number) => void, signal: AbortSignal) {
		const apart = new WorkApart(signal);
		try {
			return await bringBanks(apart, made, (done) => tell((1 + done) / 2));
		} finally {
			apart.end();
		}
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

	/** @param withHistory whether what was learnt in the other program comes along */
	async add(withHistory: boolean): Promise<void> {
		const step = this.#step;
		if (step.at !== 'offered' || step.busy) return;
		const { offer } = step;
		const pace = this.#begin(step, withHistory);
		try {
			const added = await addImport(this.app, offer, withHistory, pace);
			const { file, causes, banks } = offer;
			const about = { file, causes, banks: banks.map(({ summary }) => summary) };
			this.#step = { at: 'added', about, added, ...AT_REST };
		} catch (failure) {
			this.#step = { ...step, ...ended(failure) };
		}
	}

	/** Takes it off the shelf and out of the log again, all of it. */
	async takeBack(): Promise<void> {
		const step = this.#step;
		if (step.at !== 'added' || step.busy) return;
		let { added } = step;
		const pace = this.#begin(step, added.history !== null);
		try {
			await takeHistoryBack(this.app, added, pace);
			// What is left to be taken back, where the next fails.
			added = { ...added, history: null };
			await takeBanksBack(this.app, added);
			const withHistory = step.added.history !== null;
			this.#step = { at: 'taken-back', file: step.about.file, withHistory };
		} catch (failure) {
			this.#step = { ...step, added, ...ended(failure) };
		}
	}

	/** Calls off what is being added or taken back; nothing of it is done then. */
	callOff(): void {
		this.#working?.abort();
	}

	#begin(step: Extract<ImportStep, Undertaking>, isLong: boolean): Pace {
		this.#step = { ...step, ...AT_REST, busy: true, share: isLong ? 0 : null };
		this.#working = new AbortController();
		return new Pace((share) => {
			const now = this.#step;
			if ('busy' in now && now.busy && now.share !== null) this.#step = { ...now, share };
		}, this.#working.signal);
	}

	/** Makes drafts of it. @returns whether it could be done */
	async edit(): Promise<boolean> {
		const step = this.#step;
		if (step.at !== 'offered' || step.busy) return false;
		this.#step = { ...step, ...AT_REST, busy: true };
		try {
			await draftsOf(step.offer);
			return true;
		} catch (failure) {
			this.#step = { ...step, ...ended(failure) };
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

const ended = (failure: unknown): Undertaking =>
	failure instanceof Cancelled ? { ...AT_REST, calledOff: true } : { ...AT_REST, failure };
