import type { BulkAction } from '../../core/browse/bulk-action';
import type { BankId, QuestionId } from '../../core/bank/bank';
import type { EventId } from '../../core/memory/event';

/** What was done to questions in one go, and the events that did it. */
export interface Deed {
	action: BulkAction;
	/** To how many questions. */
	count: number;
	events: { id: EventId; bank: BankId; question: QuestionId }[];
}

/** So many events are remembered in all: the newest deed is, however many it has. */
const MOST_EVENTS = 100_000;

/** What was done in the list of all questions since the app was opened, to be taken back one after the other. */
export class Deeds {
	#stack = $state.raw<readonly Deed[]>([]);

	get last(): Deed | null {
		return this.#stack.at(-1) ?? null;
	}

	add(deed: Deed): void {
		const kept = [deed];
		let events = deed.events.length;
		for (const before of this.#stack.toReversed()) {
			events += before.events.length;
			if (events > MOST_EVENTS) break;
			kept.unshift(before);
		}
		this.#stack = kept;
	}

	/** It was taken back. */
	drop(deed: Deed): void {
		this.#stack = this.#stack.filter((other) => other !== deed);
	}
}

const known = new WeakMap<object, Deeds>();

/** Those of an app: who leaves the list and comes back can still take back what was done. */
export function deedsOf(app: object): Deeds {
	let deeds = known.get(app);
	if (!deeds) known.set(app, (deeds = new Deeds()));
	return deeds;
}
