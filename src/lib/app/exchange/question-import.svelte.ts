import { dateOf } from '../date-of';
import { clock } from '../clock';
import type { FootnoteApp } from '../footnote-app.svelte';
import { addImport, draftsOf, takeImportBack, type AddedImport } from './add-import';
import type { BroughtBank, ExchangeRefusal } from './exchange-work';
import { offerOf, type ImportOffer } from './import-offer';
import { workApart } from './work-apart';

/** How far it has come: nothing given yet, being read, refused, to be decided, on the shelf, taken back. */
export type ImportStep =
	/** `cancelled`: the name of a file whose reading was called off. */
	| { at: 'waiting'; cancelled: string | null }
	/** 0–1. */
	| { at: 'reading'; name: string; share: number }
	| { at: 'refused'; name: string; refusal: ExchangeRefusal }
	/** `failure`: why the last try to keep it failed. */
	| { at: 'offered'; offer: ImportOffer; busy: boolean; failure: unknown }
	| { at: 'added'; offer: ImportOffer; added: AddedImport; busy: boolean; failure: unknown }
	| { at: 'taken-back'; offer: ImportOffer };

/** The way of another program's questions from their file to the shelf: read first, kept when the learner says so. */
export class QuestionImport {
	#step = $state.raw<ImportStep>({ at: 'waiting', cancelled: null });
	#failure = $state.raw<unknown>(null);
	#reading: AbortController | null = null;

	constructor(private readonly app: FootnoteApp) {}

	get step(): ImportStep {
		return this.#step;
	}

	/** Why what is here could not be read to compare with; null when it could. */
	get failure(): unknown {
		return this.#failure;
	}

	/** Of two files that are given one after the other the later one counts. */
	async read(file: File): Promise<void> {
		this.#reading?.abort();
		const reading = (this.#reading = new AbortController());
		this.#failure = null;
		this.#step = { at: 'reading', name: file.name, share: 0 };
		const banks: BroughtBank[] = [];
		try {
			const date = dateOf(clock.nowMs()) ?? '1970-01-01';
			const outcome = await workApart(
				{ work: 'read', file, date },
				(news) => {
					if ('bank' in news) banks.push(news.bank);
					else if (!reading.signal.aborted)
						this.#step = { at: 'reading', name: file.name, share: news.done };
				},
				reading.signal
			);
			if (outcome.work === 'refused') {
				this.#step = { at: 'refused', name: file.name, refusal: outcome.refusal };
				return;
			}
			const offer = await offerOf(this.app, { ...outcome, file: file.name, banks });
			if (!reading.signal.aborted)
				this.#step = { at: 'offered', offer, busy: false, failure: null };
		} catch (error) {
			if (reading.signal.aborted) return;
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
