import type { BulkAction } from '../../core/browse/bulk-action';
import type { BankId, QuestionId } from '../../core/bank/bank';
import type { EventId } from '../../core/memory/event';
import { Pace } from '../../store/pace';
import type { FootnoteApp } from '../footnote-app.svelte';

/** What was done to questions in one go, and the events that did it. */
export interface Deed {
	action: BulkAction;
	/** To how many questions. */
	count: number;
	events: { id: EventId; bank: BankId; question: QuestionId }[];
}

/** What is needed of an app: which log it writes to, and when to look at that again. */
export type LogInForce = Pick<FootnoteApp, 'version' | 'replaced'> & {
	store: Pick<FootnoteApp['store'], 'generation'>;
};

/** So many events are remembered in all: the newest deed is, however many it has. */
const MOST_EVENTS = 100_000;

/**
 * What was done in the list of all questions since the app was opened, to be taken back one after the other. What was done
 * in a log that another one took the place of is forgotten.
 */
export class Deeds {
	#stack = $state.raw<readonly Deed[]>([]);
	/** The log that they stand in. */
	#log: string | null = null;
	#busy = $state(false);
	#share = $state(0);

	constructor(private readonly app: LogInForce) {}

	/** Null where there is nothing to take back. */
	get last(): Deed | null {
		return this.#standing().at(-1) ?? null;
	}

	/** Something is being done or taken back, in whatever list of this app. */
	get busy(): boolean {
		return this.#busy;
	}

	/** How much of what is being written is done, 0–1 in steps of a hundredth. */
	get share(): number {
		return this.#share;
	}

	add(deed: Deed): void {
		const kept = [deed];
		let events = deed.events.length;
		for (const before of this.#standing().toReversed()) {
			events += before.events.length;
			if (events > MOST_EVENTS) break;
			kept.unshift(before);
		}
		this.#stack = kept;
		this.#log = this.app.store.generation;
	}

	/** It was taken back. */
	drop(deed: Deed): void {
		this.#stack = this.#stack.filter((other) => other !== deed);
	}

	/**
	 * Does something while nothing else is done or taken back.
	 * @param work moves `share` by its pace; `busy` until it is over
	 * @returns false where something is under way already: then it is not done
	 * @throws what `work` throws
	 */
	async alone(work: (pace: Pace) => Promise<void>): Promise<boolean> {
		if (this.#busy) return false;
		this.#busy = true;
		this.#share = 0;
		try {
			await work(new Pace((share) => (this.#share = Math.floor(share * 100) / 100)));
			return true;
		} finally {
			this.#busy = false;
		}
	}

	#standing(): readonly Deed[] {
		const { version, replaced, store } = this.app;
		void version;
		return !replaced && this.#log === store.generation ? this.#stack : [];
	}
}

const known = new WeakMap<object, Deeds>();

/** Those of an app: who leaves the list and comes back can still take back what was done. */
export function deedsOf(app: LogInForce): Deeds {
	let deeds = known.get(app);
	if (!deeds) known.set(app, (deeds = new Deeds(app)));
	return deeds;
}
