import type { BulkAction } from '../../core/browse/bulk-action';
import type { QuestionRef } from '../../core/quiz/session-plan';
import {
	forgetDeed,
	keepDeed,
	markRead,
	MOST_EVENTS,
	readDeedEvents,
	readDeeds,
	type DeedEvent
} from '../../store/deeds/deed-store';
import { Pace } from '../../store/pace';
import type { FootnoteApp } from '../footnote-app.svelte';

/** What was done to questions in one go, and can be taken back. */
export interface Deed {
	action: BulkAction;
	/** To how many questions. */
	count: number;
	/** The question, where it was done to one alone. */
	only: QuestionRef | null;
	/** Under which key its events are kept; where the browser does not keep them, they are here. */
	events: number | readonly DeedEvent[];
}

/** What is needed of an app: which log it writes to, and when to look at that again. */
export type LogInForce = Pick<FootnoteApp, 'version' | 'replaced'> & {
	store: Pick<FootnoteApp['store'], 'generation'> & {
		connection: { current: { name: string } };
	};
};

/**
 * What was done in the list of all questions, in this tab and in others, to be taken back one after the other, after a
 * reload too. What was done in a log that another one took the place of is forgotten.
 */
export class Deeds {
	#stack = $state.raw<readonly Deed[]>([]);
	/** The log that they stand in. */
	#log: string | null = null;
	/** What was done or taken back here while the kept ones were being read makes that void. */
	#changes = 0;
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

	/** Takes in what was done before this app was opened, or elsewhere, and leaves out what was taken back there. */
	async refresh(): Promise<void> {
		const log = this.app.store.generation;
		let changes: number;
		let kept;
		do {
			changes = this.#changes;
			kept = await readDeeds(this.#learner, log, Date.now());
		} while (changes !== this.#changes);
		if (!kept || this.app.replaced || log !== this.app.store.generation) return;
		const before = this.#standing();
		const known = (key: number) => before.find(({ events }) => events === key);
		const stack = [
			...kept
				// Here one goes on taking back what one was told of; elsewhere that is over.
				.filter(({ key, isRead }) => !isRead || known(key))
				.map(({ key, action, count, only }) => known(key) ?? { action, count, only, events: key }),
			...before.filter(({ events }) => typeof events !== 'number')
		];
		// What is the same is left as it is: whoever shows it need not do so again.
		const isSame =
			stack.length === this.#stack.length && stack.every((deed) => this.#stack.includes(deed));
		if (!isSame) this.#stack = stack;
		this.#log = log;
	}

	/** Resolves once it can be taken back after a reload, too, where the browser keeps anything. */
	async add(action: BulkAction, count: number, events: readonly DeedEvent[]): Promise<Deed> {
		const log = this.app.store.generation;
		const only = onlyOf(events);
		const record = { learner: this.#learner, log, atMs: Date.now(), action, count, only };
		const deed = { action, count, only, events: (await keepDeed(record, events)) ?? events };
		this.#stack = withinMost([...this.#standing(), deed]);
		this.#log = log;
		this.#changes++;
		return deed;
	}

	/** Its events, part by part. @throws DOMException when they cannot be read */
	async *eventsOf({ events }: Deed): AsyncGenerator<readonly DeedEvent[]> {
		if (typeof events === 'number') yield* readDeedEvents(events);
		else yield events;
	}

	/** It was taken back. */
	async drop(deed: Deed): Promise<void> {
		if (typeof deed.events === 'number') await forgetDeed(deed.events);
		this.#stack = this.#stack.filter((other) => other !== deed);
		this.#changes++;
	}

	/** What was told of the last one was read: whoever opens the app the next time is not told of it again, nor of those before. */
	async read(): Promise<void> {
		for (const { events } of this.#standing())
			if (typeof events === 'number') await markRead(events);
	}

	has(deed: Deed): boolean {
		return this.#standing().includes(deed);
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

	get #learner(): string {
		return this.app.store.connection.current.name;
	}

	#standing(): readonly Deed[] {
		const { version, replaced, store } = this.app;
		void version;
		return !replaced && this.#log === store.generation ? this.#stack : [];
	}
}

/** Of those whose events are here, the newest that there is room for. */
function withinMost(deeds: readonly Deed[]): Deed[] {
	let room = MOST_EVENTS;
	return deeds
		.toReversed()
		.filter(({ events }, at) => {
			if (typeof events === 'number') return true;
			room -= events.length;
			return room >= 0 || at === 0;
		})
		.reverse();
}

function onlyOf([first, ...rest]: readonly DeedEvent[]): QuestionRef | null {
	const isOne = rest.every(
		({ bank, question }) => bank === first!.bank && question === first!.question
	);
	return first && isOne ? { bank: first.bank, question: first.question } : null;
}

const known = new WeakMap<object, Deeds>();

/** Those of an app: who leaves the list and comes back can still take back what was done. */
export function deedsOf(app: LogInForce): Deeds {
	let deeds = known.get(app);
	if (!deeds) known.set(app, (deeds = new Deeds(app)));
	return deeds;
}
