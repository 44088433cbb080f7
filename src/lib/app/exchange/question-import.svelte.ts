import { dateOf } from '../date-of';
import { clock } from '../clock';
import type { FootnoteApp } from '../footnote-app.svelte';
import { Cancelled, Pace } from '../../store/pace';
import {
	addImport,
	draftsOf,
	takeBanksBack,
	takeHistoryBack,
	type AddedImport
} from './add-import';
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
	| ({ at: 'offered'; offer: ImportOffer } & Undertaking)
	| ({ at: 'added'; offer: ImportOffer; added: AddedImport } & Undertaking)
	| { at: 'taken-back'; offer: ImportOffer; withHistory: boolean };

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
	#working: AbortController | null = null;

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
			const nowMs = clock.nowMs();
			const date = dateOf(nowMs) ?? '1970-01-01';
			const outcome = await workApart(
				{ work: 'read', file, date, nowMs },
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
			if (!reading.signal.aborted) this.#step = { at: 'offered', offer, ...AT_REST };
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

	/** @param withHistory whether what was learnt in the other program comes along */
	async add(withHistory: boolean): Promise<void> {
		const step = this.#step;
		if (step.at !== 'offered' || step.busy) return;
		const { offer } = step;
		const pace = this.#begin(step, withHistory);
		try {
			const added = await addImport(this.app, offer, withHistory, pace);
			this.#step = { at: 'added', offer, added, ...AT_REST };
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
			this.#step = { at: 'taken-back', offer: step.offer, withHistory };
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

const ended = (failure: unknown): Undertaking =>
	failure instanceof Cancelled ? { ...AT_REST, calledOff: true } : { ...AT_REST, failure };
