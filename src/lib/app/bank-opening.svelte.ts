import { handToImport, mayBeForeign } from './exchange/hand-to-import';
import type { FootnoteApp } from './footnote-app.svelte';
import { addToShelf, lookInto, type Offer, type OpenProblem } from './open-bank';
import type { Given } from './read-given';

/** How far it has come: nothing given yet, being read, refused, to be decided, on the shelf. */
export type OpeningStep =
	| { at: 'waiting' }
	| { at: 'reading'; name: string | null }
	| { at: 'refused'; given: Given; problem: OpenProblem }
	/** `failure`: why the last try to keep it failed. */
	| { at: 'offered'; offer: Offer; busy: boolean; failure: unknown }
	| { at: 'added'; offer: Offer };

/** The way of a bank that was given from its file or link to the shelf: looked into first, kept when the learner says so. */
export class BankOpening {
	#step = $state.raw<OpeningStep>({ at: 'waiting' });
	#failure = $state.raw<unknown>(null);
	#turn = 0;

	/** @param onForeign called where it is another program's file, which was handed on to the screen that reads those */
	constructor(
		private readonly app: FootnoteApp,
		private readonly onForeign: () => void
	) {}

	get step(): OpeningStep {
		return this.#step;
	}

	/** Why what is here could not be read to compare with; null when it could. */
	get failure(): unknown {
		return this.#failure;
	}

	/** Of two that are given one after the other the later one counts. */
	async look(given: Given): Promise<void> {
		const turn = ++this.#turn;
		this.#failure = null;
		this.#step = { at: 'reading', name: 'files' in given ? (given.files[0]?.name ?? null) : null };
		try {
			const looked = await lookInto(this.app, given);
			const isForeign = !looked.ok && (await isHandedOn(given, looked.problem));
			if (turn !== this.#turn) return;
			if (isForeign) {
				this.#step = { at: 'waiting' };
				this.onForeign();
				return;
			}
			this.#step = looked.ok
				? { at: 'offered', offer: looked.offer, busy: false, failure: null }
				: { at: 'refused', given, problem: looked.problem };
		} catch (error) {
			if (turn !== this.#turn) return;
			this.#failure = error;
			this.#step = { at: 'waiting' };
		}
	}

	async add(): Promise<void> {
		const step = this.#step;
		if (step.at !== 'offered' || step.busy) return;
		const turn = this.#turn;
		this.#step = { ...step, busy: true };
		const failure: unknown = await addToShelf(this.app, step.offer).then(
			() => null,
			(error: unknown) => error
		);
		// Something else was given meanwhile.
		if (turn !== this.#turn) return;
		this.#step = failure ? { ...step, failure } : { at: 'added', offer: step.offer };
	}

	/** Not now: nothing is kept. */
	leave(): void {
		this.#turn++;
		this.#step = { at: 'waiting' };
	}
}

/** One file that is no bank, and of a format that is read elsewhere. */
async function isHandedOn(given: Given, problem: OpenProblem): Promise<boolean> {
	if (problem.from !== 'file' || !mayBeForeign(problem.problem.code)) return false;
	const files = 'files' in given ? given.files : [];
	return files.length === 1 && handToImport(files[0]!);
}
